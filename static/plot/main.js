// A picture that stands still until something on its page changes: built once, then updated in place.

import { find } from '../live/dom.js';
import { Figure, enlarged, loadPlotly, speak, theme } from '../live/figure.js';

/** @import { Options } from '../live/types.js' */
/** @import { Component, PlotlyFigure } from '../live/outside.js' */

/**
 * What pages/ui/chart.py says. figure: as JSON; height: px; still: whether there is nothing to see
 * nearer; picks: whether the page is told which mark is pressed; caption: small print of a saved picture.
 * @typedef {{ figure: string, name: string, alt: string, height: number, still: boolean, picks: boolean,
 *   caption: string, language: string, buttons: Record<string, string> }} Content
 */

/** @type {WeakMap<HTMLElement, Picture>} */
const pictures = new WeakMap();

/** @param {Component} component @param {Options} options */
export function render(component, options) {
  const root = find(component.parentElement, '.lagom-plot');
  const picture = pictures.get(root) ?? new Picture(root, options);
  pictures.set(root, picture);
  if (component.data) picture.take(component);
}

class Picture {
  /** @type {Component} */
  component;
  /** @type {Content | undefined} */
  content;
  /** @type {string | undefined} */
  shown; // the content as it was last, and how it was dressed

  /** @param {HTMLElement} root @param {Options} options */
  constructor(root, { plotly }) {
    this.root = root;
    this.plot = document.createElement('div');
    this.plot.className = 'plot';
    this.plot.setAttribute('role', 'figure'); // an image may hold no buttons, and Plotly puts its own there
    root.replaceChildren(this.plot);
    this.counter = { mounts: 0 };
    this.figure = new Figure(this.plot, this.counter);
    this.figure.camera = true;
    this.figure.caption = () => (this.content?.caption ? [this.content.caption] : []);
    this.plotly = loadPlotly(plotly);
    this.work = Promise.resolve();
  }

  /** @param {Component} component */
  take(component) {
    this.component = component;
    const content = /** @type {Content} */ (/** @type {unknown} */ (component.data));
    const shown = JSON.stringify([content, theme(this.root)]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.content = content;
    this.root.style.height = `${content.height * enlarged(this.root)}px`;
    this.plot.setAttribute('aria-label', content.alt);
    this.work = this.work.then(() => this.draw(content)).catch(console.error);
  }

  /** @param {Content} content */
  async draw(content) {
    if (content !== this.content) return; // a newer one waits
    const plotly = await this.plotly;
    speak(content.language, content.buttons);
    this.figure.still = content.still;
    const built = this.figure.drawn;
    await this.figure.show(this.sized(JSON.parse(content.figure)), content.name, plotly);
    if (!built) this.figure.div.on('plotly_click', (/** @type {any} */ { points: [mark] }) => this.pick(mark));
    Object.assign(this.root.dataset, { mounts: this.counter.mounts });
  }

  /**
   * With the words beside marks as large as a projector's other text.
   * @param {PlotlyFigure} figure
   */
  sized(figure) {
    const { size, scale } = theme(this.root);
    for (const { textfont } of figure.data) {
      if (textfont && scale > 1) textfont.size = size;
    }
    return figure;
  }

  /** @param {{ data: { uid?: string }, pointNumber?: number }} mark */
  pick({ data, pointNumber }) {
    if (!this.content?.picks || typeof pointNumber !== 'number') return;
    this.component.setTriggerValue('picked', { trace: data.uid, place: pointNumber });
  }
}
