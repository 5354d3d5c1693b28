// Where the diagram's units and lines are, for a pointer: the nearest unit, else the nearest line.

/** @import { Column, Point } from './diagram.js' */
/** @import { At } from './touch_types.js' */

const UNIT_REACH = 14; // px, at least, around a unit's middle: a finger is wide
const LINE_REACH = 7;
const STEPS = 24; // places of a line that are looked at

/**
 * @param {Column[]} columns
 * @param {number} x px
 * @param {number} y px
 * @returns {At | null}
 */
export function hit(columns, x, y) {
  return unitAt(columns, x, y) ?? lineAt(columns, x, y);
}

/** @param {Column[]} columns @param {number} x @param {number} y @returns {At | null} */
function unitAt(columns, x, y) {
  /** @type {At | null} */
  let nearest = null;
  let least = Infinity;
  columns.forEach(({ units, size }, column) => {
    const reach = Math.max(UNIT_REACH, size / 2 + 3);
    units.forEach((unit, j) => {
      const distance = Math.max(Math.abs(unit.x - x), Math.abs(unit.y - y));
      if (distance <= reach && distance < least) [nearest, least] = [[column, j], distance];
    });
  });
  return nearest;
}

/** @param {Column[]} columns @param {number} x @param {number} y @returns {At | null} */
function lineAt(columns, x, y) {
  const i = columns.findIndex((from, c) => c + 1 < columns.length
    && x > from.x + from.size / 2 && x < columns[c + 1].x - columns[c + 1].size / 2);
  if (i < 0) return null;
  /** @type {At | null} */
  let nearest = null;
  let least = LINE_REACH;
  columns[i].units.forEach((from, a) => columns[i + 1].units.forEach((to, b) => {
    const distance = Math.abs(height(columns, i, from, to, x) - y);
    if (distance < least) [nearest, least] = [[i + 1, b, a], distance];
  }));
  return nearest;
}

/**
 * The height of a line at x: a Bézier curve that leaves and arrives level.
 * @param {Column[]} columns
 * @param {number} i
 * @param {Point} from
 * @param {Point} to
 * @param {number} x
 */
function height(columns, i, from, to, x) {
  const [x0, x1] = [from.x + columns[i].size / 2, to.x - columns[i + 1].size / 2];
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) { // x rises with t
    const t = (low + high) / 2;
    if (x0 + (x1 - x0) * (1.5 * t * (1 - t) ** 2 + 1.5 * t ** 2 * (1 - t) + t ** 3) < x) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return from.y + (to.y - from.y) * (3 * t ** 2 * (1 - t) + t ** 3);
}

/** @param {At | null} a @param {At | null} b */
export const same = (a, b) => String(a) === String(b);

/**
 * The place of a shown unit in the array of all pictures.
 * @param {{ shown: number }[]} layers
 * @param {number} column
 * @param {number} unit
 */
export function pictureIndex(layers, column, unit) {
  return layers.slice(0, column).reduce((sum, { shown }) => sum + shown, 0) + unit;
}
