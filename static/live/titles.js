// The glossary's words in a chart's titles. Plotly writes these anew with every change, so what can be
// hovered, tapped and focused lies above them and stays; static/page/terms.js tells what it means.

import { pieces } from './terms.js';

const TITLES = '.infolayer :is(.gtitle, .gtitle-subtitle, .xtitle, .ytitle, .y2title)';
const PLACED = ['x', 'y', 'transform', 'style'];

export class Titles {
  /** @param {HTMLElement} div the chart's */
  constructor(div) {
    this.div = div;
    this.box = document.createElement('div');
    this.box.className = 'lagom-titles';
    this.known = ''; // what the titles are and where, as it was looked at last
    /** @type {Map<string, HTMLElement>} */
    this.words = new Map(); // by their terms
  }

  mark() {
    const titles = /** @type {SVGTextElement[]} */ ([...this.div.querySelectorAll(TITLES)]);
    const { clientWidth, clientHeight } = this.div;
    const now = JSON.stringify([clientWidth, clientHeight, window.lagomPage?.language, ...titles.map(described)]);
    if (now === this.known && this.box.isConnected) return;
    this.known = now;
    if (!this.box.isConnected) this.div.append(this.box);
    const from = this.div.getBoundingClientRect();
    const seen = new Set();
    const found = titles.flatMap((title) => marked(title, seen));
    for (const { key, text, at, upright } of found) {
      const word = this.words.get(key) ?? made(key);
      this.words.set(key, word);
      word.setAttribute('aria-label', text);
      word.classList.toggle('upright', upright);
      Object.assign(word.style, {
        left: `${at.left - from.left}px`, top: `${at.top - from.top}px`, width: `${at.width}px`, height: `${at.height}px`,
      });
      if (!word.isConnected) this.box.append(word);
    }
    for (const [key, word] of this.words) if (!seen.has(key)) word.remove();
  }
}

/** @param {SVGTextElement} title */
function described(title) {
  return [title.textContent, ...PLACED.map((name) => title.getAttribute(name))];
}

/** @param {string} key */
function made(key) {
  const word = document.createElement('span');
  Object.assign(word, { className: 'lagom-term', tabIndex: 0, role: 'button' });
  word.dataset.term = key;
  return word;
}

/**
 * @param {SVGTextElement} title
 * @param {Set<string>} seen
 * @returns {{ key: string, text: string, at: DOMRect, upright: boolean }[]} at: on screen
 */
function marked(title, seen) {
  const upright = (title.getAttribute('transform') ?? '').startsWith('rotate(-90');
  let end = 0;
  return pieces(title.textContent ?? '', seen).flatMap(({ key, text }) => {
    const start = end;
    end += text.length;
    const at = key ? around(title, start, end - 1) : null;
    return at ? [{ key, text, at, upright }] : [];
  });
}

/**
 * @param {SVGTextElement} title
 * @param {number} first letter
 * @param {number} last
 * @returns {DOMRect | null} null where the title is not drawn
 */
function around(title, first, last) {
  const matrix = title.getScreenCTM();
  if (!matrix || title.getNumberOfChars() <= last) return null;
  const ends = [first, last].map((letter) => title.getExtentOfChar(letter));
  const corners = ends.flatMap(({ x, y, width, height }) => (
    [[x, y], [x + width, y + height]].map(([a, b]) => new DOMPoint(a, b).matrixTransform(matrix))));
  const [x, y] = [corners.map((each) => each.x), corners.map((each) => each.y)];
  const [left, top] = [Math.min(...x), Math.min(...y)];
  return new DOMRect(left, top, Math.max(...x) - left, Math.max(...y) - top);
}
