// The network diagram on a canvas: layers from left to right, weights by width, colour and dash,
// in each unit a small picture of what it answers.

import { Captions, LABEL_SHARE } from './captions.js';
import { NEGATIVE, POSITIVE, UNIT_SCALE } from './colours.js';
import { pen } from './dom.js';
import { theme } from './figure.js';
import { classScale, signedTable } from './heatmap.js';
import { marks } from './marks.js';
import { memory } from './memory.js';
import { lightUp, strike } from './touch_lines.js';

/** @import { Layer, LayerMark, LiveWords, Look, Shaped } from './types.js' */
/** @import { At } from './touch_types.js' */

/**
 * A layer as it is drawn, in px. x: its middle; gap: to the next; size: of a unit; below: under the
 * last unit.
 * @typedef {{ layer: Layer, x: number, gap: number, size: number, units: Point[],
 *   below: number }} Column
 * @typedef {{ x: number, y: number }} Point
 * @typedef {[left: number, top: number, width: number, height: number]} Box
 */

const LARGEST_UNIT = 0.42; // of the diagram's height
const ROOMY = 1.5; // units' sizes from one to the next, at most
const LOW = 15; // lines of text: a diagram that is lower shows no line about the signs
export const BUTTON_ROW = 30; // px, for the buttons under the columns

