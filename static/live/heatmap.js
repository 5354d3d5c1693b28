// Paints small grids of answers, rows upwards, and the contour where two classes are equally likely.

import { CONTOUR, WHITE } from './colours.js';
import { pen } from './dom.js';

/** @import { Picture, Shaped } from './types.js' */

/** @param {string} hex */
const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
/** @param {number[]} a @param {number[]} b @param {number} share of b */
const mix = (a, b, share) => a.map((v, i) => Math.round(v + (b[i] - v) * share));
/** @param {number[]} colour */
const packed = ([r, g, b]) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

const DECIDED = 0.8; // of a class's colour, where all places of it look alike

/** @type {Map<string, Uint32Array>} */
const tables = new Map();

/**
 * 256 colours from the low end over the middle to the high end.
 * @param {string[]} scale low, middle, high
 * @param {boolean} discrete whether only the ends are used
 */
export function signedTable(scale, discrete = false) {
  const key = [...scale, discrete].join();
  const [low, middle, high] = scale.map(rgb);
  const table = tables.get(key) ?? Uint32Array.from({ length: 256 }, (_, v) => {
    const signed = (v - 127.5) / 127.5;
    return packed(mix(middle, signed < 0 ? low : high, discrete ? DECIDED : Math.abs(signed)));
  });
  tables.set(key, table);
  return table;
}

/**
 * The scale of a unit that answers for a class: from white to the class's colour.
 * @param {string} colour
 * @returns {string[]}
 */
export function classScale(colour) {
  const half = mix(rgb(WHITE), rgb(colour), 0.5).map((v) => v.toString(16).padStart(2, '0'));
  return [WHITE, `#${half.join('')}`, colour];
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Picture} answer (H, W)
 * @param {string[]} scale
 * @param {boolean} discrete whether only the class is shown
 */
export function paintSigned(canvas, { values, shape }, scale, discrete = false) {
  const table = signedTable(scale, discrete);
  paint(canvas, shape, (i) => table[values[i]]);
}

/**
 * A class's colour, paler the less it leads the next likely one.
 * @param {HTMLCanvasElement} canvas
 * @param {Shaped<Uint8Array>} classes (H, W)
 * @param {Picture} lead (H, W)
 * @param {string[]} colours
 * @param {boolean} discrete whether only the class is shown
 */
export function paintClasses(canvas, { values, shape }, lead, colours, discrete = false) {
  const bases = colours.map(rgb);
  const white = rgb(WHITE);
  paint(canvas, shape, (i) => packed(mix(white, bases[values[i]], discrete ? DECIDED : 0.2 + (0.6 * lead.values[i]) / 255)));
}

/**
 * A small picture, drawn large: classes where it has leads, else one answer.
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} sheet to paint it on first
 * @param {{ answer: Shaped<Uint8Array>, lead: Picture | undefined }} picture (H, W)
 * @param {{ scale: string[], colours: string[] }} looks
 * @param {[left: number, top: number, width: number, height: number]} box px
 */
export function drawPicture(context, sheet, { answer, lead }, { scale, colours }, box) {
  if (lead) paintClasses(sheet, answer, lead, colours);
  else paintSigned(sheet, answer, scale);
  context.imageSmoothingEnabled = true;
  context.drawImage(sheet, ...box);
}

/**
 * Works on rows that go upwards, as the axes do.
 * @param {HTMLCanvasElement} canvas
 * @param {number[]} shape (H, W)
 * @param {(i: number) => number} colour
 */
export function paint(canvas, [height, width], colour) {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = pen(canvas);
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      pixels[(height - 1 - row) * width + column] = colour(row * width + column);
    }
  }
  context.putImageData(image, 0, 0);
}

/**
 * Marching squares at the middle of the scale; values stand at the cells' centres.
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} canvas
 * @param {Picture} answer (H, W)
 */
export function contour(context, canvas, { values, shape: [height, width] }) {
  const middle = 127.5;
  /** @param {number} column */
  const x = (column) => ((column + 0.5) / width) * canvas.width;
  /** @param {number} row */
  const y = (row) => (1 - (row + 0.5) / height) * canvas.height;
  context.beginPath();
  for (let row = 0; row + 1 < height; row++) {
    for (let column = 0; column + 1 < width; column++) {
      const i = row * width + column;
      const corners = [values[i], values[i + 1], values[i + width + 1], values[i + width]];
      const above = corners.map((v) => v > middle);
      if (above.every((v) => v === above[0])) continue;
      segment(context, corners, above, column, row, x, y, middle);
    }
  }
  context.lineWidth = Math.max(1.5, canvas.width / 280);
  context.strokeStyle = CONTOUR;
  context.stroke();
}

const EDGES = [[0, 1], [1, 2], [2, 3], [3, 0]];
const PLACES = [[0, 0], [1, 0], [1, 1], [0, 1]];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} corners
 * @param {boolean[]} above
 * @param {number} column
 * @param {number} row
 * @param {(column: number) => number} x
 * @param {(row: number) => number} y
 * @param {number} middle
 */
function segment(context, corners, above, column, row, x, y, middle) {
  let open = false;
  for (const [a, b] of EDGES) {
    if (above[a] === above[b]) continue;
    const share = (middle - corners[a]) / (corners[b] - corners[a]);
    const px = x(column + PLACES[a][0] + (PLACES[b][0] - PLACES[a][0]) * share);
    const py = y(row + PLACES[a][1] + (PLACES[b][1] - PLACES[a][1]) * share);
    if (open) context.lineTo(px, py);
    else context.moveTo(px, py);
    open = !open;
  }
}
