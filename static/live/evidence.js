// What the verdict rests on, as arrays for the traces that pages/charts/evidence.py has made room
// for: gap, zone, the run before (two) and the copy that trains ahead (two).

import { last, memory } from './memory.js';

/** @import { Curve, Losses } from './types.js' */

/** @typedef {{ x: number[], y: (number | null)[] }} Line */

/** @type {Line} */
const NOTHING = { x: [], y: [] };

/**
 * @param {Curve} curve
 * @param {boolean} log
 * @returns {Line[]}
 */
export function evidence(curve, log) {
  const marks = memory.contents.verdict?.marks ?? {};
  const before = memory.contents.ghost;
  const ahead = marks.ahead && onward(marks.ahead, last(curve.epochs));
  return [
    marks.gap === null || marks.gap === undefined ? NOTHING : gap(curve, marks.gap),
    marks.zone ? zone(curve, marks.zone, log) : NOTHING,
    ...pair(before),
    ...pair(ahead),
  ];
}

/** @param {Losses | null | undefined} lines @returns {Line[]} */
const pair = (lines) => (lines
  ? [{ x: lines.epochs, y: lines.train }, { x: lines.epochs, y: lines.validation }]
  : [NOTHING, NOTHING]);

/**
 * @param {Losses} losses
 * @param {number} from
 * @returns {Losses}
 */
function onward({ epochs, train, validation }, from) {
  /** @type {<V>(list: V[]) => V[]} */
  const kept = (list) => list.filter((_, i) => epochs[i] >= from);
  return { epochs: kept(epochs), train: kept(train), validation: kept(validation) };
}

/**
 * There along the validation curve, back along the training curve.
 * @param {Curve} curve
 * @param {number} from
 * @returns {Line}
 */
function gap({ epochs, train, validation }, from) {
  /** @type {<V>(list: V[]) => V[]} */
  const kept = (list) => list.filter((_, i) => epochs[i] >= from);
  return {
    x: [...kept(epochs), ...kept(epochs).reverse()],
    y: [...kept(validation), ...kept(train).reverse()],
  };
}

/**
 * A loss of 0 has no place on a logarithmic axis: there the zone reaches down to the curves.
 * @param {Curve} curve
 * @param {[number, number]} losses
 * @param {boolean} log
 * @returns {Line}
 */
function zone({ epochs, train, validation }, [low, high], log) {
  const lowest = log ? Math.max(low, Math.min(high, ...train, ...validation)) : low;
  const end = last(epochs) ?? 0;
  return high > lowest && end > 0 ? { x: [0, end, end, 0], y: [lowest, lowest, high, high] } : NOTHING;
}
