// The canvas over the map while points are drawn: those that the picture does not have yet, and the
// keyboard's cursor.

import { INK, SMALL_PRINT, WHITE } from './colours.js';
import { pen } from './dom.js';
import { read } from './paint_points.js';

/** @import { Drawn } from './outside.js' */
/** @import { PaintKind } from './paint_types.js' */

const RADIUS = 4; // px
const CROSS = 11;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Drawn} axes
 * @param {string[]} points
 * @param {PaintKind} kind
 * @param {[number, number] | null} cursor in data
 */
export function sketch(canvas, { xaxis, yaxis }, points, kind, cursor) {
  const ratio = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [Math.round(xaxis.length * ratio), Math.round(yaxis.length * ratio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = pen(canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, xaxis.length, yaxis.length);
  for (const point of points) {
    const { x, y, last } = read(point, kind);
    context.beginPath();
    context.arc(xaxis.px(x), yaxis.px(y), RADIUS, 0, 2 * Math.PI);
    context.fillStyle = kind.colours[last] ?? SMALL_PRINT;
    context.fill();
    context.strokeStyle = INK;
    context.lineWidth = 1;
    context.stroke();
  }
  if (cursor) cross(context, xaxis.px(cursor[0]), yaxis.px(cursor[1]));
}

/**
 * Twice, so that it is seen on every ground.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 */
function cross(context, x, y) {
  for (const [colour, width] of /** @type {const} */ ([[WHITE, 5], [INK, 2]])) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x - CROSS, y);
    context.lineTo(x + CROSS, y);
    context.moveTo(x, y - CROSS);
    context.lineTo(x, y + CROSS);
    context.stroke();
  }
}
