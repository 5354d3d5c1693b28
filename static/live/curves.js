// The loss curves. Plotly redraws them a few times a second; between, nothing needs to move.

import { evidence, NAMES } from './evidence.js';
import { excessTicks } from './excess.js';
import { Figure } from './figure.js';
import { memory } from './memory.js';

const EVERY_MS = 330;
const SHARE = 0.12; // of a slow phone's time that redrawing may take
const LONGEST_MS = 1000; // the numbers beside must not run away from the curves
const MOST_POINTS = 600;

export class Curves {
  constructor(div, counter) {
    this.figure = new Figure(div, counter, (dragging) => dragging || this.nameExcesses());
    this.at = -Infinity;
    this.costs = [0, 0]; // of the last two drawings
    this.drawn = [];
  }

  async show(content, plotly) {
    const filled = structuredClone(content);
    this.log = content.layout.yaxis.type === 'log';
    this.drawn = arrays(this.log);
    this.drawn.forEach((trace, i) => Object.assign(filled.data[i], trace));
    await this.figure.show(filled, 'curves', plotly);
    this.at = performance.now();
  }

  update(force) {
    const start = performance.now();
    if (!force && start - this.at < this.pause()) return false;
    const traces = arrays(this.log);
    // Evidence that stays as it was (none, or the run before) is left alone.
    const changed = traces.map((_, i) => i).filter((i) => traces[i].x !== this.drawn[i].x);
    const all = (name) => changed.map((i) => traces[i][name]);
    const update = { x: all('x'), y: all('y') };
    if (changed.includes(NAMES)) Object.assign(update, { text: all('text'), textposition: all('textposition') });
    this.figure.restyle(update, changed);
    this.drawn = traces;
    this.at = performance.now();
    this.costs = [this.costs[1], this.at - start];
    return true;
  }

  // By the cheaper of two: one slow drawing says that the machine was busy, not that it is slow.
  pause() {
    return Math.min(LONGEST_MS, Math.max(EVERY_MS, Math.min(...this.costs) / SHARE));
  }

  // The right axis after every zoom and every new range.
  nameExcesses() {
    const layout = this.figure.axes();
    const scale = layout?.meta;
    if (!layout?.yaxis2 || !scale) return;
    const { language } = memory.contents.words;
    if (this.language !== language) {
      this.language = language;
      this.format = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
    }
    const ticks = excessTicks(layout.yaxis.range, layout.yaxis.type === 'log', scale, this.format);
    if (String(ticks.tickvals) === String(layout.yaxis2.tickvals)) return;
    this.figure.relayout({ 'yaxis2.tickvals': ticks.tickvals, 'yaxis2.ticktext': ticks.ticktext });
  }
}

// In the traces' order: training, validation, best epoch, then the evidence.
function arrays(log) {
  const curve = thinned(memory.curve);
  const lines = [{ x: curve.epochs, y: curve.train }, { x: curve.epochs, y: curve.validation }];
  return [...lines, bestEpoch(memory.curve), ...evidence(curve, log)];
}

function thinned({ epochs, train, validation }) {
  const step = Math.max(1, Math.ceil(epochs.length / MOST_POINTS));
  const thin = (list) => list.filter((_, i) => i % step === 0 || i === list.length - 1);
  return { epochs: thin(epochs), train: thin(train), validation: thin(validation) };
}

// The lowest point; where the verdict names an epoch, which it takes from the smoothed curve, that.
function bestEpoch({ epochs, validation }) {
  const named = memory.contents.verdict?.marks.best;
  const at = Number.isFinite(named)
    ? epochs.findIndex((epoch) => epoch >= named)
    : validation.reduce((b, v, i) => (v < validation[b] || b < 0 ? i : b), -1);
  return at < 0 ? { x: [], y: [] } : { x: [epochs[at]], y: [validation[at]] };
}
