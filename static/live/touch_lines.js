// What is drawn in the diagram of a touched unit or line, and of units that are switched off.

import { MARK, NEGATIVE, POSITIVE } from './colours.js';
import { memory } from './memory.js';

/** @import { Column, Point } from './diagram.js' */
/** @import { Look } from './types.js' */
/** @import { At } from './touch_types.js' */

/**
 * The lines of a touched unit, or the touched line.
 * @param {CanvasRenderingContext2D} context
 * @param {Column[]} columns
 * @param {At} at
 * @param {{ look: Look }} drawing
 */
export function lightUp(context, columns, [column, unit, source], { look }) {
  const weights = memory.arrays.weights?.values;
  let first = 0;
  for (let i = 0; i + 1 < columns.length; i++) {
    const [from, to] = [columns[i], columns[i + 1]];
    const count = to.units.length;
    from.units.forEach((a, j) => to.units.forEach((b, k) => {
      const arrives = i + 1 === column && k === unit && (source === undefined || source === j);
      const leaves = i === column && j === unit && source === undefined;
      if (arrives || leaves) line(context, [a, from.size / 2], [b, to.size / 2], weights?.[first + j * count + k] ?? 0, look);
    }));
    first += from.units.length * count;
  }
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[Point, number]} from and half its size
 * @param {[Point, number]} to
 * @param {number} weight -127 to 127
 * @param {Look} look
 */
function line(context, [a, leave], [b, arrive], weight, look) {
  const [x0, x1] = [a.x + leave, b.x - arrive];
  const bend = (x1 - x0) / 2;
  context.strokeStyle = weight < 0 ? NEGATIVE : POSITIVE;
  context.setLineDash(weight < 0 ? [5, 4] : []);
  context.lineWidth = (1.6 + (4.5 * Math.abs(weight)) / 127) * look.scale;
  context.beginPath();
  context.moveTo(x0, a.y);
  context.bezierCurveTo(x0 + bend, a.y, x1 - bend, b.y, x1, b.y);
  context.stroke();
}

/**
 * A frame around the touched unit, and a bar through those that are off.
 * @param {CanvasRenderingContext2D} context
 * @param {Column[]} columns
 * @param {At | null} at
 * @param {Look} look
 */
export function strike(context, columns, at, look) {
  const unit = at && columns[at[0]]?.units[at[1]];
  if (unit) {
    const size = columns[at[0]].size + 5;
    context.strokeStyle = look.text;
    context.lineWidth = 2.5 * look.scale;
    context.strokeRect(unit.x - size / 2, unit.y - size / 2, size, size);
  }
  for (const [column, j] of memory.header?.off ?? []) {
    const off = columns[column]?.units[j];
    if (off) bar(context, off, columns[column].size, look);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Point} unit
 * @param {number} size
 * @param {Look} look
 */
function bar(context, { x, y }, size, look) {
  context.save();
  context.globalAlpha = 0.7;
  context.fillStyle = look.background;
  context.fillRect(x - size / 2, y - size / 2, size, size);
  context.globalAlpha = 1;
  context.strokeStyle = MARK;
  context.lineWidth = 3 * look.scale;
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x - 0.36 * size, y);
  context.lineTo(x + 0.36 * size, y);
  context.stroke();
  context.strokeRect(x - size / 2, y - size / 2, size, size);
  context.restore();
}
