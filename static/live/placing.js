// Puts words into a chart where no line runs and no other word stands; where there is no such place, the
// word is left out.

import { pen } from './dom.js';

/** @import { Look } from './types.js' */

/** @typedef {{ x: number[], y: number[] }} Polyline px */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box px */
/**
 * side: where the word stands from x.
 * @typedef {{ x: number, y: number, side: 'left' | 'center' | 'right' }} Candidate
 */

const MARGIN = 2; // px between a word and a line's middle

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
   * Candidates, best first; null where none is free.
   * @param {string} key
   * @param {string} text
   * @param {Candidate[]} candidates
   * @returns {Candidate | null}
   */
  put(key, text, candidates) {
    const width = this.width(text);
    /** @param {Candidate | undefined} each */
    const free = (each) => each !== undefined && this.isFree(this.box(each, width));
    const before = this.chosen.get(key) ?? -1;
    const kept = free(candidates[before]) ? before : candidates.findIndex(free);
    if (kept < 0) return null;
    this.chosen.set(key, kept);
    this.boxes.push(this.box(candidates[kept], width));
    return candidates[kept];
  }

  /**
   * Keeps words away from a mark.
   * @param {{ x: number, y: number }} at
   * @param {number} size px
   */
  avoid({ x, y }, size) {
    this.boxes.push({ left: x - size, right: x + size, top: y - size, bottom: y + size });
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
  isFree(box) {
    const { width, height } = this.plot;
    if (box.left < 0 || box.right > width || box.top < -MARGIN || box.bottom > height + MARGIN) return false;
    if (this.boxes.some((b) => b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom)) return false;
    if (this.straight.some((y) => y > box.top - MARGIN && y < box.bottom + MARGIN)) return false;
    return !this.curves.some((curve) => crosses(curve, box));
  }
}

/**
 * Whether a piece of a line may run through a box.
 * @param {Polyline} line
 * @param {Box} box
 */
function crosses({ x, y }, { left, right, top, bottom }) {
  for (let i = 0; i < x.length; i++) {
    const before = Math.max(0, i - 1);
    if (x[i] < left - MARGIN || x[before] > right + MARGIN) continue;
    if (Math.max(y[i], y[before]) > top - MARGIN && Math.min(y[i], y[before]) < bottom + MARGIN) return true;
  }
  return false;
}
