// The names in the loss curves, for the trace that pages/charts/evidence.py has made room for: the
// two curves at their ends, the reference lines at theirs, and what the verdict rests on.

import { CURVE_NAMES } from './colours.js';
import { last, memory } from './memory.js';
import { Placing } from './placing.js';

/** @import { Lines } from './curves.js' */
/** @import { Line } from './evidence.js' */
/** @import { Candidate } from './placing.js' */
/** @import { Look } from './types.js' */
/** @import { Drawn, Reference } from './outside.js' */

/**
 * The attributes of the names' trace.
 * @typedef {{ x: number[], y: number[], text: string[], textposition: string[],
 *   'textfont.color': string[] }} Lettering
 */

/**
 * The plot in px: its size, where the names at the right end, and ways between data and px.
 * @typedef {{ width: number, height: number, edge: number, across: (v: number) => number,
 *   up: (v: number | null) => number, at: (px: number, py: number) => number[] }} Plot
 */

export const LETTERED = /** @type {const} */ (['x', 'y', 'text', 'textposition', 'textfont.color']);
/** @returns {Lettering} */
const nothing = () => ({ x: [], y: [], text: [], textposition: [], 'textfont.color': [] });
const NO_LINES = ['best', 'gap', 'zone']; // a point and areas: words may stand there
const ENDS = /** @type {const} */ (['training', 'validation']);
const MOST = 0.4; // of the width that the ends' names may take
const PADDING = 0.05; // that Plotly leaves beside a text

export class Names {
  /** @type {Look} */
  look;
  /** @type {Lettering} */
  out;
  /** @type {Plot} */
  plot;

  constructor() {
    this.placing = new Placing();
  }

  /**
   * @param {Drawn | null} axes as Plotly drew them last
   * @param {Lines} lines
   * @param {Record<string, string>} called what the traces are called
   * @param {Look} look
   * @returns {Lettering}
   */
  of(axes, lines, called, look) {
    const curves = Object.entries(lines)
      .filter(([name, { x }]) => x.length && !NO_LINES.includes(name)).map(([, line]) => line);
    if (!axes || !curves.length) return nothing();
    this.look = look;
    this.out = nothing();
    /** @type {Reference[]} */
    const references = axes.layout.meta?.references ?? [];
    this.lay(axes, curves, references, ENDS.map((name) => called[name]));
    // Holds the axis open to the right, for the names at the ends.
    this.write('', { x: this.plot.edge, y: this.plot.up(last(lines.validation.y)), side: 'left' });
    references.forEach((reference) => this.reference(reference));
    this.ends(lines, called);
    this.best(lines, called.best);
    this.evidence(lines);
    return this.out;
  }

  /**
   * @param {Drawn} axes
   * @param {Line[]} lines
   * @param {Reference[]} references
   * @param {string[]} ends
   */
  lay({ xaxis, yaxis, layout }, lines, references, ends) {
    const [width, height] = [xaxis.length, yaxis.length];
    this.placing.begin({ width, height }, [], [], this.look);
    const room = Math.max(...ends.map((text) => this.placing.width(text))) + this.look.size;
    const free = Math.min(MOST, Math.max(PADDING, room / width));
    const end = Math.max(...lines.map((line) => last(line.x)));
    // Where the axis will end, now that the curves have grown; zoomed in it stays.
    const most = xaxis.autorange && end > 0 ? end / (1 - free) : xaxis.range[1];
    const least = xaxis.autorange ? 0 : xaxis.range[0];
    /** @param {number} v */
    const across = (v) => ((v - least) / (most - least)) * width;
    /** @param {number | null} v */
    const up = (v) => (v !== null && Number.isFinite(yaxis.px(v)) ? yaxis.px(v) : height);
    /** @param {number} px @param {number} py */
    const at = (px, py) => [least + (px / width) * (most - least), yaxis.value(py)];
    this.plot = { width, height, edge: (1 - PADDING) * width, across, up, at };
    const curves = lines.map(({ x, y }) => ({ x: x.map(across), y: y.map(up) }));
    // A word may stand below the lowest line: the axis grows to hold it, unless a wild start is cut off.
    const cut = yaxis.range[1] >= 0.999 * (layout.yaxis.autorangeoptions?.clipmax ?? NaN);
    const deep = height + (yaxis.autorange && !cut ? 2 * this.placing.high : 0);
    this.placing.begin({ width, height: deep }, curves, references.map(({ y }) => up(y)), this.look);
  }

  /**
   * @param {string} text
   * @param {Candidate} candidate
   * @param {string} [colour]
   */
  write(text, { x, y, side }, colour = this.look.text) {
    const [px, py] = this.plot.at(x, y);
    this.out.x.push(px);
    this.out.y.push(py);
    this.out.text.push(text);
    this.out.textposition.push(`middle ${side}`);
    this.out['textfont.color'].push(colour);
  }

  /**
   * @param {string} key
   * @param {string} text
   * @param {Candidate[]} candidates
   * @param {string} [colour]
   */
  name(key, text, candidates, colour) {
    this.write(text, this.placing.put(key, text, candidates), colour);
  }

