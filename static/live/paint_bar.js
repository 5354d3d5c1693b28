// The bar of the drawing mode above the map: what is drawn, with which class or value, the eraser.

import { find, write } from './dom.js';
import { memory } from './memory.js';
import { number } from './numbers.js';

/** @import { PaintKind } from './paint_types.js' */

const BAR = `
  <div class="paint-ask" role="group"><span></span>
    <button data-start="empty"></button><button data-start="data"></button><button data-do="close"></button></div>
  <div class="paint-tools" role="toolbar">
    <select></select><span class="paint-brushes" role="radiogroup"></span>
    <span class="paint-value"><input type="range" min="-1" max="1" step="0.1"><output></output></span>
    <button data-do="erase" aria-pressed="false"></button><button data-do="clear"></button><button data-do="close"></button>
  </div>`;
/** @type {Record<string, string>} */
const SIGNS = {
  circle: '●', square: '■', 'triangle-up': '▲', diamond: '◆', cross: '✚', star: '★',
};

/**
 * A text of the drawing's own, with its placeholders filled in.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function say(name, values = {}) {
  return (memory.contents.words.paint[name] ?? '').replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
}

/** @param {number} value */
export const written = (value) => number(value, memory.contents.words.language, 2);

/**
 * @typedef {object} Doings
 * @property {(start: string) => void} begin
 * @property {(letter: string) => void} turn to another kind
 * @property {(brush: number) => void} take
 * @property {() => void} erase
 * @property {() => void} clear
 * @property {() => void} close
 */

/** @typedef {{ asks: boolean, letter: string, brush: number, erases: boolean }} BarState */

export class PaintBar {
  /** @param {HTMLElement} box @param {Doings} doings */
  constructor(box, doings) {
    this.box = box;
    this.box.innerHTML = BAR;
    this.ask = find(box, '.paint-ask');
    this.tools = find(box, '.paint-tools');
    this.select = /** @type {HTMLSelectElement} */ (box.querySelector('select'));
    this.brushes = find(box, '.paint-brushes');
    this.value = find(box, '.paint-value');
    this.range = /** @type {HTMLInputElement} */ (box.querySelector('input'));
    this.built = '';
    this.select.onchange = () => doings.turn(this.select.value);
    this.range.oninput = () => doings.take(Number(this.range.value));
    box.addEventListener('click', (event) => {
      const { dataset } = /** @type {Element} */ (event.target).closest('button') ?? this.box;
      if (dataset.start) doings.begin(dataset.start);
      if (dataset.brush) doings.take(Number(dataset.brush));
      if (dataset.do === 'erase') doings.erase();
      if (dataset.do === 'clear') doings.clear();
      if (dataset.do === 'close') doings.close();
    });
    this.brushes.addEventListener('keydown', (event) => this.key(event, doings));
  }

  /**
   * Arrow keys go from one class to the next, as in every group of radio buttons.
   * @param {KeyboardEvent} event
   * @param {Doings} doings
   */
  key(event, doings) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const n = this.brushes.children.length;
    if (!step || !n) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (Number(/** @type {HTMLElement} */ (event.target).dataset.brush) + step + n) % n;
    doings.take(next);
    /** @type {HTMLElement} */ (this.brushes.children[next]).focus();
  }

  /** @param {BarState} state */
  show({ asks, letter, brush, erases }) {
    const { kinds } = memory.contents.paint;
    const kind = kinds[letter];
    this.ask.hidden = !asks;
    this.tools.hidden = asks;
    this.words(kinds, kind);
    if (this.select.value !== letter) this.select.value = letter;
    this.value.hidden = kind.line || kind.colours.length > 0;
    this.brushes.hidden = kind.colours.length === 0;
    if (!this.value.hidden) {
      if (Number(this.range.value) !== brush) this.range.value = String(brush);
      write(find(this.value, 'output'), written(brush));
    }
    [...this.brushes.children].forEach((each, k) => {
      const checked = k === brush && !erases;
      each.setAttribute('aria-checked', String(checked));
      /** @type {HTMLElement} */ (each).tabIndex = k === brush ? 0 : -1;
    });
    this.button('erase').setAttribute('aria-pressed', String(erases));
  }

  /** @param {string} name */
  button(name) {
    return find(this.tools, `[data-do=${name}]`);
  }

  /** @param {Record<string, PaintKind>} kinds @param {PaintKind} kind */
  words(kinds, kind) {
    const { copies, of } = memory.contents.paint;
    const built = JSON.stringify([memory.contents.words.language, kind.name, copies, of]);
    if (built === this.built) return;
    this.built = built;
    this.select.replaceChildren(...Object.entries(kinds).map(([letter, { name }]) => new Option(name, letter)));
    this.select.setAttribute('aria-label', say('kind'));
    this.tools.setAttribute('aria-label', say('draw_why'));
    this.brushes.replaceChildren(...kind.colours.map((colour, k) => {
      const brush = document.createElement('button');
      brush.dataset.brush = String(k);
      brush.setAttribute('role', 'radio');
      brush.setAttribute('aria-label', kind.classes[k]);
      brush.title = kind.classes[k];
      brush.style.setProperty('--ink', colour);
      brush.innerHTML = `<i>${SIGNS[kind.symbols[k]] ?? '●'}</i>`;
      return brush;
    }));
    this.range.setAttribute('aria-label', say('value'));
    for (const name of ['erase', 'clear']) write(this.button(name), say(name));
    this.button('clear').title = say('clear_why');
    write(this.button('close'), say('done'));
    write(find(this.ask, 'span'), say('from'));
    write(find(this.ask, '[data-start=empty]'), say('from_empty'));
    write(find(this.ask, '[data-start=data]'), copies < of ? say('from_some', { n: copies, of }) : say('from_data'));
    write(find(this.ask, '[data-do=close]'), say('cancel'));
  }
}
