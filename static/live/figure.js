// A Plotly chart that is built once and then updated in place.

import { TRANSPARENT, WHITE } from './colours.js';
import { TOUCH, buttons, speech } from './modebar.js';
import { chart, save } from './picture.js';
import { plotted } from './plotted.js';
import { roomBelow } from './room.js';
import { ticks } from './ticks.js';
import { Titles } from './titles.js';

export { speak } from './modebar.js';

/** @import { Counter, Look } from './types.js' */
/** @import { Drawn, Plotly, PlotlyFigure, PlotDiv } from './outside.js' */

/** @type {Promise<Plotly> | undefined} */
let loading;

/**
 * Streamlit's own copy of plotly.js cannot be reached, so the app serves that of its Python package.
 * @param {string} url
 */
export function loadPlotly(url) {
  loading ||= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve(/** @type {Plotly} */ (window.Plotly));
    script.onerror = reject;
    document.head.appendChild(script);
  });
  return loading;
}

/** @param {Element} element @returns {Look} */
export function theme(element) {
  const style = getComputedStyle(element);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const size = parseFloat(style.getPropertyValue('--chart-text')) * rem;
  const scale = rem / 16;
  return {
    text: style.getPropertyValue('--st-text-color').trim() || style.color,
    background: style.getPropertyValue('--st-background-color').trim() || WHITE,
    family: style.getPropertyValue('--st-font').trim() || style.fontFamily,
    dark: style.colorScheme.includes('dark'),
    size,
    small: scale > 1 ? size : size * 0.92, // enlarged, as for a projector, nothing is smaller
    scale,
  };
}

const USUAL_TEXT = 0.78 * 16; // px, for which Python set the margins

/**
 * How much larger a projector's text is: heights in px grow with it.
 * @param {HTMLElement} root
 */
export function enlarged(root) {
  return Math.max(1, theme(root).size / USUAL_TEXT);
}

const TELLING = 1.5; // px, from which a line says something
const LEAST = 3;
const BESIDE_TITLE = 480; // px, from which a title and the buttons fit side by side
const AXIS_BELOW = 44; // an axis's ticks and name
const TICKS_BELOW = 24; // its ticks alone
const LOW = 11; // lines of text
const PLAIN = { floor: 0, range: 1 }; // a number is written as it is
const AXES = /** @type {const} */ (['xaxis', 'yaxis']);

/**
 * Enlarged, a line that says something is 3 px or more; an outline only grows.
 * @param {{ width?: number } | undefined} line
 * @param {number} scale
 */
function thicken(line, scale) {
  if (typeof line?.width !== 'number') return; // of marks that differ, each has its own
  const least = scale > 1 && line.width >= TELLING ? LEAST : 0;
  line.width = Math.max(least, line.width * scale);
}

/** @param {any} marker of a trace @param {number} scale */
function enlarge(marker, scale) {
  if (!marker) return;
  if (typeof marker.size === 'number') marker.size *= scale;
  thicken(marker.line, scale);
}

/**
 * Where there is little room the title says what the lower axis is.
 * @param {Record<string, any>} layout
 */
function frugal({ title, xaxis, margin }) {
  title.text = `${title.text} (${xaxis.title.text} →)`;
  delete xaxis.title;
  margin.b = TICKS_BELOW;
}

export class Figure {
  /**
   * @param {HTMLElement} div
   * @param {Counter} counter
   * @param {(event?: any) => void} [onPlaced]
   */
  constructor(div, counter, onPlaced = () => {}) {
    this.div = /** @type {PlotDiv} */ (div);
    this.counter = counter;
    this.onPlaced = onPlaced;
    this.drawn = false;
    this.below = 0; // room at the lower edge, px
    /** @type {string | undefined} */
    this.kind = undefined;
    /** @type {string[]} */
    this.places = []; // the traces' names
    /** @type {{ spoken: object, config: object } | undefined} */
    this.configured = undefined;
    /** @type {Record<string, { tickvals: number[], ticktext: string[] }>} */
    this.ticked = {}; // logarithmic axes, by name, whose ticks Python left open
    this.frugal = false; // whether its lower axis may be named in its title
    this.camera = false; // whether its own button shows on a touch screen, too
    this.still = false; // whether there is nothing in it to see nearer
    this.titles = new Titles(this.div);
    /** @type {() => HTMLCanvasElement[]} */
    this.layers = () => []; // what lies beneath it
    /** @type {() => string[]} */
    this.caption = () => []; // what a saved picture has below it
    new ResizeObserver(() => this.resize()).observe(div);
  }

  /**
   * Draws a figure as Python described it; a figure of another kind is built anew.
   * @param {PlotlyFigure} content
   * @param {string} kind
   * @param {Plotly} plotly
   */
  async show(content, kind, plotly) {
    const figure = structuredClone(content);
    this.dress(figure);
    this.openTicks(figure.layout);
    const rebuild = !this.drawn || this.kind !== kind;
    this.kind = kind;
    this.places = figure.data.map(({ uid }) => uid);
    if (rebuild) {
      if (this.drawn) plotly.purge(this.div);
      this.drawn = true;
      this.counter.mounts += 1;
      await plotly.newPlot(this.div, figure.data, figure.layout, this.config(plotly));
      for (const event of ['plotly_afterplot', 'plotly_relayouting']) this.div.on(event, this.onPlaced);
      this.div.on('plotly_afterplot', () => this.finish());
      this.finish();
    } else {
      await plotly.react(this.div, figure.data, figure.layout, this.config(plotly));
    }
    this.onPlaced();
    this.makeRoom();
  }

