// The picture of what the network answers: a map painted beneath a transparent Plotly chart, a
// curve drawn over it, or a surface in space.

import { find, findCanvas, pen } from './dom.js';
import { Figure, theme } from './figure.js';
import { contour, paintClasses, paintSigned } from './heatmap.js';
import { caption, memory } from './memory.js';

/** @import { Counter, ViewPart } from './types.js' */
/** @import { Plotly } from './outside.js' */

export class View {
  /** @type {ViewPart} */
  part;
  /** @type {{ x: [number, number], y: [number, number] }} */
  domain;

  /** @param {HTMLElement} root @param {Counter} counter */
  constructor(root, counter) {
    this.window = find(root, '.view-window');
    this.map = findCanvas(root, '.view-map');
    this.lines = findCanvas(root, '.view-lines');
    this.figure = new Figure(find(root, '.view-plot'), counter, () => this.place());
    Object.assign(this.figure, {
      camera: true, caption, layers: () => (this.window.hidden ? [] : [this.map, this.lines].filter((each) => !each.hidden)),
    });
  }

  /** @param {ViewPart} part @param {Plotly} plotly */
  async show(part, plotly) {
    this.part = part;
    const { xaxis, yaxis } = part.figure.layout;
    if (part.kind !== 'space') this.domain = { x: xaxis.range, y: yaxis.range };
    await this.figure.show(part.figure, part.kind, plotly);
  }

  /**
   * Draws the newest answers; changed says which arrays the frame brought.
   * @param {Set<string>} changed
   */
  update(changed) {
    if (!this.part) return;
    const kind = this.part.kind;
    if (kind === 'space') {
      if (changed.has('array:space')) this.surface();
    } else if (kind === 'fit') {
      this.curve();
    } else if (changed.has('array:map') || changed.has('array:classes') || changed.has('view')) {
      this.paint();
    }
  }

  paint() {
    if (this.part.kind !== 'map') return;
    const { map, classes, lead } = memory.arrays;
    const { colours, scale } = this.part;
    if (colours.length > 2) {
      if (classes && lead) paintClasses(this.map, classes, lead, colours, this.part.discrete);
    } else if (map) {
      paintSigned(this.map, map, scale, this.part.discrete);
    }
    this.outline();
  }

  outline() {
    const context = clear(this.lines);
    const { part } = this;
    const { map } = memory.arrays;
    if (part.kind === 'map' && part.contour && map) contour(context, this.lines, map);
  }

  curve() {
    const layout = this.figure.axes();
    const { fit } = memory.arrays;
    if (this.part.kind !== 'fit' || !layout || !fit) return;
    const context = clear(this.lines);
    const { xaxis, yaxis } = layout;
    const ratio = this.lines.width / Math.max(1, this.lines.clientWidth);
    context.lineWidth = this.part.curve.width * theme(this.lines).scale * ratio;
    context.strokeStyle = this.part.curve.colour;
    context.lineJoin = 'round';
    context.beginPath();
    const [low, high] = this.domain.x;
    fit.values.forEach((y, i) => {
      const x = low + ((high - low) * i) / (fit.values.length - 1);
      context.lineTo(xaxis.px(x) * ratio, yaxis.px(y) * ratio);
    });
    context.stroke();
  }

  // What Plotly shows on hovering need not keep pace with the line.
  hover() {
    const { fit } = memory.arrays;
    if (this.part?.kind === 'fit' && fit) this.figure.restyle({ y: [Array.from(fit.values)] }, ['prediction']);
  }

  surface() {
    const { space } = memory.arrays;
    if (space) this.figure.restyle({ value: [Array.from(space.values, (v) => v / 255)] }, ['surface']);
  }

  // Keeps the canvases in step with the chart's axes.
  place() {
    const layout = this.figure.axes();
    const flat = this.part.kind === 'space' ? null : layout;
    this.window.hidden = !flat;
    if (!flat) return;
    const { xaxis, yaxis } = flat;
    style(this.window, xaxis.offset, yaxis.offset, xaxis.length, yaxis.length);
    const [x0, x1] = this.domain.x.map(xaxis.px);
    const [y0, y1] = this.domain.y.map(yaxis.px);
    this.map.hidden = this.part.kind !== 'map';
    style(this.map, x0, y1, x1 - x0, y0 - y1);
    if (this.part.kind === 'map') style(this.lines, x0, y1, x1 - x0, y0 - y1);
    else style(this.lines, 0, 0, xaxis.length, yaxis.length);
    this.sharpen();
  }

  sharpen() {
    const ratio = Math.min(2, devicePixelRatio || 1);
    const width = Math.min(2000, Math.round(this.lines.clientWidth * ratio));
    const height = Math.min(2000, Math.round(this.lines.clientHeight * ratio));
    if (this.lines.width !== width || this.lines.height !== height) Object.assign(this.lines, { width, height });
    if (this.part.kind === 'map') this.outline();
    else this.curve();
  }
}

/**
 * @param {HTMLElement} element
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
function style(element, left, top, width, height) {
  Object.assign(element.style, {
    left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`,
  });
}

/** @param {HTMLCanvasElement} canvas */
function clear(canvas) {
  const context = pen(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  return context;
}
