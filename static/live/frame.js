// Reads a frame as pages/live/frame.py packs it: length, JSON header, arrays.

/** @import { Frame, Header } from './types.js' */

/** @type {Record<string, typeof Float32Array | typeof Uint8Array | typeof Int8Array>} */
const VIEWS = { float32: Float32Array, uint8: Uint8Array, int8: Int8Array };

/**
 * Each array as its values, in C order, and its shape.
 * @param {Uint8Array} bytes
 * @returns {Frame<any, any>}
 */
export function decode(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  /** @type {Header} */
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const body = bytes.slice(4 + length).buffer; // copied, so that every array is aligned
  /** @type {Record<string, object>} */
  const arrays = {};
  let offset = 0;
  for (const [name, type, shape] of header.arrays) {
    const View = VIEWS[type];
    const count = shape.reduce((a, b) => a * b, 1);
    arrays[name] = { values: new View(body, offset, count), shape };
    offset += Math.ceil((count * View.BYTES_PER_ELEMENT) / 4) * 4;
  }
  return { header, arrays };
}
