// What stands in a cell beside its picture: the verdict's word on its colour, and a number.

import { INK, PLATE } from '../live/colours.js';

/** @import { Box, Caption } from './grid.js' */

const LEAST_PX = 10; // of letters
const NARROWEST = 30; // px: in a narrower cell no word can be read
const LINE = 1.2; // of the letters' size
const PAD = 3; // px
const MOST_LINES = 3;
const HYPHEN = '\u00ad'; // shown only where a word is broken there

/** How the captions of a grid are set: letters in px, lines of a word, and their height in px. */
export class Captions {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string[]} words all that may come, so that nothing jumps when others do
   * @param {number} width of a cell, px
   * @param {{ small: number, family: string, scale: number }} look
   */
  constructor(context, words, width, { small, family, scale }) {
    this.size = Math.max(LEAST_PX * scale, Math.min(small, width / 7.5));
    this.font = `${this.size}px ${family}`;
    this.width = width - 2 * PAD;
    this.lines = 0;
    if (words.length && width >= NARROWEST * scale) {
      context.save();
      context.font = this.font;
      this.lines = Math.max(...words.map((word) => broken(context, word, this.width).length));
      context.restore();
    }
    this.lines = Math.min(this.lines, MOST_LINES);
    this.height = this.lines && this.lines * this.size * LINE + 2 * PAD;
  }

  /**
   * The verdict's colour under its word, on the lower part of the cell.
   * @param {CanvasRenderingContext2D} context
   * @param {Box} box of the cell
   * @param {string} colour
   */
  ground(context, [left, top, width, height], colour) {
    context.fillStyle = colour;
    context.fillRect(left, top + height - this.height, width, this.height);
  }

  /**
   * The word on it, over a frame that may be there.
   * @param {CanvasRenderingContext2D} context
   * @param {Caption} caption
   * @param {Box} box of the cell
   * @param {string} ink
   */
  word(context, { word }, [left, top, width, height], ink) {
    if (!this.lines) return;
    context.save();
    context.font = this.font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = ink;
    const lines = broken(context, word, this.width).slice(0, MOST_LINES);
    const middle = top + height - this.height / 2 - ((lines.length - 1) * this.size * LINE) / 2;
    lines.forEach((line, i) => context.fillText(line, left + width / 2, middle + i * this.size * LINE, this.width));
    context.restore();
  }

  /**
   * The number on a light plate in a corner of the picture.
   * @param {CanvasRenderingContext2D} context
   * @param {Caption} caption
   * @param {Box} box of the picture
   */
  number(context, { number }, [left, top, width, height]) {
    if (!number || !this.lines) return;
    context.save();
    context.font = this.font;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    const wide = Math.min(width, context.measureText(number).width + 2 * PAD);
    const high = this.size * 1.3;
    context.fillStyle = PLATE;
    context.fillRect(left, top + height - high, wide, high);
    context.fillStyle = INK;
    context.fillText(number, left + PAD, top + height - high / 2 + 0.5, wide - 2 * PAD);
    context.restore();
  }
}

/**
 * A word or a few, in lines that fit: broken at spaces, and at soft hyphens where it must be.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} width px
 * @returns {string[]}
 */
export function broken(context, text, width) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  /** @param {string} candidate */
  const fits = (candidate) => context.measureText(candidate.replaceAll(HYPHEN, '')).width <= width;
  for (const word of text.split(' ')) {
    if (line && fits(`${line} ${word}`)) {
      line = `${line} ${word}`;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const part of word.split(HYPHEN)) {
      if (line && !fits(line + part)) {
        lines.push(`${line}-`);
        line = part;
      } else line += part;
    }
  }
  return [...lines, line].map((each) => each.replaceAll(HYPHEN, ''));
}
