// A unit's activation function, drawn small, with the range of its present inputs marked on it.

import { MARK, POSITIVE } from './colours.js';
import { pen } from './dom.js';
import { theme } from './figure.js';

/** @import { Touched } from './touch_types.js' */

const MARGIN = 6; // px

/** @param {HTMLCanvasElement} canvas @param {Touched} touch */
export function paintFunction(canvas, { function: values = [], reach, inputs }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!width || !reach || values.some((value) => value === null)) return;
  const known = /** @type {number[]} */ (values);
  const ratio = Math.min(2, devicePixelRatio || 1);
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  const look = theme(canvas);
  const context = pen(canvas);
  context.scale(ratio, ratio);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  /** @param {number} z */
  const x = (z) => MARGIN + ((z + reach) / (2 * reach)) * (width - 2 * MARGIN);
  /** @param {number} value */
  const y = (value) => height - MARGIN - ((value - low) / (high - low || 1)) * (height - 2 * MARGIN);
  /** @param {number} i */
  const z = (i) => -reach + (2 * reach * i) / (known.length - 1);
  context.strokeStyle = look.text;
  context.globalAlpha = 0.35;
  stroke(context, [[x(-reach), y(0)], [x(reach), y(0)]], 1);
  stroke(context, [[x(0), y(low)], [x(0), y(high)]], 1);
  context.globalAlpha = 1;
  context.strokeStyle = POSITIVE;
  stroke(context, known.map((value, i) => [x(z(i)), y(value)]), 2 * look.scale);
  const [from, to] = inputs ?? [];
  if (typeof from !== 'number' || typeof to !== 'number') return;
  context.fillStyle = MARK; // the range, as a bar on the axis with an upright at each end
  context.globalAlpha = 0.18;
  context.fillRect(x(from), MARGIN, Math.max(2, x(to) - x(from)), height - 2 * MARGIN);
  context.globalAlpha = 1;
  context.strokeStyle = MARK;
  stroke(context, [[x(from), MARGIN], [x(from), height - MARGIN]], 1.5 * look.scale);
  stroke(context, [[x(to), MARGIN], [x(to), height - MARGIN]], 1.5 * look.scale);
  const inside = known.map((value, i) => [z(i), value]).filter(([place]) => place >= from && place <= to);
  stroke(context, inside.map(([place, value]) => [x(place), y(value)]), 3.5 * look.scale);
}

/** @param {CanvasRenderingContext2D} context @param {number[][]} points @param {number} width */
function stroke(context, points, width) {
  context.lineWidth = width;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}
