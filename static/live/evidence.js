// What the verdict rests on, as arrays for the traces that pages/charts/evidence.py has made room
// for, by their names there.

import { last, memory } from './memory.js';

/** @import { Curve, Losses } from './types.js' */

/** @typedef {{ x: number[], y: (number | null)[] }} Line */
/**
 * By the traces' names.
 * @typedef {Record<'gap' | 'zone' | 'training_before' | 'validation_before' | 'training_ahead'
 *   | 'validation_ahead', Line>} Evidence
 */

/** @type {Line} */
const NOTHING = { x: [], y: [] };

/**
 * @param {Curve} curve
 * @param {boolean} log
 * @returns {Evidence}
 */
export function evidence(curve, log) {
  const marks = memory.contents.verdict?.marks ?? {};
  const before = pair(memory.contents.ghost);
  const ahead = pair(marks.ahead && onward(marks.ahead, last(curve.epochs)));
  return {
    gap: marks.gap === null || marks.gap === undefined ? NOTHING : gap(curve, marks.gap),
    zone: marks.zone ? zone(curve, marks.zone, log) : NOTHING,
    training_before: before.training,
    validation_before: before.validation,
    training_ahead: ahead.training,
    validation_ahead: ahead.validation,
  };
}

/** @param {Losses | null | undefined} lines */
const pair = (lines) => (lines
  ? { training: { x: lines.epochs, y: lines.train }, validation: { x: lines.epochs, y: lines.validation } }
  : { training: NOTHING, validation: NOTHING });

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