  /**
   * The line of guessing is named above, the best achievable below: there the curves seldom run.
   * @param {Reference} reference
   */
  reference({ y, text, below }) {
    const { edge, up } = this.plot;
    const away = 0.65 * this.placing.high;
    const sides = below ? [away, -away] : [-away, away];
    const middles = [edge, 0.75 * edge, 0.5 * edge + 0.5 * this.placing.width(text)];
    this.name(text, text, middles.flatMap((x) => sides.map((d) => ({ x, y: up(y) + d, side: 'left' }))));
  }

  /**
   * Apart from each other where the curves end near each other. A copy that trains ahead goes on
   * where the curve ends.
   * @param {Lines} lines
   * @param {Record<string, string>} called
   */
  ends(lines, called) {
    const { across, up, height } = this.plot;
    const step = 0.25 * this.placing.high;
    const ends = ENDS.map((name, i) => {
      const ahead = lines[`${name}_ahead`];
      const { x, y } = ahead.x.length ? ahead : lines[name];
      const at = y.findLastIndex(Number.isFinite); // a diverged run ends before
      return { x: across(x[at] ?? 0), y: up(y[at] ?? null), name, i };
    });
    ends.sort((a, b) => b.y - a.y || a.i - b.i); // the lower first: it has the reference line below
    for (const { x, y, name } of ends) {
      const from = Math.max(0, Math.min(height - this.placing.high / 2, y));
      /** @type {Candidate[]} */
      const candidates = Array.from({ length: 25 }, (_, n) => ({
        x: x + 0.4 * this.look.size, y: from + step * Math.ceil(n / 2) * (n % 2 ? -1 : 1), side: 'right',
      }));
      this.placing.chosen.delete(name); // as near as can be, whatever was before
      this.name(name, called[name], candidates, CURVE_NAMES[this.look.dark ? 'dark' : 'light'][name]);
    }
  }

  /**
   * The best epoch, which wears its number where the verdict names it; not while it is the first
   * or the last, where other names stand.
   * @param {Lines} lines
   * @param {string} name
   */
  best({ validation, best }, name) {
    if (!(best.x[0] > 0 && best.x[0] < last(validation.x))) return;
    const named = memory.contents.verdict?.marks.best;
    const text = Number.isFinite(named) ? memory.contents.words.verdict.best.replace('{epoch}', String(named)) : name;
    this.around('best', text, best, 0);
  }

  /** @param {Lines} lines */
  evidence({ training, validation, gap, zone, validation_before: before, validation_ahead: ahead }) {
    const marks = memory.contents.verdict?.marks;
    const words = memory.contents.words.verdict;
    if (gap.x.length) this.gap(words.gap, marks?.gap ?? 0, training, validation);
    if (zone.x.length) this.zone(words.lagom, zone);
    if (before.x.length) this.along('before', words.before, before, 0.6);
    if (ahead.x.length) this.along('ahead', words.ahead, ahead, 0.4);
  }

  /**
   * Between the curves.
   * @param {string} text
   * @param {number} from
   * @param {Line} train
   * @param {Line} validation
   */
  gap(text, from, train, validation) {
    const places = [0.5, 0.7, 0.3, 0.85].map((share) => {
      const i = train.x.findIndex((epoch) => epoch >= from + share * (last(train.x) - from));
      return [this.plot.across(train.x[i]), this.plot.up(train.y[i]), this.plot.up(validation.y[i])];
    });
    const heights = [0.5, 0.7, 0.3];
    this.name('gap', text, heights.flatMap((share) => places.map(([x, low, high]) => (
      { x, y: low + share * (high - low), side: 'center' }))));
  }

  /**
   * Within the zone or, where a curve fills it, just above.
   * @param {string} text
   * @param {Line} line
   */
  zone(text, { x, y }) {
    const { across, up } = this.plot;
    const [low, high] = [up(y[0]), up(y[2])];
    const heights = [(low + high) / 2, high + 0.6 * this.placing.high, high - 0.6 * this.placing.high];
    const places = [0, 0.25, 0.5, 0.75].map((share) => across(share * x[1]) + 4);
    this.name('lagom', text, heights.flatMap((py) => places.map((px) => ({ x: px, y: py, side: 'right' }))));
  }

  /**
   * @param {string} key
   * @param {string} text
   * @param {Line} line
   * @param {number} share
   */
  along(key, text, line, share) {
    const i = line.x.findIndex((epoch) => epoch >= line.x[0] + share * (last(line.x) - line.x[0]));
    if (line.y[i] !== null) this.around(key, text, line, i);
  }

  /**
   * @param {string} key
   * @param {string} text
   * @param {Line} line
   * @param {number} i
   */
  around(key, text, line, i) {
    const [x, y] = [this.plot.across(line.x[i]), this.plot.up(line.y[i])];
    const away = 1.1 * this.placing.high;
    const shifts = [0, -0.5, 0.5].map((share) => x + share * this.placing.width(text));
    const heights = [y - away, y + away, y - 2 * away];
    /** @type {Candidate[]} */
    const beside = [{ x: x + away, y, side: 'right' }, { x: x - away, y, side: 'left' }];
    /** @type {Candidate[]} */
    const near = heights.flatMap((py) => shifts.map((px) => ({ x: px, y: py, side: 'center' })));
    this.name(key, text, [...near, ...beside]);
  }
}
