// The loss curves. Plotly redraws them a few times a second; between, nothing needs to move.

import { evidence } from './evidence.js';
import { Figure, theme } from './figure.js';
import { caption, memory } from './memory.js';
import { LETTERED, Names } from './names.js';
import { ticks } from './ticks.js';

/** @import { Evidence, Line } from './evidence.js' */
/** @import { Lettering } from './names.js' */
/** @import { Counter, Curve } from './types.js' */
/** @import { Plotly, PlotlyFigure } from './outside.js' */

/** @typedef {Evidence & Record<'training' | 'validation' | 'best', Line>} Lines by the traces' names */

const EVERY_MS = 330;
const SHARE = 0.12; // of a slow phone's time that redrawing may take
const LONGEST_MS = 1000; // the numbers beside must not run away from the curves
const ROUNDS = 3;
const MOST_POINTS = 600;

export class Curves {
  /** @type {boolean} */
  log;
  /** @type {Record<string, string>} */
  called; // the traces, by their names in the code
  /** @type {Lines} */
  drawn;
  /** @type {Lettering} */
  named;

  /** @param {HTMLElement} div @param {Counter} counter */
  constructor(div, counter) {
    this.figure = new Figure(div, counter, (dragging) => dragging || this.nameTicks());
    Object.assign(this.figure, { camera: true, caption, frugal: true });
    this.at = -Infinity;
    this.costs = [0, 0]; // of the last two drawings
    this.names = new Names();
  }

  /** @param {PlotlyFigure} content @param {Plotly} plotly */
  async show(content, plotly) {
    const filled = structuredClone(content);
    this.log = content.layout.yaxis.type === 'log';
    this.called = Object.fromEntries(content.data.map(({ uid, name }) => [uid, name]));
    this.drawn = arrays(this.log);
    for (const trace of filled.data) Object.assign(trace, this.drawn[/** @type {keyof Lines} */ (trace.uid)]);
    await this.figure.show(filled, 'curves', plotly);
    this.at = performance.now();
    this.settle();
  }

  /** @param {boolean} force also within the pause */
  update(force) {
    const start = performance.now();
    if (!force && start - this.at < this.pause()) return false;
    const lines = arrays(this.log);
    // Evidence that stays as it was (none, or the run before) is left alone.
    const changed = /** @type {(keyof Lines)[]} */ (Object.keys(lines))
      .filter((name) => lines[name].x !== this.drawn[name].x);
    this.drawn = lines;
    this.named = this.nameAll();
    /** @param {keyof Lettering} attribute undefined in all but the names */
    const all = (attribute) => (
      [...changed.map((name) => /** @type {any} */ (lines[name])[attribute]), this.named[attribute]]);
    this.figure.restyle(Object.fromEntries(LETTERED.map((each) => [each, all(each)])), [...changed, 'names']);
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
      this.figure.restyle(Object.fromEntries(LETTERED.map((name) => [name, [this.named[name]]])), ['names']);
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
    const { yaxis, layout } = axes;
    const { range, floor } = layout.meta;
    /** @type {Record<string, { floor: number, range: number }>} */
    const scales = { ...(this.log && { yaxis: { floor: 0, range: 1 } }), ...(layout.yaxis2 && { yaxis2: { floor, range } }) };
    const update = {};
    for (const [axis, scale] of Object.entries(scales)) {
      const { tickvals, ticktext } = ticks(yaxis, scale, look.size, memory.contents.words.language);
      if (String(tickvals) === String(layout[axis].tickvals)) continue;
      Object.assign(update, { [`${axis}.tickvals`]: tickvals, [`${axis}.ticktext`]: ticktext });
    }
    if (Object.keys(update).length) this.figure.relayout(update);
  }
}

/** @param {boolean} log @returns {Lines} */
function arrays(log) {
  const curve = thinned(memory.curve);
  return {
    training: { x: curve.epochs, y: curve.train },
    validation: { x: curve.epochs, y: curve.validation },
    best: bestEpoch(memory.curve),
    ...evidence(curve, log),
  };
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
