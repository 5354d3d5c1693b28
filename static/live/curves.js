// The loss curves. Plotly redraws them a few times a second; between, nothing needs to move.

import { evidence } from './evidence.js';
import { Figure, theme } from './figure.js';
import { memory } from './memory.js';
import { LETTERED, NAMES, Names } from './names.js';
import { ticks } from './ticks.js';

/** @import { Line } from './evidence.js' */
/** @import { Lettering } from './names.js' */
/** @import { Counter, Curve } from './types.js' */
/** @import { Plotly, PlotlyFigure } from './outside.js' */

const EVERY_MS = 330;
const SHARE = 0.12; // of a slow phone's time that redrawing may take
const LONGEST_MS = 1000; // the numbers beside must not run away from the curves
const ROUNDS = 3;
const MOST_POINTS = 600;

export class Curves {
  /** @type {boolean} */
  log;
  /** @type {string[]} */
  called;
  /** @type {Lettering} */
  named;

  /** @param {HTMLElement} div @param {Counter} counter */
  constructor(div, counter) {
    this.figure = new Figure(div, counter, (dragging) => dragging || this.nameTicks());
    this.at = -Infinity;
    this.costs = [0, 0]; // of the last two drawings
    /** @type {Line[]} */
    this.drawn = [];
    this.names = new Names();
  }

  /** @param {PlotlyFigure} content @param {Plotly} plotly */
  async show(content, plotly) {
    const filled = structuredClone(content);
    this.log = content.layout.yaxis.type === 'log';
    const [training, validation, best] = content.data.map(({ name }) => name);
    this.called = [best, training, validation];
    this.drawn = arrays(this.log);
    this.drawn.forEach((trace, i) => Object.assign(filled.data[i], trace));
    await this.figure.show(filled, 'curves', plotly);
    this.at = performance.now();
    this.settle();
  }

  /** @param {boolean} force also within the pause */
  update(force) {
    const start = performance.now();
    if (!force && start - this.at < this.pause()) return false;
    const traces = arrays(this.log);
    // Evidence that stays as it was (none, or the run before) is left alone.
    const changed = traces.map((_, i) => i).filter((i) => traces[i].x !== this.drawn[i].x);
    this.drawn = traces;
    this.named = this.nameAll();
    /** @param {keyof Lettering} name undefined in all but the names */
    const all = (name) => (
      [...changed.map((i) => /** @type {any} */ (traces[i])[name]), this.named[name]]);
    this.figure.restyle(Object.fromEntries(LETTERED.map((name) => [name, all(name)])), [...changed, NAMES]);
    this.at = performance.now();
    this.costs = [this.costs[1], this.at - start];
    if (force) this.settle();
    return true;
  }

  // The names once more where no next drawing will do it: they move the axes, and these the names.
  settle() {
    const range = () => String(this.figure.axes()?.yaxis.range);
    for (let i = 0, before = ''; i < ROUNDS && before !== range(); i++) {
      before = range();
      this.named = this.nameAll();
      this.figure.restyle(Object.fromEntries(LETTERED.map((name) => [name, [this.named[name]]])), [NAMES]);
    }
  }

  nameAll() {
    return this.names.of(this.figure.axes(), this.drawn, this.called, theme(this.figure.div));
  }

  // By the cheaper of two: one slow drawing says that the machine was busy, not that it is slow.
  pause() {
    return Math.min(LONGEST_MS, Math.max(EVERY_MS, Math.min(...this.costs) / SHARE));
  }

  // Both axes' ticks after every zoom and every new range: the right one's name the excess, and a
  // logarithmic left one's whole decades, which Plotly alone would leave among bare 2s and 5s.
  nameTicks() {
    const axes = this.figure.axes();
    if (!axes) return;
    const look = theme(this.figure.div);
    const { range, floor } = axes.meta;
    /** @type {Record<string, { floor: number, range: number }>} */
    const scales = { ...(this.log && { yaxis: { floor: 0, range: 1 } }), ...(axes.yaxis2 && { yaxis2: { floor, range } }) };
    const update = {};
    for (const [axis, scale] of Object.entries(scales)) {
      const { tickvals, ticktext } = ticks(axes.yaxis, scale, look.size, memory.contents.words.language);
      const { tickvals: before } = axes[/** @type {'yaxis' | 'yaxis2'} */ (axis)] ?? {};
      if (String(tickvals) === String(before)) continue;
      Object.assign(update, { [`${axis}.tickvals`]: tickvals, [`${axis}.ticktext`]: ticktext });
    }
    if (Object.keys(update).length) this.figure.relayout(update);
  }
}

/**
 * In the traces' order: training, validation, best epoch, then the evidence.
 * @param {boolean} log
 * @returns {Line[]}
 */
function arrays(log) {
  const curve = thinned(memory.curve);
  const lines = [{ x: curve.epochs, y: curve.train }, { x: curve.epochs, y: curve.validation }];
  return [...lines, bestEpoch(memory.curve), ...evidence(curve, log)];
}

/** @param {Curve} curve @returns {Curve} */
function thinned({ epochs, train, validation }) {
  const step = Math.max(1, Math.ceil(epochs.length / MOST_POINTS));
  /** @param {number[]} list */
  const thin = (list) => list.filter((_, i) => i % step === 0 || i === list.length - 1);
  return { epochs: thin(epochs), train: thin(train), validation: thin(validation) };
}

/**
 * The lowest point; where the verdict names an epoch, which it takes from the smoothed curve, that.
 * @param {Curve} curve
 * @returns {Line}
 */
function bestEpoch({ epochs, validation }) {
  const named = memory.contents.verdict?.marks.best ?? null;
  const at = typeof named === 'number'
    ? epochs.findIndex((epoch) => epoch >= named)
    : validation.reduce((b, v, i) => (v < validation[b] || b < 0 ? i : b), -1);
  return at < 0 ? { x: [], y: [] } : { x: [epochs[at]], y: [validation[at]] };
}
