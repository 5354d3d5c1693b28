// The names in the loss curves, for the trace that pages/charts/evidence.py has made room for: the two
// curves at their ends, and one more, of what the verdict rests on or else of a reference line. What
// all lines are stands in the key (key.js).

import { CURVE_NAMES } from './colours.js';
import { last, memory } from './memory.js';
import { Placing } from './placing.js';

/** @import { Lines } from './curves.js' */
/** @import { Line } from './evidence.js' */
/** @import { Candidate } from './placing.js' */
/** @import { Look } from './types.js' */
/** @import { Reference } from './outside.js' */

/**
 * The attributes of the names' trace.
 * @typedef {{ x: number[], y: number[], text: string[], textposition: string[],
 *   'textfont.color': string[] }} Lettering
 */

/**
 * The plot, in px; its ranges as Plotly has them, in powers of ten where the axis is logarithmic. x: where
 * it is zoomed in; else it follows from the curves and the room that the names take.
 * @typedef {{ width: number, height: number, log: boolean, y: [number, number],
 *   x: [number, number] | null }} Frame
 */

/** @typedef {(text: string) => Candidate[]} Places where a name may stand */

export const LETTERED = /** @type {const} */ (['x', 'y', 'text', 'textposition', 'textfont.color']);
/** @returns {Lettering} */
const nothing = () => ({ x: [], y: [], text: [], textposition: [], 'textfont.color': [] });
const NO_LINES = ['best', 'gap', 'zone']; // a point and areas: words may stand there
const ENDS = /** @type {const} */ (['training', 'validation']);
const MOST = 0.4; // of the width that the ends' names may take
const MARKED = 9; // px around the middle of the best epoch's mark

export class Names {
  /** @type {Look} */
  look;
  /** @type {Lettering} */
  out;
  /** @type {Frame} */
  frame;
  /** @type {[number, number]} */
  x; // the axis's range

  constructor() {
    this.placing = new Placing();
  }

  /**
   * @param {Frame} frame
   * @param {Lines} lines
   * @param {Reference[]} references
   * @param {Record<string, string>} called what the traces are called
   * @param {Look} look
   * @returns {Lettering}
   */
  of(frame, lines, references, called, look) {
    const curves = Object.entries(lines)
      .filter(([name, { x }]) => x.length && !NO_LINES.includes(name)).map(([, line]) => line);
    Object.assign(this, { frame, look, out: nothing(), x: frame.x ?? [0, 1] });
    if (!curves.length) return this.out;
    this.lay(curves, references, ENDS.map((name) => called[name]));
    if (lines.best.x.length) this.placing.avoid(this.point(lines.best, 0), MARKED * look.scale);
    this.ends(lines, called);
    this.third(lines, references);
    return this.out;
  }

  /**
   * @param {Line[]} lines
   * @param {Reference[]} references
   * @param {string[]} ends
   */
  lay(lines, references, ends) {
    const { width, height, x } = this.frame;
    this.placing.begin({ width, height }, [], [], this.look);
    const room = Math.max(...ends.map((text) => this.placing.width(text))) + this.look.size;
    const free = Math.min(MOST, room / width);
    const end = Math.max(...lines.map((line) => last(line.x)));
    this.x = x ?? [0, end > 0 ? end / (1 - free) : 1];
    const curves = lines.map((line) => ({ x: line.x.map((v) => this.across(v)), y: line.y.map((v) => this.up(v)) }));
    this.placing.begin({ width, height }, curves, references.map(({ y }) => this.up(y)), this.look);
  }

  /** @param {number} value @returns {number} px */
  across(value) {
    return ((value - this.x[0]) / (this.x[1] - this.x[0])) * this.frame.width;
  }

  /**
   * @param {number | null} value what has no place is at the bottom
   * @returns {number} px from above
   */
  up(value) {
    const { height, log, y: [low, high] } = this.frame;
    const place = value === null || (log && value <= 0) ? NaN : log ? Math.log10(value) : value;
    return Number.isFinite(place) ? ((high - place) / (high - low)) * height : height;
  }

  /** @param {Line} line @param {number} i */
  point({ x, y }, i) {
    return { x: this.across(x[i] ?? 0), y: this.up(y[i] ?? null) };
  }