  // The same object until the language changes: at another one Plotly builds the chart anew, and what
  // has been zoomed is lost.
  /** @param {Plotly} plotly */
  config(plotly) {
    const spoken = speech();
    if (this.configured?.spoken !== spoken) this.configured = { spoken, config: this.configure(plotly) };
    return this.configured.config;
  }

  /** @param {Plotly} plotly @returns {object} */
  configure(plotly) {
    return buttons(plotly, () => this.save(), this);
  }

  // Whether it lacks the height for its lower axis's name.
  get isLow() {
    return this.frugal && this.div.clientHeight < LOW * theme(this.div).size;
  }

  // What is on screen, with what lies beneath the chart.
  async save() {
    if (!this.drawn || !window.Plotly) return;
    const look = theme(this.div);
    const picture = await chart(window.Plotly, this.div, look, this.layers());
    save(picture, this.kind ?? 'chart', look.family, this.caption());
  }

  /** @param {PlotlyFigure} figure */
  dress(figure) {
    const { layout } = figure;
    const { text, background, family, size, small, scale } = theme(this.div);
    const beyond = size / (USUAL_TEXT * scale); // more than the page
    if (this.isLow) frugal(layout);
    layout.font = { color: text, family, size };
    layout.title = { ...layout.title, font: { size: size * 1.15 } };
    if (layout.title.subtitle) layout.title.subtitle.font = { size: small, color: text };
    layout.hoverlabel = { ...layout.hoverlabel, bgcolor: background, font: { color: text, size } };
    layout.margin = Object.fromEntries(Object.entries(layout.margin).map(([k, v]) => [k, Number(v) * scale]));
    if (layout.legend?.yref !== 'container') layout.margin.b *= beyond; // two lines of text stand there
    this.below = layout.margin.b;
    const orientation = this.div.clientWidth < BESIDE_TITLE * scale ? 'v' : 'h'; // across, they would cover the title
    layout.modebar = { orientation, bgcolor: TRANSPARENT, color: text, activecolor: text, ...layout.modebar };
    for (const axis of [layout.xaxis, layout.yaxis, layout.yaxis2]) {
      if (scale > 1 && axis?.title) axis.title.font = { size }; // Plotly's own would be longer than its axis
    }
    for (const shape of layout.shapes || []) thicken(shape.line, scale);
    for (const trace of figure.data) {
      thicken(trace.line, scale);
      enlarge(trace.marker, scale);
      if (trace.mode === 'text') {
        const halo = `0 0 3px ${background}`; // parts the words from the lines beneath
        trace.textfont = { color: text, size: small, shadow: `${halo}, ${halo}, ${halo}` };
      }
    }
    for (const note of layout.annotations || []) note.font = { ...note.font, size: small };
    // On a touch screen a finger on the chart scrolls the page.
    if (TOUCH || this.still) layout.dragmode = false;
  }

  /**
   * Plotly's own ticks on a logarithmic axis are too many, and bare 2s and 5s stand among them.
   * @param {Record<string, any>} layout
   */
  openTicks(layout) {
    const open = AXES.filter((name) => layout[name]?.type === 'log' && !layout[name].tickmode && !layout[name].tickvals);
    this.ticked = Object.fromEntries(open.map((name) => [name, this.ticked[name] ?? { tickvals: [], ticktext: [] }]));
    for (const name of open) Object.assign(layout[name], { tickmode: 'array', ...this.ticked[name] });
  }

  finish() {
    this.nameTicks();
    this.titles.mark();
  }

  nameTicks() {
    const axes = Object.keys(this.ticked).length ? this.axes() : null;
    if (!axes) return;
    const { size } = theme(this.div);
    /** @type {Record<string, unknown>} */
    const update = {};
    for (const name of AXES) {
      if (!this.ticked[name]) continue;
      const { tickvals, ticktext } = ticks(axes[name], PLAIN, size, speech().locale, name === 'xaxis');
      if (String(ticktext) === String(this.ticked[name].ticktext)) continue;
      this.ticked[name] = { tickvals, ticktext };
      Object.assign(update, { [`${name}.tickvals`]: tickvals, [`${name}.ticktext`]: ticktext });
    }
    if (Object.keys(update).length) this.relayout(update);
  }

  // Room for a legend at the lower edge, however many rows it takes here: Plotly would print the
  // axis's name over its ticks.
  makeRoom() {
    const axis = AXIS_BELOW * (theme(this.div).size / USUAL_TEXT);
    const update = this.axes() && roomBelow(this.div, { below: this.below, axis });
    if (!update) return;
    this.relayout(update);
    if (update.showlegend) this.resize(); // it has a height from now on
  }

  /** @param {object} update @param {string[]} names of traces */
  restyle(update, names) {
    const places = names.map((name) => this.places.indexOf(name));
    if (this.drawn && window.Plotly) window.Plotly.restyle(this.div, update, places);
  }

  /** @param {object} data @param {object} layout @param {string[]} names of traces */
  update(data, layout, names) {
    const places = names.map((name) => this.places.indexOf(name));
    if (this.drawn && window.Plotly) window.Plotly.update(this.div, data, layout, places);
  }

  /** @param {object} update */
  relayout(update) {
    if (this.drawn && window.Plotly) window.Plotly.relayout(this.div, update);
  }

  resize() {
    if (!this.drawn || !window.Plotly || !this.div.isConnected || !this.div.offsetWidth) return;
    window.Plotly.Plots.resize(this.div).then(() => this.makeRoom());
  }

  /** @returns {Drawn | null} */
  axes() {
    return this.drawn ? plotted(this.div) : null;
  }
}
