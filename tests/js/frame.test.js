// The frames are packed by Python, in test_units.py.

import { decode } from '../../static/live/frame.js';
import { equal, ok, test } from './harness.js';

/**
 * @typedef {object} Packed
 * @property {string} blob in base 64
 * @property {Record<string, unknown>} header
 * @property {Record<string, { type: string, shape: number[], values: (number | null)[] }>} arrays
 */

/** @param {string} name @returns {Promise<Packed & { bytes: Uint8Array }>} */
async function packed(name) {
  const all = await (await fetch('frames.json')).json();
  return { ...all[name], bytes: Uint8Array.from(atob(all[name].blob), (sign) => sign.charCodeAt(0)) };
}

const VIEWS = { Float32Array: 'float32', Uint8Array: 'uint8', Int8Array: 'int8' };

/** @param {Packed} expected @param {import('../../static/live/types.js').Frame<any, any>} frame */
function check({ header, arrays }, frame) {
  for (const [key, value] of Object.entries(header)) equal(frame.header[key], value, key);
  equal(Object.keys(frame.arrays), Object.keys(arrays), 'names');
  for (const [name, { type, shape, values }] of Object.entries(arrays)) {
    const got = frame.arrays[name];
    const kind = /** @type {keyof typeof VIEWS} */ (got.values.constructor.name);
    equal([VIEWS[kind], got.shape], [type, shape], name);
    equal(Array.from(got.values), values.map((value) => value ?? NaN), name);
  }
}

/** @param {string} name */
const reads = (name) => async () => {
  const expected = await packed(name);
  check(expected, decode(expected.bytes));
};

test('arrays of every type are read', reads('types'));
test('empty arrays are read', reads('empty'));
test('a frame without arrays is read', reads('nothing'));
test('arrays are read after others of an odd length', reads('odd'));
test('a header with letters of several bytes is read', reads('letters'));

test('a frame that begins within a message is read', async () => {
  for (const before of [1, 2, 3, 4]) {
    const expected = await packed('odd');
    const message = new Uint8Array(before + expected.bytes.length);
    message.set(expected.bytes, before);
    check(expected, decode(message.subarray(before)));
  }
});

test('arrays do not change with the message', async () => {
  const expected = await packed('types');
  const frame = decode(expected.bytes);
  expected.bytes.fill(0);
  check(expected, frame);
});

test('what is cut off is not read', async () => {
  const { bytes } = await packed('types');
  let read = true;
  try {
    decode(bytes.subarray(0, bytes.length - 8));
  } catch {
    read = false;
  }
  ok(!read, 'decode refuses');
});
