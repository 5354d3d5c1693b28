// The answer of a network with one input, over its data.

/** @import { Shaped } from '../live/types.js' */
/** @import { Box } from './grid.js' */

/**
 * The data as faint dots, the answer as a line; both from 0 to 255 over the box.
 * @param {CanvasRenderingContext2D} context
 * @param {Shaped<Uint8Array>} answer
 * @param {[number, number][]} dots
 * @param {Box} box
 * @param {string[]} scale of the dots, and last of the line
 * @param {number} enlarged
 */
export function curve(context, { values }, dots, [left, top, width, height], scale, enlarged) {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.fillStyle = scale[0];
  for (const [x, y] of dots) context.fillRect(left + x * width - 1, top + (1 - y) * height - 1, 2, 2);
  context.strokeStyle = scale[2];
  context.lineWidth = 2 * enlarged;
  context.beginPath();
  values.forEach((v, i) => context.lineTo(left + (i / (values.length - 1)) * width, top + (1 - v / 255) * height));
  context.stroke();
  context.restore();
}