export class Diagram {
  /** @type {Layer[]} */
  layers;
  /** @type {string} */
  more;
  /** @type {string} */
  signs;
  /** @type {LayerMark | null} */
  marked;
  /** @type {Look} */
  look;
  /** @type {number} */
  width;
  /** @type {number} */
  height;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.captions = new Captions();
    this.box = /** @type {HTMLElement} */ (canvas.parentElement);
    /** @type {At | null} */
    this.touched = null;
    /** @type {Column[]} */
    this.placed = []; // as drawn last
    this.onPlaced = () => {};
    // For columns at these places: room for buttons below them, and for the line about the signs, px.
    /** @type {(places: number[]) => number[]} */
    this.arrange = () => [0, 0];
    this.sheet = document.createElement('canvas'); // all unit maps, one above the other
    new ResizeObserver(() => this.draw()).observe(this.box);
  }

  /** @param {Layer[]} layers @param {Pick<LiveWords, 'more' | 'signs'>} words */
  show(layers, { more, signs }) {
    Object.assign(this, { layers, more, signs });
    this.draw();
  }

  /**
   * The layer that the verdict names, with its crossed-out units and a note; null for none.
   * @param {LayerMark | null} layer
   */
  mark(layer) {
    const marked = this.marked;
    this.marked = layer;
    const crossed = layer ? layer.crossed.filter((i) => i < (this.layers?.[layer.index + 1]?.shown ?? 0)) : [];
    Object.assign(this.box.dataset, {
      markedLayer: layer ? layer.index + 1 : '', crossed: crossed.length,
    });
    if (marked || layer) this.draw();
  }

  /** @param {Set<string>} changed */
  update(changed) {
    if (changed.has('array:units') || changed.has('array:weights')) this.draw();
  }

  draw() {
    if (!this.layers || !this.canvas.isConnected) return;
    const context = this.begin();
    const columns = this.columns(context);
    this.placed = columns;
    this.edges(context, columns);
    if (this.touched) lightUp(context, columns, this.touched, this);
    this.units(context, columns);
    strike(context, columns, this.touched, this.look);
    this.captions.draw(context, columns, this);
    // A verdict on a network that has just given way may name a layer that is gone.
    const { marked } = this;
    const column = marked && columns[marked.index + 1];
    if (column) marks(context, column, marked, this.look);
    this.onPlaced();
  }

  begin() {
    const { clientWidth: width, clientHeight: height } = this.box;
    const ratio = Math.min(2, devicePixelRatio || 1);
    Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
    Object.assign(this, { width, height, look: theme(this.canvas) });
    this.captions.begin(this.look, width, height);
    const context = pen(this.canvas);
    context.scale(ratio, ratio);
    return context;
  }

  // Room for the line about the signs, px.
  get foot() {
    return this.look.size * (this.height < LOW * this.look.size ? 0.2 : 1.75);
  }

  /**
   * Where each shown unit stands.
   * @param {CanvasRenderingContext2D} context
   * @returns {Column[]}
   */
  columns(context) {
    this.captions.font(context, 0.95);
    /** @param {string[]} labels */
    const widest = (labels) => Math.min(LABEL_SHARE * this.width, Math.max(0, ...labels.map((l) => context.measureText(l).width)));
    const ends = [this.layers[0], this.layers[this.layers.length - 1]].map((l) => widest(l.labels) + 10);
    const header = this.look.size * 2.9;
    const gap = (this.width - ends[0] - ends[1]) / Math.max(1, this.layers.length - 1 + 0.9);
    const [below, room] = this.arrange(this.layers.map((_, i) => ends[0] + gap * (i + 0.45)));
    const footer = this.foot + below;
    this.captions.room = this.foot > this.look.size ? room : 0;
    return this.layers.map((layer, i) => {
      const rows = layer.shown + (layer.shown < layer.width ? 1 : 0);
      const row = (this.height - header - footer) / rows;
      const size = Math.max(5, Math.min(LARGEST_UNIT * this.height, 0.86 * row, 0.56 * gap));
      const spacing = Math.min(row, size * ROOMY);
      const top = header + (this.height - header - footer - spacing * rows) / 2 + spacing / 2;
      const x = ends[0] + gap * (i + 0.45);
      const units = Array.from({ length: layer.shown }, (_, j) => ({ x, y: top + j * spacing }));
      return { layer, x, gap, size, units, below: top + layer.shown * spacing };
    });
  }

  /** @param {CanvasRenderingContext2D} context @param {Column[]} columns */
  edges(context, columns) {
    const weights = memory.arrays.weights?.values;
    let at = 0;
    for (let i = 0; i + 1 < columns.length; i++) {
      const [from, to] = [columns[i], columns[i + 1]];
      /** @type {Map<number, Point[][]>} */
      const bins = new Map(); // one stroke for each look, not for each weight
      for (const a of from.units) {
        for (const b of to.units) {
          const w = weights ? weights[at++] ?? 0 : 0;
          const look = Math.sign(w) * Math.ceil(Math.abs(w) / 16);
          const pairs = bins.get(look) ?? [];
          bins.set(look, pairs);
          pairs.push([a, b]);
        }
      }
      for (const [look, pairs] of bins) this.stroke(context, look, pairs, from.size / 2, to.size / 2);
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} look -8 to 8
   * @param {Point[][]} pairs
   * @param {number} leave
   * @param {number} arrive
   */
  stroke(context, look, pairs, leave, arrive) {
    const strength = Math.abs(look) / 8;
    context.strokeStyle = look < 0 ? NEGATIVE : POSITIVE;
    context.globalAlpha = (0.18 + 0.72 * strength) * (this.touched ? 0.25 : 1);
    context.lineWidth = (0.5 + 4 * strength) * this.look.scale;
    context.setLineDash(look < 0 ? [5, 4] : []);
    context.beginPath();
    for (const [a, b] of pairs) {
      const [x0, x1] = [a.x + leave, b.x - arrive];
      const bend = (x1 - x0) / 2;
      context.moveTo(x0, a.y);
      context.bezierCurveTo(x0 + bend, a.y, x1 - bend, b.y, x1, b.y);
    }
    context.stroke();
  }

  /** @param {CanvasRenderingContext2D} context @param {Column[]} columns */
  units(context, columns) {
    const maps = memory.arrays.units;
    const flat = maps?.shape.length === 3;
    if (maps && flat) this.paintSheet(maps);
    let index = 0;
    for (const { units, size } of columns) {
      for (const { x, y } of units) {
        /** @type {Box} */
        const box = [x - size / 2, y - size / 2, size, size];
        context.fillStyle = this.look.background;
        context.fillRect(...box);
        if (maps && flat && index < maps.shape[0]) {
          const side = maps.shape[1];
          context.drawImage(this.sheet, 0, index * side, side, side, ...box);
        } else if (maps && index < maps.shape[0]) {
          this.unitCurve(context, maps, index, box);
        }
        context.strokeStyle = this.look.text;
        context.lineWidth = 1;
        context.strokeRect(...box);
        index += 1;
      }
    }
  }

  /** @param {Shaped<Uint8Array>} maps (U, H, W) */
  paintSheet({ values, shape: [count, side] }) {
    if (this.sheet.width !== side || this.sheet.height !== count * side) {
      Object.assign(this.sheet, { width: side, height: count * side });
    }
    const tables = this.layers.flatMap(({ shown, colours }) => (
      Array.from({ length: shown }, (_, j) => signedTable(colours[j] ? classScale(colours[j]) : UNIT_SCALE))));
    const context = pen(this.sheet);
    const image = context.createImageData(side, count * side);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < values.length; i++) {
      const [unit, within] = [Math.floor(i / (side * side)), i % (side * side)];
      const row = side - 1 - Math.floor(within / side); // rows go upwards
      pixels[(unit * side + row) * side + (within % side)] = (tables[unit] ?? tables[0])[values[i]];
    }
    context.putImageData(image, 0, 0);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Shaped<Uint8Array>} maps (U, S)
   * @param {number} index
   * @param {Box} box
   */
  unitCurve(context, { values, shape: [, n] }, index, [left, top, width, height]) {
    context.strokeStyle = POSITIVE;
    context.lineWidth = 1.5 * this.look.scale;
    context.beginPath();
    for (let i = 0; i < n; i++) {
      const v = values[index * n + i] / 255;
      context.lineTo(left + (i / (n - 1)) * width, top + (1 - v) * height);
    }
    context.stroke();
  }

  // The layers in words, for those who cannot see them.
  listed() {
    return this.layers.map(({ title, detail, width }) => [title, detail, width].filter(Boolean).join(' ')).join(', ');
  }
}
