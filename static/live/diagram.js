// The network diagram on a canvas: layers from left to right, weights by width, colour and dash,
// in each unit a small picture of what it answers.

import { NEGATIVE, POSITIVE, UNIT_SCALE } from './colours.js';
import { theme } from './figure.js';
import { signedTable } from './heatmap.js';
import { marks } from './marks.js';
import { memory } from './memory.js';

const LARGEST_UNIT = 46;
const SQUEEZED = 0.85; // of its natural width a word can still be read at
const LABEL_SHARE = 0.2; // of the diagram's width, for the names of inputs and of outputs

export class Diagram {
  constructor(canvas) {
    this.canvas = canvas;
    this.sheet = document.createElement('canvas'); // all unit maps, one above the other
    new ResizeObserver(() => this.draw()).observe(canvas.parentElement);
  }

  show(layers, { more, signs }) {
    Object.assign(this, { layers, more, signs });
    this.draw();
  }

  // The layer that the verdict names, with its crossed-out units and a note; null for none.
  mark(layer) {
    const marked = this.marked;
    this.marked = layer;
    const crossed = layer ? layer.crossed.filter((i) => i < (this.layers?.[layer.index + 1]?.shown ?? 0)) : [];
    Object.assign(this.canvas.parentElement.dataset, {
      markedLayer: layer ? layer.index + 1 : '', crossed: crossed.length,
    });
    if (marked || layer) this.draw();
  }

  update(changed) {
    if (changed.has('array:units') || changed.has('array:weights')) this.draw();
  }

  draw() {
    if (!this.layers || !this.canvas.isConnected) return;
    const context = this.begin();
    const columns = this.columns(context);
    this.edges(context, columns);
    this.units(context, columns);
    this.names(context, columns);
    // A verdict on a network that has just given way may name a layer that is gone.
    const column = this.marked && columns[this.marked.index + 1];
    if (column) marks(context, column, this.marked, this.look);
  }

  begin() {
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement;
    const ratio = Math.min(2, devicePixelRatio || 1);
    Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
    Object.assign(this, { width, height, look: theme(this.canvas) });
    const context = this.canvas.getContext('2d');
    context.scale(ratio, ratio);
    return context;
  }

  font(context, share, weight = '') {
    const size = this.look.scale > 1 ? Math.max(1, share) : share;
    context.font = `${weight} ${this.look.size * size}px ${this.look.family}`;
  }

  // Where each shown unit stands.
  columns(context) {
    this.font(context, 0.95);
    const widest = (labels) => Math.min(LABEL_SHARE * this.width, Math.max(0, ...labels.map((l) => context.measureText(l).width)));
    const ends = [this.layers[0], this.layers[this.layers.length - 1]].map((l) => widest(l.labels) + 10);
    const header = this.look.size * 2.9;
    const footer = this.look.size * 1.9;
    const gap = (this.width - ends[0] - ends[1]) / Math.max(1, this.layers.length - 1 + 0.9);
    return this.layers.map((layer, i) => {
      const rows = layer.shown + (layer.shown < layer.width ? 1 : 0);
      const row = (this.height - header - footer) / rows;
      const size = Math.max(5, Math.min(LARGEST_UNIT * this.look.scale, 0.82 * row, 0.56 * gap));
      const spacing = Math.min(row, size * 1.7);
      const top = header + (this.height - header - footer - spacing * rows) / 2 + spacing / 2;
      const x = ends[0] + gap * (i + 0.45);
      const units = Array.from({ length: layer.shown }, (_, j) => ({ x, y: top + j * spacing }));
      return { layer, x, gap, size, units, below: top + layer.shown * spacing };
    });
  }

