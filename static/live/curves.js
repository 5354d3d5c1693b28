// The loss curves. Plotly redraws them a few times a second; between, nothing needs to move.

import { Figure } from './figure.js';
import { memory } from './memory.js';

const EVERY_MS = 330;
const SHARE = 0.18; // of a slow phone's time that redrawing may take
const MOST_POINTS = 600;

export class Curves {
  constructor(div, counter) {
    this.figure = new Figure(div, counter);
    this.at = -Infinity;
    this.cost = 0;
  }

  async show(content, plotly) {
    const filled = structuredClone(content);
    const { x, y } = arrays();
    filled.data.forEach((trace, i) => Object.assign(trace, { x: x[i], y: y[i] }));
    await this.figure.show(filled, 'curves', plotly);
    this.at = performance.now();
  }

  update(force) {
    const start = performance.now();
    if (!force && start - this.at < Math.max(EVERY_MS, this.cost / SHARE)) return false;
    this.figure.restyle(arrays(), [0, 1, 2]);
    this.at = performance.now();
    this.cost = this.at - start;
    return true;
  }
}

// In the traces' order: training, validation, best epoch.
function arrays() {
  const { epochs, train, validation } = memory.curve;
  const step = Math.max(1, Math.ceil(epochs.length / MOST_POINTS));
  const thin = (list) => list.filter((_, i) => i % step === 0 || i === list.length - 1);
  const best = validation.reduce((b, v, i) => (v < validation[b] || b < 0 ? i : b), -1);
  const x = thin(epochs);
  const point = best < 0 ? [[], []] : [[epochs[best]], [validation[best]]];
  return { x: [x, x, point[0]], y: [thin(train), thin(validation), point[1]] };
}
