// Ticks of the loss curves' axes. The right axis has the losses of the left one, so it follows every
// zoom; what stands there is the excess: 0 for the best achievable loss, 1 for guessing. A loss is
// an excess too, on a scale with floor 0 and range 1.

import { axisPower, number } from './numbers.js';

/** @import { Axis } from './outside.js' */

/** @typedef {{ floor: number, range: number }} Scale losses of excess 0, and from there to 1 */

const TICKS = 5;
const MOST_ON_LOG = 6;
const LINES_APART = 1.8; // between two ticks' numbers, above each other
const BESIDE = 3.6; // likewise beside each other, in lines
const DIGITS = 3;
const MOST_DIGITS = 12; // beyond, a number's own rounding would show
const WRITTEN_OUT = 4; // larger powers of ten are written as powers

/**
 * axis: as Plotly drew it, its range in powers of ten where it is logarithmic.
 * @param {Pick<Axis, 'range' | 'log' | 'length'>} axis
 * @param {Scale} scale
 * @param {number} size of letters, px
 * @param {string} language
 * @param {boolean} [across] whether the axis lies
 * @returns {{ tickvals: number[], ticktext: string[] }}
 */
export function ticks({ range: [low, high], log, length }, scale, size, language, across = false) {
  const apart = ((across ? BESIDE : LINES_APART) * size * (high - low)) / length;
  const excesses = log ? onLog(low, high, scale, apart) : onLine(low, high, scale);
  const digits = telling(excesses);
  const asPowers = log && excesses.some((e) => isPower(e) && Math.abs(Math.log10(e)) >= WRITTEN_OUT - 1e-6);
  return {
    tickvals: excesses.map((e) => loss(e, scale)),
    ticktext: excesses.map((e) => written(e, asPowers, language, digits)),
  };
}

/** @param {number} excess @param {Scale} scale */
const loss = (excess, { floor, range }) => floor + excess * range;

/**
 * @param {number} low
 * @param {number} high
 * @param {Scale} scale
 * @returns {number[]}
 */
function onLine(low, high, { floor, range }) {
  const [from, to] = [low, high].map((each) => (each - floor) / range).sort((a, b) => a - b);
  const step = roundStep((to - from) / TICKS);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * step);
}

/**
 * Every power of ten, or every k-th; with ones and threes where there are few, and far zoomed in,
 * where the axis is nearly a line, as on a line. apart: the least distance, in powers of ten.
 * @param {number} low
 * @param {number} high
 * @param {Scale} scale
 * @param {number} apart
 */
function onLog(low, high, scale, apart) {
  /** @param {number} e */
  const inside = (e) => loss(e, scale) >= 10 ** low && loss(e, scale) <= 10 ** high;
  const decades = powers(low, high, scale).filter((p) => inside(10 ** p));
  const every = Math.ceil(decades.length / MOST_ON_LOG);
  const whole = spread(decades.filter((p) => p % every === 0).map((p) => 10 ** p), scale, apart);
  if (whole.length > 3) return whole;
  const finer = powers(low, high, scale).flatMap((p) => [10 ** p, 3 * 10 ** p]).filter(inside);
  const halves = spread(finer, scale, apart);
  return halves.length > 2 ? halves : spread(onLine(10 ** low, 10 ** high, scale), scale, apart);
}

/**
 * Those that the axis may show; near the floor they would crowd.
 * @param {number} low
 * @param {number} high
 * @param {Scale} scale
 */
function powers(low, high, { floor, range }) {
  const [least, most] = [Math.max(10 ** low, floor) / 10, 10 ** high].map((each) => Math.log10(each / range));
  const first = Math.floor(least);
  return Array.from({ length: Math.ceil(most) - first + 1 }, (_, i) => first + i);
}

/**
 * From above, those that leave the one before its room.
 * @param {number[]} excesses
 * @param {Scale} scale
 * @param {number} apart
 */
function spread(excesses, scale, apart) {
  /** @param {number} e */
  const height = (e) => Math.log10(loss(e, scale));
  /** @type {number[]} */
  const kept = [];
  for (const e of [...excesses].reverse()) {
    if (!kept.length || height(kept[kept.length - 1]) - height(e) >= apart) kept.push(e);
  }
  return kept.reverse();
}

/**
 * Significant digits that tell each tick from the next: far zoomed in, three would not.
 * @param {number[]} excesses
 */
function telling(excesses) {
  const steps = excesses.slice(1).map((e, i) => Math.abs(e - excesses[i]));
  const size = Math.max(...excesses.map(Math.abs));
  const digits = 1 + Math.floor(Math.log10(size)) - Math.floor(Math.log10(Math.min(...steps)) + 1e-9);
  return Math.min(MOST_DIGITS, Math.max(DIGITS, digits || 0));
}

/** @param {number} excess whether it is a power of ten */
const isPower = (excess) => excess > 0 && Math.abs(Math.log10(excess) - Math.round(Math.log10(excess))) < 1e-6;

/**
 * Powers of ten are written alike on one axis, all out or all as powers.
 * @param {number} excess
 * @param {boolean} asPowers
 * @param {string} language
 * @param {number} digits
 */
function written(excess, asPowers, language, digits) {
  if (!asPowers || !isPower(excess)) return number(excess, language, digits);
  const power = Math.round(Math.log10(excess));
  return power ? axisPower(power) : '1';
}

/** @param {number} least @returns {number} */
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5].map((n) => n * power).find((step) => step >= least * 0.999) ?? 10 * power;
}
