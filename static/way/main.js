// The network with one point's numbers in it: Plotly's chart, built once, and over it what travels
// from layer to layer before the next layer's units light up.

import { find, findCanvas, mounting, pen } from '../live/dom.js';
import { Figure, enlarged, loadPlotly, theme } from '../live/figure.js';

/** @import { Options } from '../live/types.js' */
/** @import { Component, Drawn, Plotly, PlotlyFigure } from '../live/outside.js' */

/**
 * One step of the way. figure: as JSON; now: the column that lights up; next, play: the one that does
 * when that button is pressed, 0 for none; height: px.
 * @typedef {{ figure: string, now: number, next: number, play: number, back: boolean, alt: string, height: number }} Step
 */

/**
 * What travels along an edge, between places in data units.
 * @typedef {{ from: number[], to: number[], colour: string, hollow: boolean, size: number, opacity: number }} Pulse
 */

const TRAVEL_MS = 650;
const GLOW_MS = 450;
const UNIT = 36; // px, as Python draws a unit
const NAMES = 0.2; // of the width, that the names on one side may take
const SIGN = 6.5; // px, about
const STILL = matchMedia('(prefers-reduced-motion: reduce)');
const BUTTONS = /** @type {const} */ ({ next: '.st-key-point_next *', play: '.st-key-point_play *' });
const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, showTips: false, responsive: false };

export const render = mounting(
  '.lagom-way',
  (root, options) => new Way(root, options),
  (way, { data }) => way.take(/** @type {Step} */ (/** @type {unknown} */ (data))),
);

class Way {
  /** @type {Step | undefined} */
  step;
  /** @type {string | undefined} */
  dressed;
  /** @type {CanvasRenderingContext2D} */
  pen;
  /** @type {PlotlyFigure | undefined} */
  drawn;
  /** @type {{ now: number, over: Promise<void> } | undefined} */
  ahead; // what set out before the page told of its step

  /** @param {HTMLElement} root @param {Options} options */
  constructor(root, { plotly }) {
    root.innerHTML = '<div class="plot" role="figure"></div><canvas aria-hidden="true"></canvas>';
    this.root = root;
    this.plot = find(root, '.plot');
    this.canvas = findCanvas(root, 'canvas');
    this.counter = { mounts: 0 };
    this.figure = new Figure(this.plot, this.counter);
    Object.assign(this.figure, { configure: () => CONFIG });
    this.plotly = loadPlotly(plotly);
    this.turn = 0; // of the newest step: an older one that is still under way gives up
    this.motion = 0; // of the newest of what moves, likewise
    this.travels = 0; // that were begun
    this.work = Promise.resolve();
    this.listens = (/** @type {MouseEvent} */ event) => this.pressed(event);
    addEventListener('click', this.listens, { capture: true });
  }

  // The values set out at once; a button pressed by keyboard is clicked, too.
  /** @param {MouseEvent} event */
  pressed({ target }) {
    if (!this.root.isConnected) return removeEventListener('click', this.listens, { capture: true });
    const { step, drawn } = this;
    const button = target instanceof Element ? target.closest('button') : null;
    if (!step || !drawn || !button || button.disabled || STILL.matches) return undefined;
    const now = button.matches(BUTTONS.next) ? step.next : button.matches(BUTTONS.play) ? step.play : 0;
    if (now) this.ahead = { now, over: this.send(drawn, { now, back: step.back }) };
    return undefined;
  }

  /** @param {Step} step */
  take(step) {
    const before = this.step;
    const dressed = JSON.stringify(theme(this.root));
    this.step = step;
    if (before && this.dressed === dressed && shown(before) === shown(step)) return;
    this.dressed = dressed;
    this.turn += 1;
    if (this.ahead?.now !== step.now) this.motion += 1;
    const { turn } = this;
    this.root.style.height = `${step.height * enlarged(this.root)}px`;
    this.plot.setAttribute('aria-label', step.alt);
    this.work = this.work.then(() => this.draw(step, turn, before)).catch(console.error);
  }

  /** @param {Step} step @param {number} turn @param {Step | undefined} before */
  async draw(step, turn, before) {
    if (turn !== this.turn) return;
    const plotly = await this.plotly;
    const scale = enlarged(this.root);
    const figure = shortened(JSON.parse(step.figure), (NAMES * this.plot.offsetWidth) / (SIGN * scale));
    if (scale > 1) grow(figure, scale, theme(this.root));
    const { ahead } = this;
    const isAhead = ahead?.now === step.now;
    this.ahead = undefined;
    const moves = isAhead || (before !== undefined && !STILL.matches && goesOn(before, step));
    if (moves) await (isAhead ? ahead.over : this.send(figure, step));
    if (turn === this.turn) {
      await this.figure.show(figure, 'way', plotly);
      this.drawn = figure;
    }
    Object.assign(this.root.dataset, { now: step.now, mounts: this.counter.mounts });
    if (moves && turn === this.turn) {
      await this.animate(GLOW_MS, (share, axes) => this.glow(places(figure, step.now), share, axes));
    }
  }

  /** @param {PlotlyFigure} figure @param {{ now: number, back: boolean }} step */
  send(figure, step) {
    const sent = pulses(figure, step);
    this.root.dataset.sent = String(sent.length);
    return this.animate(TRAVEL_MS, (share, axes) => this.travel(sent, share, axes), () => {
      this.travels += 1;
      this.root.dataset.travels = String(this.travels);
    });
  }

