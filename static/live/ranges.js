// Which losses the loss curves' axis shows, so that the chart is never empty: a run that stays above a
// wild start's bound is in sight, and so is one whose losses have no place on a logarithmic axis.

/** @import { Line } from './evidence.js' */

const TAIL = 1 / 3; // of a curve, by which its level is told
const ABOVE = 1.3; // levels
const PAD = 0.05; // of the axis, at its ends
const LEAST_DECADES = 0.3;
const EMPTY = 1e-4; // of the scale, where a logarithmic axis has nothing to show

/**
 * In losses; on a logarithmic axis, too. bound: what lies above is left out where the curves end below.
 * @param {Line[]} lines the curves
 * @param {number[]} references heights of the straight lines
 * @param {boolean} log
 * @param {number} bound
 * @returns {[low: number, high: number]}
 */
export function lossRange(lines, references, log, bound) {
  const values = lines.flatMap(({ y }) => y).filter(isNumber);
  return log ? onLog(values, references) : onLine(lines, values, references, bound);
}

/**
 * @param {Line[]} lines
 * @param {number[]} values
 * @param {number[]} references
 * @param {number} bound
 * @returns {[low: number, high: number]}
 */
function onLine(lines, values, references, bound) {
  const known = [...values, ...references];
  const [least, most] = [known.reduce((a, b) => Math.min(a, b), 0), known.reduce((a, b) => Math.max(a, b), 0)];
  const level = Math.max(0, ...lines.map(({ y }) => median(y.filter(isNumber))));
  const top = Math.min(most, Math.max(bound, ...references, ABOVE * level)) || 1;
  return [least - PAD * (top - least), top + PAD * (top - least)];
}

/**
 * @param {number[]} values
 * @param {number[]} references
 * @returns {[low: number, high: number]}
 */
function onLog(values, references) {
  const known = [...values, ...references].filter((value) => value > 0);
  const most = known.reduce((a, b) => Math.max(a, b), 0) || 1;
  const lowest = values.some((value) => value > 0) ? Math.min(...known) : EMPTY * most;
  const [low, high] = [Math.log10(lowest), Math.log10(most)];
  const pad = Math.max(PAD * (high - low), (LEAST_DECADES - (high - low)) / 2);
  return [10 ** (low - pad), 10 ** (high + pad)];
}

/**
 * Of its end, which a single wild epoch does not move.
 * @param {number[]} values
 */
function median(values) {
  const tail = values.slice(Math.floor((1 - TAIL) * values.length)).sort((a, b) => a - b);
  return tail[Math.floor(tail.length / 2)] ?? 0;
}

/** @param {number | null} value @returns {value is number} */
function isNumber(value) {
  return value !== null && Number.isFinite(value);
}
