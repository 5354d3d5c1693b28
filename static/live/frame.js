// Reads a frame as pages/live/frame.py packs it: length, JSON header, arrays.

const VIEWS = { float32: Float32Array, uint8: Uint8Array, int8: Int8Array };

export function decode(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const body = bytes.slice(4 + length).buffer; // copied, so that every array is aligned
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
