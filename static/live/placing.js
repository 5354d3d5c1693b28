// Puts words into a chart where no line runs and no other word stands.

import { pen } from './dom.js';

/** @import { Look } from './types.js' */

/** @typedef {{ x: number[], y: number[] }} Polyline px */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box px */
/**
 * side: where the word stands from x.
 * @typedef {{ x: number, y: number, side: 'left' | 'center' | 'right' }} Candidate
 */

const OUTSIDE = 10_000;
const COVERS = 1000; // another word
const STRUCK = 3; // by a straight line
const LOYALTY = 2; // lines that may cross a word before it moves away

export class Placing {
  /** @type {{ width: number, height: number }} */
  plot;
  /** @type {Polyline[]} */
  curves;
  /** @type {number[]} */
  straight;
  /** @type {Box[]} */
  boxes;
  /** @type {number} */
  high;

  constructor() {
    this.pen = pen(document.createElement('canvas'));
    /** @type {Map<string, number>} */
    this.chosen = new Map(); // so that a word does not jump between two places as good
  }

  /**
   * Pixels: the plot's width and height, polylines as { x, y }, heights of straight lines.
   * @param {{ width: number, height: number }} plot
   * @param {Polyline[]} curves
   * @param {number[]} straight
   * @param {Pick<Look, 'small' | 'family'>} look
   */
  begin(plot, curves, straight, look) {
    Object.assign(this, { plot, curves, straight, boxes: [], high: look.small * 1.3 });
    this.pen.font = `${look.small}px ${look.family}`;
  }

  /** @param {string} text */
  width(text) {
    return this.pen.measureText(text).width;
  }

  /**
   * Candidates, best first.
   * @param {string} key
   * @param {string} text
   * @param {Candidate[]} candidates
   */
  put(key, text, candidates) {
    const width = this.width(text);
    const costs = candidates.map((each) => this.cost(this.box(each, width)));
    const least = costs.indexOf(Math.min(...costs));
    const before = this.chosen.get(key) ?? least;
    const kept = costs[before] <= costs[least] + LOYALTY ? before : least;
    this.chosen.set(key, kept);
    this.boxes.push(this.box(candidates[kept], width));
    return candidates[kept];
  }

  /**
   * @param {Candidate} candidate
   * @param {number} width
   * @returns {Box}
   */
  box({ x, y, side }, width) {
    const left = x - width * { left: 1, center: 0.5, right: 0 }[side];
    return { left, right: left + width, top: y - this.high / 2, bottom: y + this.high / 2 };
  }

  /** @param {Box} box */
  cost(box) {
    const { width, height } = this.plot;
    const outside = box.left < -1 || box.right > width + 1 || box.top < -this.high || box.bottom > height + 1;
    const covered = this.boxes.filter((b) => b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom);
    const struck = this.straight.filter((y) => y > box.top + 1 && y < box.bottom - 1);
    const crossed = this.curves.reduce((n, curve) => n + crossings(curve, box), 0);
    return OUTSIDE * Number(outside) + COVERS * covered.length + STRUCK * struck.length + crossed;
  }
}

/**
 * How many pieces of a line run through a box.
 * @param {Polyline} line
 * @param {Box} box
 */
function crossings({ x, y }, { left, right, top, bottom }) {
  let count = 0;
  for (let i = 1; i < x.length; i++) {
    if (x[i] < left || x[i - 1] > right) continue;
    if (Math.max(y[i], y[i - 1]) > top && Math.min(y[i], y[i - 1]) < bottom) count += 1;
  }
  return count;
}