  /**
   * Ends where another begins.
   * @param {number} length ms
   * @param {(share: number, axes: Drawn) => void} paint share: of the time that has passed
   * @param {() => void} [begun] called with the first frame
   * @returns {Promise<void>}
   */
  animate(length, paint, begun) {
    const start = performance.now();
    this.motion += 1;
    const { motion } = this;
    return new Promise((resolve) => {
      const frame = () => {
        const share = (performance.now() - start) / length;
        const axes = this.figure.axes();
        this.clear();
        if (share >= 1 || motion !== this.motion || !axes || !this.root.isConnected || document.hidden) return resolve();
        paint(share, axes);
        begun?.();
        begun = undefined;
        requestAnimationFrame(frame);
      };
      frame();
    });
  }

  clear() {
    const { canvas } = this;
    const ratio = devicePixelRatio || 1;
    const { offsetWidth: width, offsetHeight: height } = this.plot;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    this.pen = pen(canvas);
    this.pen.scale(ratio, ratio);
  }

  /** @param {Pulse[]} all @param {number} share @param {Drawn} axes */
  travel(all, share, axes) {
    const { background } = theme(this.root);
    const eased = share * share * (3 - 2 * share);
    for (const { from, to, colour, hollow, size, opacity } of all) {
      const [x, y] = at(axes, from[0] + (to[0] - from[0]) * eased, from[1] + (to[1] - from[1]) * eased);
      this.pen.globalAlpha = opacity;
      this.dot(x, y, size, hollow ? background : colour, colour);
    }
    this.pen.globalAlpha = 1;
  }

  /** @param {number} x @param {number} y @param {number} size @param {string} fill @param {string} line */
  dot(x, y, size, fill, line) {
    const context = this.pen;
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = fill;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = line;
    context.stroke();
  }

  /** @param {number[][]} all @param {number} share @param {Drawn} axes */
  glow(all, share, axes) {
    const context = this.pen;
    const side = UNIT * enlarged(this.root) * (1 + 0.16 * share);
    context.globalAlpha = 1 - share;
    context.lineWidth = 3;
    context.strokeStyle = theme(this.root).text;
    for (const place of all) {
      const [x, y] = at(axes, place[0], place[1]);
      context.strokeRect(x - side / 2, y - side / 2, side, side);
    }
    context.globalAlpha = 1;
  }
}

/**
 * What the chart does not enlarge of itself, or not as much as the text.
 * @param {PlotlyFigure} figure
 * @param {number} by
 * @param {{ size: number, scale: number }} text
 */
function grow(figure, by, { size, scale }) {
  for (const { uid, marker, textfont } of figure.data) {
    if (!uid?.startsWith('units_') || !marker) continue;
    marker.size *= by / scale;
    if (textfont) textfont.size = size;
  }
}

/**
 * Names beside the units are cut where there is no room; whole they stand on hover and in the table.
 * @param {PlotlyFigure} figure
 * @param {number} most signs
 * @returns {PlotlyFigure}
 */
function shortened(figure, most) {
  const { yaxis, yaxis2 } = figure.layout;
  for (const axis of [yaxis, yaxis2]) {
    axis.ticktext = axis.ticktext.map((/** @type {string} */ name) => (
      name.length > most ? `${name.slice(0, Math.max(4, most - 1)).trimEnd()}…` : name));
  }
  return figure;
}

/** @param {Step} step what is seen of it */
const shown = ({ figure, now, back, alt, height }) => JSON.stringify([figure, now, back, alt, height]);

/** @param {Step} before @param {Step} step @returns {boolean} whether it is the next of the same way */
function goesOn(before, step) {
  return before.back === step.back && step.now === before.now + (step.back ? -1 : 1);
}

/** @param {Drawn} axes @param {number} x @param {number} y */
function at({ xaxis, yaxis }, x, y) {
  return [xaxis.offset + xaxis.px(x), yaxis.offset + yaxis.px(y)];
}

/** @param {PlotlyFigure} figure @param {number} column @returns {number[][]} */
function places(figure, column) {
  const units = figure.data.find(({ uid }) => uid === `units_${column}`);
  return (units?.y ?? []).map((/** @type {number} */ y) => [column, y]);
}

/**
 * Along the edges between the column that lights up and the one before it on the way.
 * @param {PlotlyFigure} figure
 * @param {{ now: number, back: boolean }} step
 * @returns {Pulse[]}
 */
function pulses(figure, { now, back }) {
  const left = back ? now : now - 1;
  const traces = figure.data.filter(({ uid }) => uid?.startsWith(`edges_${left}_`));
  return traces.flatMap(({ x, y, line, opacity }) => {
    /** @type {Pulse[]} */
    const found = [];
    for (let i = 0; i + 1 < x.length; i += 3) {
      const ends = [[x[i], y[i]], [x[i + 1], y[i + 1]]];
      const [from, to] = back ? ends.reverse() : ends;
      const hollow = line.dash === 'dash';
      found.push({ from, to, colour: line.color, hollow, size: 2 + line.width, opacity: Math.max(0.35, opacity) });
    }
    return found;
  });
}
