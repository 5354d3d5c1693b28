// The loss curves. Plotly redraws them a few times a second; between, nothing needs to move.

import { evidence } from './evidence.js';
import { Figure, theme } from './figure.js';
import { caption, memory } from './memory.js';
import { LETTERED, Names } from './names.js';
import { lossRange } from './ranges.js';
import { ticks } from './ticks.js';

/** @import { Evidence, Line } from './evidence.js' */
/** @import { Drawn } from './outside.js' */
/** @import { Frame, Lettering } from './names.js' */
/** @import { Counter, Curve } from './types.js' */
/** @import { Plotly, PlotlyFigure } from './outside.js' */

/** @typedef {Evidence & Record<'training' | 'validation' | 'best', Line>} Lines by the traces' names */
/** @typedef {{ layout: Record<string, unknown>, names: Lettering }} Dress what follows from lines and room */

const EVERY_MS = 330;
const SHARE = 0.12; // of a slow phone's time that redrawing may take
const LONGEST_MS = 1000; // the numbers beside must not run away from the curves
const MOST_POINTS = 600;
const RIGHT = 56; // px for the axis of the distances

export class Curves {
  /** @type {boolean} */
  log;
  /** @type {Record<string, string>} */
  called; // the traces, by their names in the code
  /** @type {Lines | undefined} */
  drawn;

  /** @param {HTMLElement} div @param {Counter} counter */
  constructor(div, counter) {
    this.figure = new Figure(div, counter, (dragging) => dragging || this.settle());
    Object.assign(this.figure, { camera: true, caption, frugal: true });
    this.at = -Infinity;
    this.costs = [0, 0]; // of the last two drawings
    this.names = new Names();
    this.worn = ''; // the dress that is drawn
    this.low = false; // as it was drawn
    new ResizeObserver(() => this.refit()).observe(div);
    this.explained = false; // whether the axis of the distances shows
  }

  /** @param {PlotlyFigure} content @param {Plotly} plotly */
  async show(content, plotly) {
    this.low = this.figure.isLow;
    const filled = structuredClone(content);
    const axes = this.figure.axes();
    const { layout } = filled;
    this.log = layout.yaxis.type === 'log';
    this.called = Object.fromEntries(content.data.map(({ uid, name }) => [uid, name]));
    const lines = arrays(this.log);
    for (const trace of filled.data) Object.assign(trace, lines[/** @type {keyof Lines} */ (trace.uid)]);
    if (layout.yaxis2) {
      layout.yaxis2.visible = this.explained;
      if (this.explained) layout.margin.r = RIGHT;
    }
    this.drawn = undefined;
    // What is zoomed in stays so: Plotly keeps only what it knows from its own handles.
    for (const name of /** @type {const} */ (['xaxis', 'yaxis'])) {
      if (axes && !axes[name].autorange && axes.yaxis.log === this.log) layout[name].range = axes[name].range;
    }
    await this.figure.show(filled, 'curves', plotly);
    this.drawn = lines;
    this.worn = '';
    this.at = performance.now();
    this.settle();
  }

  // Another height may want another dress, and a paused run brings no frame.
  refit() {
    if (this.drawn && window.Plotly && this.figure.isLow !== this.low) this.show(memory.contents.curves, window.Plotly).catch(console.error);
  }

  /** @param {boolean} force also within the pause */
  update(force) {
    const start = performance.now();
    if (!this.drawn || (!force && start - this.at < this.pause())) return false;
    const before = this.drawn;
    const lines = arrays(this.log);
    // Evidence that stays as it was (none, or the run before) is left alone.
    const changed = /** @type {(keyof Lines)[]} */ (Object.keys(lines)).filter((name) => lines[name].x !== before[name].x);
    this.drawn = lines;
    this.wear(changed);
    this.at = performance.now();
    this.costs = [this.costs[1], this.at - start];
    return true;
  }

