// Drawn points as the settings hold them: a letter for what is drawn, and some digits a point
// (datasets/painted.py).

/** @import { PaintKind } from './paint_types.js' */

/** @typedef {{ x: number, y: number, last: number }} Point last: the class, or the value */

const MIDDLE = 647; // of an axis
const BASE = 36;

/** @param {PaintKind} kind @returns {number} digits of a point */
const digits = ({ reaches, colours }) => 2 * reaches.length + Number(colours.length > 0);

/**
 * Each point's digits.
 * @param {string} text
 * @param {PaintKind} kind
 */
export function split(text, kind) {
  return text.slice(1).match(new RegExp(`.{${digits(kind)}}`, 'g')) ?? [];
}

/** @param {string} point @param {PaintKind} kind @returns {Point} */
export function read(point, { reaches, line, colours }) {
  const [x, y, value] = reaches.map((reach, i) => (
    (parseInt(point.slice(2 * i, 2 * i + 2), BASE) - MIDDLE) / MIDDLE * reach));
  const own = colours.length ? parseInt(point.slice(-1), BASE) : value;
  return { x, y, last: line ? y : own };
}

/**
 * Null where it lies outside what can be drawn.
 * @param {Point} point
 * @param {PaintKind} kind
 */
export function write({ x, y, last }, { reaches, line, colours }) {
  const columns = line || colours.length ? [x, y] : [x, y, last];
  const places = columns.map((value, i) => Math.round(MIDDLE + (MIDDLE * value) / reaches[i]));
  if (places.some((place) => !(place >= 0 && place <= 2 * MIDDLE))) return null;
  const written = places.map((place) => place.toString(BASE).padStart(2, '0')).join('');
  return colours.length ? written + last.toString(BASE) : written;
}

/**
 * What is left of points where another kind is drawn: all of those whose class there is.
 * @param {string[]} points
 * @param {PaintKind} from
 * @param {PaintKind} to
 */
export function converted(points, from, to) {
  if (!from.colours.length || !to.colours.length) return [];
  return points.filter((point) => read(point, from).last < to.colours.length);
}

/**
 * Those of the first that the second has not, each as often as it stands there more often.
 * @param {string[]} points
 * @param {string[]} others
 */
export function without(points, others) {
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return points.filter((each) => {
    const n = left.get(each) ?? 0;
    if (n) left.set(each, n - 1);
    return !n;
  });
}
