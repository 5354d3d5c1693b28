// The verdict's marks in the network diagram: a frame around a layer, crosses over dead units.

import { MARK } from './colours.js';

/** @import { Column } from './diagram.js' */
/** @import { LayerMark, Look } from './types.js' */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Column} column
 * @param {LayerMark} mark
 * @param {Look} look
 */
export function marks(context, column, { crossed, note }, look) {
  context.save();
  frame(context, column, look);
  for (const i of crossed) if (column.units[i]) cross(context, column.units[i], column.size, look);
  label(context, column.x, note, look);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Column} column
 * @param {Look} look
 */
function frame(context, { units, size, x }, look) {
  const margin = 0.16 * size + 3;
  const top = units[0].y - size / 2 - margin;
  const bottom = units[units.length - 1].y + size / 2 + margin;
  context.strokeStyle = MARK;
  context.lineWidth = 2 * look.scale;
  context.setLineDash([7, 4]);
  context.strokeRect(x - size / 2 - margin, top, size + 2 * margin, bottom - top);
  context.setLineDash([]);
}

/**
 * Twice: a wide line in the page's colour parts the cross from the picture beneath.
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number }} unit
 * @param {number} size
 * @param {Look} look
 */
function cross(context, { x, y }, size, look) {
  const r = 0.42 * size;
  for (const [width, colour] of /** @type {const} */ ([[5, look.background], [2.5, MARK]])) {
    context.strokeStyle = colour;
    context.lineWidth = width * look.scale;
    context.beginPath();
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x + r, y - r);
    context.lineTo(x - r, y + r);
    context.stroke();
  }
}

/**
 * In the place of the layer's activation, and over its neighbours' where these stand close.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {string} text
 * @param {Look} look
 */
function label(context, x, text, look) {
  context.font = `600 ${look.size * 0.9}px ${look.family}`;
  const width = context.measureText(text).width + 8;
  context.fillStyle = look.background;
  context.fillRect(x - width / 2, look.size * 1.3, width, look.size * 1.15);
  context.fillStyle = look.text;
  context.textAlign = 'center';
  context.fillText(text, x, look.size * 2.15);
}