  /**
   * Whether there was a place for it.
   * @param {string} key
   * @param {string} text
   * @param {Candidate[]} candidates
   * @param {string} [colour]
   */
  name(key, text, candidates, colour = this.look.text) {
    const at = text && this.placing.put(key, text, candidates);
    if (!at) return false;
    const { width, height, log, y: [low, high] } = this.frame;
    const place = high - (at.y / height) * (high - low);
    const x = this.x[0] + (at.x / width) * (this.x[1] - this.x[0]);
    this.write(text, x, log ? 10 ** place : place, at.side, colour);
    return true;
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {Candidate['side']} side
   * @param {string} colour
   */
  write(text, x, y, side, colour) {
    this.out.x.push(x);
    this.out.y.push(y);
    this.out.text.push(text);
    this.out.textposition.push(`middle ${side}`);
    this.out['textfont.color'].push(colour);
  }

  /**
   * Apart from each other where the curves end near each other, or at the chart's edge where another line
   * is in the way. A copy that trains ahead goes on where the curve ends.
   * @param {Lines} lines
   * @param {Record<string, string>} called
   */
  ends(lines, called) {
    const gap = 0.4 * this.look.size;
    const ends = ENDS.map((name, i) => {
      const ahead = lines[`${name}_ahead`];
      const line = ahead.x.length ? ahead : lines[name];
      const at = line.y.findLastIndex(Number.isFinite); // a diverged run ends before
      return { ...this.point(line, at), name, i, value: line.y[at] ?? null };
    });
    ends.sort((a, b) => b.y - a.y || a.i - b.i); // the lower first
    for (const { x, y, name, value } of ends) {
      const colour = CURVE_NAMES[this.look.dark ? 'dark' : 'light'][name];
      this.placing.chosen.delete(name); // as near as can be, whatever was before
      const forms = [called[name] + this.beyond(value), called[name]];
      forms.some((text) => this.name(name, text, [
        ...this.column(x + gap, y, 'right'), ...this.column(this.frame.width - 1, y, 'left')], colour));
    }
  }

  /**
   * What has no place on the axis says so.
   * @param {number | null} value
   */
  beyond(value) {
    if (value === null || this.frame.x) return '';
    const { below, above } = memory.contents.words.verdict;
    if (this.frame.log && value <= 0) return below;
    return this.up(value) < 0 ? above : '';
  }

  /**
   * All heights, from y on.
   * @param {number} x
   * @param {number} y
   * @param {Candidate['side']} side
   * @returns {Candidate[]}
   */
  column(x, y, side) {
    const { height } = this.frame;
    const step = 0.25 * this.placing.high;
    const from = Math.max(this.placing.high / 2, Math.min(height - this.placing.high / 2, y));
    return Array.from({ length: 2 * Math.ceil(height / step) }, (_, n) => (
      { x, y: from + step * Math.ceil(n / 2) * (n % 2 ? -1 : 1), side }));
  }

  /**
   * What the verdict rests on; where it rests on no line, what the chart's scale means.
   * @param {Lines} lines
   * @param {Reference[]} references
   */
  third(lines, references) {
    const { marks } = memory.contents.verdict ?? {};
    const words = memory.contents.words.verdict;
    const { best, gap, zone, training, validation, validation_ahead: ahead, validation_before: before } = lines;
    /** @type {[key: string, text: string, places: Places][]} */
    const wanted = [];
    if (ahead.x.length) wanted.push(['ahead', words.ahead, this.along(ahead, 0.4)]);
    if (Number.isFinite(marks?.best) && best.x.length) {
      wanted.push(['best', words.best.replace('{epoch}', String(marks?.best)), this.around(best, 0)]);
    }
    if (gap.x.length) wanted.push(['gap', words.gap, this.between(marks?.gap ?? 0, training, validation)]);
    if (before.x.length) wanted.push(['before', words.before, this.along(before, 0.6)]);
    if (zone.x.length) wanted.push(['lagom', words.lagom, this.within(zone)]);
    for (const reference of [...references].reverse()) wanted.push([reference.kind, reference.text, this.beside(reference)]);
    wanted.some(([key, text, places]) => this.name(key, text, places(text)));
  }

  /**
   * Above the line or below it.
   * @param {Reference} reference
   * @returns {Places}
   */
  beside({ y, kind }) {
    const away = 0.75 * this.placing.high + 1;
    const sides = kind === 'floor' ? [away, -away] : [-away, away];
    const edge = this.frame.width - 1;
    return (text) => [edge, 0.75 * edge, 0.5 * edge + 0.5 * this.placing.width(text)].flatMap((x) => (
      sides.map((d) => ({ x, y: this.up(y) + d, side: 'left' }))));
  }

  /**
   * Between the curves.
   * @param {number} from
   * @param {Line} train
   * @param {Line} validation
   * @returns {Places}
   */
  between(from, train, validation) {
    const places = [0.5, 0.7, 0.3, 0.85].map((share) => {
      const i = Math.max(0, train.x.findIndex((epoch) => epoch >= from + share * (last(train.x) - from)));
      return [this.point(train, i), this.point(validation, i)];
    });
    const heights = [0.5, 0.7, 0.3];
    return () => heights.flatMap((share) => places.map(([low, high]) => (
      { x: low.x, y: low.y + share * (high.y - low.y), side: 'center' })));
  }

  /**
   * Within the zone or, where a curve fills it, just above.
   * @param {Line} zone
   * @returns {Places}
   */
  within({ x, y }) {
    const [low, high] = [this.up(y[0]), this.up(y[2])];
    const heights = [(low + high) / 2, high + 0.6 * this.placing.high, high - 0.6 * this.placing.high];
    const places = [0, 0.25, 0.5, 0.75].map((share) => this.across(share * x[1]) + 4);
    return () => heights.flatMap((py) => places.map((px) => ({ x: px, y: py, side: 'right' })));
  }

  /** @param {Line} line @param {number} share @returns {Places} */
  along(line, share) {
    const i = line.x.findIndex((epoch) => epoch >= line.x[0] + share * (last(line.x) - line.x[0]));
    return line.y[i] === null ? () => [] : this.around(line, i);
  }

  /** @param {Line} line @param {number} i @returns {Places} */
  around(line, i) {
    const { x, y } = this.point(line, i);
    return (text) => {
      const shifts = [0, -0.5, 0.5].map((share) => x + share * this.placing.width(text));
      const away = [1.3, -1.3, 2, -2, 3, -3, 4.5].map((n) => y - n * this.placing.high);
      return away.flatMap((py) => shifts.map((px) => ({ x: px, y: py, side: 'center' })));
    };
  }
}
