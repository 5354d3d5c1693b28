// A card with the picture of the chosen run, large, sharp and with the data on it.

import { EMPTY_CELL, WHITE } from '../live/colours.js';
import { find, findCanvas, pen } from '../live/dom.js';
import { theme } from '../live/figure.js';
import { drawPicture } from '../live/heatmap.js';
import { writeTerms } from '../live/terms.js';
import { curve } from './curve.js';

/** @import { BoardArrays, BoardHeader, Card, Shaped } from '../live/types.js' */
/** @import { Box, Caption } from './grid.js' */

const DOT = 2.6; // px, in a picture of USUAL px, and in a larger one
const USUAL = 230;
/**
 * points: x and y from 0 to 1 over the box, and which class.
 * @typedef {{ kind: 'map' | 'fit', scale: string[], colours: string[], lead: string,
 *   points: [number, number, number][], verdicts: Record<string, [ground: string, ink: string]> }} Skeleton
 * picture: bytes as base64, none where the run has no answers; cells and lead are of the shape (H, W).
 * @typedef {{ title: string, caption: Caption | null, alt: string, which: string,
 *   picture: { shape: number[], cells: string, lead?: string } | null }} Data
 */

/** @implements {Card} */
export class ChosenCard {
  /** @type {Skeleton} */
  skeleton;
  /** @type {Data | undefined} */
  data;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    element.innerHTML =
      '<p class="lead"></p><h3></h3><p class="word"><b></b> <span class="number"></span> <span class="which"></span></p><div class="plot" role="img"><canvas></canvas></div>';
    this.lead = find(element, '.lead');
    this.title = find(element, 'h3');
    this.word = find(element, '.word b');
    this.number = find(element, '.number');
    this.which = find(element, '.which');
    this.box = find(element, '.plot');
    this.canvas = findCanvas(element, 'canvas');
    this.sheet = document.createElement('canvas');
    new ResizeObserver(() => this.data && this.paint()).observe(this.box);
    this.at = -Infinity;
    this.cost = 0;
    this.last = 0;
    this.dirty = false;
    this.usesPlotly = false;
  }

  /**
   * @param {string} name
   * @param {Set<string>} changed
   * @param {Record<string, any>} contents
   * @param {BoardArrays} arrays
   * @param {BoardHeader} header
   * @param {boolean} redress
   */
  take(name, changed, contents, arrays, header, redress) {
    this.skeleton = contents[name];
    this.data = contents[`${name}:data`] || this.data;
    const isNew = redress || changed.has(name) || changed.has(`${name}:data`);
    this.dirty ||= isNew && this.skeleton !== undefined && this.data !== undefined;
  }

  async draw() {
    this.dirty = false;
    this.paint();
  }

  paint() {
    const { lead, verdicts } = this.skeleton;
    const { title, caption, alt, which } = /** @type {Data} */ (this.data);
    writeTerms(this.lead, lead);
    this.title.textContent = title;
    this.word.textContent = caption?.word.replaceAll('\u00ad', '') ?? '';
    this.number.textContent = caption?.number ?? '';
    this.which.textContent = which;
    const [ground, ink] = verdicts[caption?.verdict ?? ''] ?? ['', ''];
    Object.assign(this.word.style, { background: ground, color: ink });
    this.box.setAttribute('aria-label', alt);
    const { clientWidth: width, clientHeight: height } = this.box;
    const ratio = Math.min(2, devicePixelRatio || 1);
    Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
    const context = pen(this.canvas);
    context.scale(ratio, ratio);
    const side = Math.min(width, height);
    this.picture(context, this.skeleton.kind === 'fit' ? [0, 0, width, height] : [0, 0, side, side]);
  }

  /** @param {CanvasRenderingContext2D} context @param {Box} box */
  picture(context, box) {
    const { kind, points, scale, colours } = this.skeleton;
    const drawn = unpacked(/** @type {Data} */ (this.data));
    const enlarged = theme(this.canvas).scale;
    context.fillStyle = EMPTY_CELL;
    context.fillRect(...box);
    if (kind === 'fit') {
      const dots = points.map(([x, y]) => /** @type {[number, number]} */ ([x, y]));
      if (drawn) curve(context, drawn.answer, dots, box, scale, enlarged);
      return;
    }
    if (drawn) drawPicture(context, this.sheet, drawn, this.skeleton, box);
    const [left, top, width, height] = box;
    const dot = DOT * Math.min(enlarged, width / USUAL);
    for (const [x, y, k] of points) {
      context.beginPath();
      context.arc(left + x * width, top + (1 - y) * height, dot, 0, 2 * Math.PI);
      context.fillStyle = colours[k];
      context.strokeStyle = WHITE;
      context.lineWidth = 1;
      context.fill();
      context.stroke();
    }
  }
}

/**
 * @param {Data} data
 * @returns {{ answer: Shaped<Uint8Array>, lead: Shaped<Uint8Array> | undefined } | undefined}
 */
function unpacked({ picture }) {
  if (!picture) return undefined;
  const { shape, cells, lead } = picture;
  /** @param {string} text */
  const bytes = (text) => ({ values: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)), shape });
  return { answer: bytes(cells), lead: lead === undefined ? undefined : bytes(lead) };
}
