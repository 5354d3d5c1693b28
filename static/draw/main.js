// A sheet to draw a digit on: black or white in 32 by 32 places, with finger, pen or mouse. By keyboard
// it has 8 by 8 cells: arrows go from cell to cell, space fills or empties one.

import { GRID, INK, MARK, WHITE } from '../live/colours.js';
import { find, findCanvas, pen, write } from '../live/dom.js';

/** @import { Component } from '../live/outside.js' */

/**
 * bitmap: its rows, four places in a hexadecimal digit; cell: template.
 * @typedef {{ bitmap: string, label: string, clear: string, cell: string, filled: string, empty: string }} Sheet
 */

const SIDE = 32;
const BLOCK = 4; // places in a row of a cell
const CELLS = SIDE / BLOCK;
const ROUND = 2.1; // of the pen, in places
const SCALE = 8; // of the canvas' own pixels to a place
const SOON_MS = 350; // after the last key
/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
/** @type {WeakMap<HTMLElement, Drawing>} */
const drawings = new WeakMap();

/** @param {Component} component */
export function render(component) {
  const root = find(component.parentElement, '.lagom-draw');
  const drawing = drawings.get(root) ?? new Drawing(root);
  drawings.set(root, drawing);
  drawing.take(component);
}

class Drawing {
  /** @type {Component} */
  component;
  /** @type {Sheet} */
  sheet;
  /** @type {number[] | undefined} */
  last; // where the pen was
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  soon;

  /** @param {HTMLElement} root */
  constructor(root) {
    root.innerHTML = `<canvas tabindex="0" role="application" width="${SIDE * SCALE}" height="${SIDE * SCALE}"></canvas>
      <p class="said" role="status"></p><button type="button"></button>`;
    this.root = root;
    this.canvas = findCanvas(root, 'canvas');
    this.said = find(root, '.said');
    this.button = find(root, 'button');
    this.ink = new Uint8Array(SIDE * SIDE);
    this.cell = [0, 0];
    this.told = ''; // the bitmap that the page was told of last
    this.listen();
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener('pointerdown', (event) => this.down(event));
    canvas.addEventListener('pointermove', (event) => this.move(event));
    for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, () => this.up());
    canvas.addEventListener('keydown', (event) => this.key(event));
    for (const name of ['focus', 'blur']) canvas.addEventListener(name, () => this.draw());
    this.button.addEventListener('click', () => {
      this.ink.fill(0);
      this.draw();
      this.tell();
    });
  }

  /** @param {Component} component */
  take(component) {
    this.component = component;
    const sheet = /** @type {Sheet} */ (/** @type {unknown} */ (component.data));
    if (!sheet) return;
    const fresh = !this.sheet;
    this.sheet = sheet;
    this.canvas.setAttribute('aria-label', sheet.label);
    write(this.button, sheet.clear);
    if (fresh) this.put(sheet.bitmap);
    this.draw();
  }

  /** @param {string} bitmap */
  put(bitmap) {
    this.told = bitmap;
    this.ink.forEach((_, i) => {
      this.ink[i] = (parseInt(bitmap[i >> 2] ?? '0', 16) >> (3 - (i & 3))) & 1;
    });
  }

  /** @returns {string} */
  get bitmap() {
    let text = '';
    for (let i = 0; i < this.ink.length; i += 4) {
      text += (this.ink[i] * 8 + this.ink[i + 1] * 4 + this.ink[i + 2] * 2 + this.ink[i + 3]).toString(16);
    }
    return text;
  }

  tell() {
    clearTimeout(this.soon);
    const { bitmap } = this;
    this.root.dataset.ink = String(this.ink.reduce((sum, each) => sum + each, 0));
    if (bitmap === this.told) return;
    this.told = bitmap;
    this.component.setTriggerValue('drawn', { bitmap });
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (event.button) return;
    this.canvas.setPointerCapture(event.pointerId);
    clearTimeout(this.soon);
    this.last = this.place(event);
    this.stroke(this.last);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.last) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const each of all.length ? all : [event]) this.stroke(this.place(each));
  }

  up() {
    if (!this.last) return;
    this.last = undefined;
    this.tell();
  }

  /** @param {PointerEvent} event @returns {number[]} row and column, in places */
  place({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [((clientY - top) / height) * SIDE, ((clientX - left) / width) * SIDE];
  }

  /** @param {number[]} to */
  stroke(to) {
    const from = this.last ?? to;
    const n = Math.max(1, Math.ceil(2 * Math.hypot(to[0] - from[0], to[1] - from[1])));
    for (let i = 0; i <= n; i += 1) this.dab(from[0] + ((to[0] - from[0]) * i) / n, from[1] + ((to[1] - from[1]) * i) / n);
    this.last = to;
    this.draw();
  }

  /** @param {number} row @param {number} column */
  dab(row, column) {
    for (let r = Math.max(0, Math.floor(row - ROUND)); r < Math.min(SIDE, row + ROUND); r += 1) {
      for (let c = Math.max(0, Math.floor(column - ROUND)); c < Math.min(SIDE, column + ROUND); c += 1) {
        if (Math.hypot(r + 0.5 - row, c + 0.5 - column) <= ROUND) this.ink[r * SIDE + c] = 1;
      }
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) this.cell = this.cell.map((at, i) => Math.min(CELLS - 1, Math.max(0, at + way[i])));
    else if (event.key === ' ' || event.key === 'Enter') this.turn();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.say();
    this.draw();
  }

  /** @returns {number[]} the places of the present cell */
  get places() {
    const [row, column] = this.cell;
    return Array.from({ length: BLOCK * BLOCK }, (_, i) => (
      (row * BLOCK + Math.floor(i / BLOCK)) * SIDE + column * BLOCK + (i % BLOCK)));
  }

  get isFilled() {
    return 2 * this.places.reduce((sum, i) => sum + this.ink[i], 0) >= BLOCK * BLOCK;
  }

  turn() {
    const value = this.isFilled ? 0 : 1;
    for (const i of this.places) this.ink[i] = value;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.tell(), SOON_MS);
  }

  say() {
    const [row, column] = this.cell;
    const { cell, filled, empty } = this.sheet;
    write(this.said, cell.replace('{row}', String(row + 1)).replace('{column}', String(column + 1))
      .replace('{state}', this.isFilled ? filled : empty));
  }

  draw() {
    const context = pen(this.canvas);
    const width = SIDE * SCALE;
    context.fillStyle = WHITE;
    context.fillRect(0, 0, width, width);
    context.fillStyle = INK;
    this.ink.forEach((each, i) => {
      if (each) context.fillRect((i % SIDE) * SCALE, Math.floor(i / SIDE) * SCALE, SCALE, SCALE);
    });
    context.strokeStyle = GRID;
    context.lineWidth = 1;
    for (let at = BLOCK * SCALE; at < width; at += BLOCK * SCALE) {
      context.strokeRect(at, -1, 0, width + 2);
      context.strokeRect(-1, at, width + 2, 0);
    }
    if (!this.canvas.matches(':focus-visible')) return;
    context.strokeStyle = MARK;
    context.lineWidth = 4;
    const [row, column] = this.cell;
    const side = BLOCK * SCALE;
    context.strokeRect(column * side + 2, row * side + 2, side - 4, side - 4);
  }
}