  // After a zoom, or another size, the names and ticks move.
  settle() {
    if (this.drawn) this.wear([]);
  }

  /**
   * Draws new lines with all that follows from them, in one go.
   * @param {(keyof Lines)[]} changed
   */
  wear(changed) {
    const axes = this.figure.axes();
    const lines = this.drawn;
    if (!axes || !lines) return;
    const { layout, names } = this.dress(axes, lines);
    const worn = JSON.stringify([layout, names]);
    if (worn === this.worn && !changed.length) return;
    this.worn = worn;
    /** @param {keyof Lettering} attribute undefined in all but the names */
    const all = (attribute) => [...changed.map((name) => /** @type {any} */ (lines[name])[attribute]), names[attribute]];
    this.figure.update(Object.fromEntries(LETTERED.map((each) => [each, all(each)])), layout, [...changed, 'names']);
  }

  /** @param {Drawn} axes @param {Lines} lines @returns {Dress} */
  dress({ xaxis, yaxis, layout }, lines) {
    const { references, bound, floor, range } = layout.meta;
    const look = theme(this.figure.div);
    const { training, validation, training_before, validation_before, validation_ahead } = lines;
    const [low, high] = lossRange([training, validation, training_before, validation_before, validation_ahead],
      references.map((/** @type {{ y: number }} */ { y }) => y), this.log, bound ?? Infinity);
    /** @type {[number, number]} */
    const whole = this.log ? [Math.log10(low), Math.log10(high)] : [low, high];
    /** @type {Frame} */
    const frame = {
      width: xaxis.length, height: yaxis.length, log: this.log,
      y: yaxis.autorange ? whole : yaxis.range, x: xaxis.autorange ? null : xaxis.range,
    };
    const names = this.names.of(frame, lines, references, this.called, look);
    /** @type {Record<string, unknown>} */
    const update = {};
    update['xaxis.autorangeoptions'] = { minallowed: 0, maxallowed: this.names.x[1] };
    update['yaxis.autorangeoptions'] = this.log ? this.onLog(whole, high) : { minallowed: low, maxallowed: high };
    if (layout.yaxis2) update['yaxis2.autorangeoptions'] = update['yaxis.autorangeoptions'];
    const shown = { ...yaxis, range: frame.y };
    const { language } = memory.contents.words;
    if (this.log) this.tick(update, 'yaxis', ticks(shown, { floor: 0, range: 1 }, look.size, language));
    if (layout.yaxis2 && this.explained) this.tick(update, 'yaxis2', ticks(shown, { floor, range }, look.size, language));
    return { layout: update, names };
  }

  /**
   * Plotly takes a logarithmic axis's limits as powers and checks them as losses, so only one of them may
   * be set outright: the other cuts off what an empty name holds open.
   * @param {[number, number]} powers
   * @param {number} high
   */
  onLog([minallowed], high) {
    this.names.write('', 0, high, 'right', '');
    return { minallowed, clipmax: high };
  }

  /**
   * @param {Record<string, unknown>} update
   * @param {string} axis
   * @param {{ tickvals: number[], ticktext: string[] }} named
   */
  tick(update, axis, { tickvals, ticktext }) {
    Object.assign(update, { [`${axis}.tickvals`]: tickvals, [`${axis}.ticktext`]: ticktext });
  }

  /** @param {boolean} explained whether the axis of the distances shows */
  explain(explained) {
    this.explained = explained;
    const { layout } = this.figure.axes() ?? {};
    if (!layout?.yaxis2) return;
    const { scale } = theme(this.figure.div);
    this.figure.relayout({ 'yaxis2.visible': explained, 'margin.r': (explained ? RIGHT : 16) * scale });
  }

  // By the cheaper of two: one slow drawing says that the machine was busy, not that it is slow.
  pause() {
    return Math.min(LONGEST_MS, Math.max(EVERY_MS, Math.min(...this.costs) / SHARE));
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
