// A card with a Plotly chart: its skeleton once, then new data in place.

import { Figure } from '../live/figure.js';
import { writeTerms } from '../live/terms.js';
import { saveButton } from './save.js';

/** @import { Card, CardData, CardOptions, BoardArrays, BoardHeader } from '../live/types.js' */
/** @import { Plotly, PlotlyFigure } from '../live/outside.js' */

/** @implements {Card} */
export class PlotCard {
  /** @type {string} */
  name;
  /** @type {PlotlyFigure & { about?: string, lead?: string }} */
  skeleton;
  /** @type {CardData | undefined} */
  data;

  /** @param {HTMLElement} element @param {CardOptions} options */
  constructor(element, { counter, pick, words }) {
    this.element = element;
    this.div = document.createElement('div');
    this.div.className = 'plot';
    this.div.setAttribute('role', 'figure'); // an image may hold no buttons, and Plotly puts its own there
    this.lead = document.createElement('p');
    this.lead.className = 'lead';
    this.about = document.createElement('p');
    this.about.className = 'about';
    element.append(this.lead, this.div, this.about);
    this.figure = new Figure(this.div, counter);
    this.pick = pick;
    this.button = saveButton(element, words, () => this.figure.save());
    this.at = -Infinity; // ms, when it was drawn last
    this.cost = 0; // ms, of a drawing
    this.last = 0; // ms, of the drawing before
    this.dirty = false;
    this.usesPlotly = true;
  }

  /**
   * @param {string} name
   * @param {Set<string>} changed
   * @param {Record<string, any>} contents
   * @param {BoardArrays} arrays
   * @param {BoardHeader} header
   * @param {boolean} redress
   */
  take(name, changed, contents, arrays, header, redress) {
    this.name = name;
    this.skeleton = contents[name];
    this.data = contents[`${name}:data`] || this.data;
    this.dirty ||= (redress && this.figure.drawn) || changed.has(name) || changed.has(`${name}:data`);
  }

  /** @param {Plotly} plotly */
  async draw(plotly) {
    this.dirty = false;
    // First, since they take room from the chart.
    writeTerms(this.lead, this.skeleton.lead || '');
    writeTerms(this.about, this.skeleton.about || '');
    const built = this.figure.drawn;
    await this.figure.show(filled(this.skeleton, this.data?.traces || {}), this.name, plotly);
    if (!built) this.figure.div.on('plotly_click', ({ points: [point] }) => this.pick(described(point)));
    if (this.data) this.div.setAttribute('aria-label', this.data.alt);
    this.button.name();
  }

}

/** @param {any} point as Plotly tells it */
function described({ x, y, customdata, data, pointNumber }) {
  return { x, y, data: customdata ?? null, trace: data?.uid ?? '', place: pointNumber ?? null };
}

/**
 * The skeleton with the present data in it.
 * @param {PlotlyFigure} skeleton
 * @param {CardData['traces']} traces
 * @returns {PlotlyFigure}
 */
function filled(skeleton, traces) {
  return { ...skeleton, data: skeleton.data.map((trace) => merged(trace, traces[trace.uid] || {})) };
}

/**
 * @template {Record<string, any>} A
 * @param {A} a
 * @param {Record<string, any>} b
 * @returns {A}
 */
function merged(a, b) {
  /** @type {Record<string, any>} */
  const result = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const nested = value && typeof value === 'object' && !Array.isArray(value);
    result[key] = nested ? merged(a[key] || {}, value) : value;
  }
  return /** @type {A} */ (result);
}