  edges(context, columns) {
    const weights = memory.arrays.weights?.values;
    let at = 0;
    for (let i = 0; i + 1 < columns.length; i++) {
      const [from, to] = [columns[i], columns[i + 1]];
      const bins = new Map(); // one stroke for each look, not for each weight
      for (const a of from.units) {
        for (const b of to.units) {
          const w = weights ? weights[at++] ?? 0 : 0;
          const look = Math.sign(w) * Math.ceil(Math.abs(w) / 16);
          if (!bins.has(look)) bins.set(look, []);
          bins.get(look).push([a, b]);
        }
      }
      for (const [look, pairs] of bins) this.stroke(context, look, pairs, from.size / 2, to.size / 2);
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  stroke(context, look, pairs, leave, arrive) {
    const strength = Math.abs(look) / 8;
    context.strokeStyle = look < 0 ? NEGATIVE : POSITIVE;
    context.globalAlpha = 0.18 + 0.72 * strength;
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

  units(context, columns) {
    const maps = memory.arrays.units;
    const flat = maps?.shape.length === 3;
    if (flat) this.paintSheet(maps);
    let index = 0;
    for (const { units, size } of columns) {
      for (const { x, y } of units) {
        const box = [x - size / 2, y - size / 2, size, size];
        context.fillStyle = this.look.background;
        context.fillRect(...box);
        if (flat && index < maps.shape[0]) {
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

  paintSheet({ values, shape: [count, side] }) {
    if (this.sheet.width !== side || this.sheet.height !== count * side) {
      Object.assign(this.sheet, { width: side, height: count * side });
    }
    const table = signedTable(UNIT_SCALE);
    const context = this.sheet.getContext('2d');
    const image = context.createImageData(side, count * side);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < values.length; i++) {
      const [unit, within] = [Math.floor(i / (side * side)), i % (side * side)];
      const row = side - 1 - Math.floor(within / side); // rows go upwards
      pixels[(unit * side + row) * side + (within % side)] = table[values[i]];
    }
    context.putImageData(image, 0, 0);
  }

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

  names(context, columns) {
    context.fillStyle = this.look.text;
    context.textAlign = 'left';
    this.line(context, [this.signs], 0, this.height - 0.35 * this.look.size, this.width, 0.85);
    context.textAlign = 'center';
    this.titles(context, columns);
    this.details(context, columns);
    columns.forEach((column, i) => {
      const { layer, x, gap, below } = column;
      if (layer.shown < layer.width) {
        context.textAlign = 'center';
        const forms = [`⋮ ${this.more.replace('{n}', layer.width)}`, `⋮ ${layer.width}`];
        this.line(context, forms, x, below, gap, 0.9);
      }
      if (layer.labels.length) this.labels(context, column, i === 0);
    });
  }

  // Where one hidden layer's name lacks room, numbers stand for all of them.
  titles(context, columns) {
    const numbered = this.hidden(columns).some(({ layer, gap }) => !this.fits(context, layer.title, gap, 0.95, '600'));
    columns.forEach((column, i) => {
      const text = numbered && this.isHidden(columns, i) ? String(i) : column.layer.title;
      this.header(context, columns, i, text, 1.05, 0.95, '600');
    });
  }

  // Likewise the activations: once for all where they are alike, else only where they can be read.
  details(context, columns) {
    const hidden = this.hidden(columns);
    const lacking = hidden.some(({ layer, gap }) => !this.fits(context, layer.detail, gap, 0.9));
    columns.forEach((column, i) => {
      if (lacking && this.isHidden(columns, i)) return;
      this.header(context, columns, i, column.layer.detail, 2.15, 0.9);
    });
    if (!lacking || new Set(hidden.map(({ layer }) => layer.detail)).size > 1) return;
    const middle = (hidden[0].x + hidden[hidden.length - 1].x) / 2;
    this.line(context, [hidden[0].layer.detail], middle, this.look.size * 2.15, (hidden.length - 1) * hidden[0].gap, 0.9);
  }

  isHidden(columns, i) {
    return i > 0 && i < columns.length - 1;
  }

  hidden(columns) {
    return columns.slice(1, -1);
  }

  // A word above its column; the outermost may reach outwards, where nothing stands.
  header(context, columns, i, text, line, share, weight) {
    const { x, gap } = columns[i];
    const outwards = this.fits(context, text, gap, share, weight) ? 0 : Math.sign(2 * i - columns.length + 1);
    const beyond = this.isHidden(columns, i) ? 0 : 0.35 * gap * Math.abs(outwards);
    this.line(context, [text], x + outwards * beyond, this.look.size * line, gap + 2 * beyond, share, weight);
  }

  labels(context, { layer, units, size }, left) {
    this.font(context, 0.95);
    context.textAlign = left ? 'right' : 'left';
    context.textBaseline = 'middle';
    layer.labels.forEach((label, j) => {
      const x = units[j].x + (left ? -1 : 1) * (size / 2 + 6);
      const forms = [label, label.replace(/ \(.*\)$/, '')]; // without its unit
      this.line(context, forms, x, units[j].y, LABEL_SHARE * this.width, 0.95);
    });
    context.textBaseline = 'alphabetic';
  }

  // The first form that can be read in its room; of the last, what can.
  line(context, forms, x, y, room, share, weight) {
    const form = forms.find((text) => this.fits(context, text, room, share, weight));
    context.fillText(form ?? this.cut(context, forms[forms.length - 1], room), x, y, room - 0.3 * this.look.size);
  }

  fits(context, text, room, share, weight) {
    this.font(context, share, weight);
    return SQUEEZED * context.measureText(text).width <= room - 0.3 * this.look.size;
  }

  cut(context, text, room) {
    let kept = text;
    while (kept.length > 1 && SQUEEZED * context.measureText(`${kept}…`).width > room - 0.3 * this.look.size) kept = kept.slice(0, -1);
    return `${kept.trimEnd()}…`;
  }

  // The layers in words, for those who cannot see them.
  listed() {
    return this.layers.map(({ title, detail, width }) => [title, detail, width].filter(Boolean).join(' ')).join(', ');
  }
}
