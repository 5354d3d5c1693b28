// The buttons on the diagram that add and remove units and layers, and switch units on again.

import { find, write } from './dom.js';
import { BUTTON_ROW } from './diagram.js';
import { memory } from './memory.js';
import { say } from './touch_names.js';

/** @import { Diagram } from './diagram.js' */

const KEEP = 'lagom.keep';
const PAIR = 52; // px, for two buttons side by side
const BAR = `
  <label><input type="checkbox"><span class="keep"></span></label>
  <span class="layers"><span class="layers-word"></span><button data-kind="fewer_layers">−</button><button data-kind="more_layers">+</button></span>`;
const APART = 6; // px, between buttons of two kinds

export class TouchShape {
  /**
   * @param {Diagram} diagram
   * @param {(press: object) => void} press
   */
  constructor(diagram, press) {
    this.diagram = diagram;
    this.press = press;
    this.units = document.createElement('div');
    this.units.className = 'touch-units';
    this.bar = document.createElement('div');
    this.bar.className = 'touch-bar';
    this.bar.innerHTML = BAR;
    this.note = document.createElement('p');
    this.note.className = 'touch-note-off';
    this.note.innerHTML = '<span></span> <button></button>';
    diagram.box.append(this.units, this.bar, this.note);
    this.keep = /** @type {HTMLInputElement} */ (this.bar.querySelector('input'));
    this.keep.checked = sessionStorage.getItem(KEEP) !== 'no';
    this.keep.onchange = () => {
      sessionStorage.setItem(KEEP, this.keep.checked ? 'yes' : 'no');
      this.words();
    };
    for (const box of [this.units, this.bar]) box.addEventListener('click', (event) => this.clicked(event));
    find(this.note, 'button').onclick = () => this.allOn();
    this.built = '';
    diagram.arrange = (places) => this.arrange(places);
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button[data-kind]'));
    if (!button) return;
    const { kind, column } = button.dataset;
    this.press({ kind, column: Number(column ?? 0), keep: this.keep.checked });
  }

  allOn() {
    for (const at of memory.header?.off ?? []) this.press({ kind: 'on', at, run: memory.run });
  }

  /** Beside what the diagram has just drawn. */
  place() {
    const { placed, look, height, foot } = this.diagram;
    if (!placed.length || !memory.contents.words) return;
    const hidden = placed.slice(1, -1);
    const stacked = hidden.some(({ gap }) => gap < PAIR * look.scale);
    if (this.built !== `${hidden.length}`) this.build(hidden.length);
    const above = this.bar.dataset.stands === 'above';
    const top = height - foot - BUTTON_ROW * (1 + Number(above));
    this.units.classList.toggle('stacked', stacked);
    hidden.forEach(({ x }, i) => {
      const pair = /** @type {HTMLElement} */ (this.units.children[i]);
      Object.assign(pair.style, { left: `${x}px`, top: `${top - (stacked ? 22 : 0)}px` });
    });
    this.bar.style.bottom = this.bar.dataset.stands === 'beside' ? '0' : `${foot}px`;
    this.words();
  }

  /**
   * The buttons for layers stand in the row of those for units where they fit there, else beside the
   * line about the signs, else above it; a low diagram, which has no such line, leaves them out.
   * @param {number[]} places of the columns
   * @returns {number[]} room that all buttons take above that line, and room for the line
   */
  arrange(places) {
    if (!memory.contents.words) return [BUTTON_ROW, this.diagram.width];
    this.words();
    const { width, look, captions, signs, canvas, foot } = this.diagram;
    const [keep, layers] = ['label', '.layers'].map((name) => find(this.bar, name).offsetWidth + APART);
    const [first = width / 2, last = first] = [places[1], places[places.length - 2]].slice(0, places.length > 2 ? 2 : 0);
    const half = places.length > 2 ? (PAIR * look.scale) / 2 : 0;
    const context = canvas.getContext('2d');
    const beside = width - keep - layers - 2 * APART;
    let stands = foot > look.size ? 'above' : 'nowhere';
    if (keep <= first - half && layers <= width - last - half) stands = 'row';
    else if (context && foot > look.size && captions.fits(context, signs, beside, 0.85)) stands = 'beside';
    this.bar.dataset.stands = stands;
    return [BUTTON_ROW * (stands === 'above' ? 2 : 1), stands === 'beside' ? beside : width];
  }

  /** @param {number} count */
  build(count) {
    this.built = `${count}`;
    this.units.replaceChildren(...Array.from({ length: count }, (_, i) => {
      const pair = document.createElement('span');
      pair.innerHTML = `<button data-kind="fewer_units" data-column="${i + 1}">−</button>`
        + `<button data-kind="more_units" data-column="${i + 1}">+</button>`;
      return pair;
    }));
  }

  words() {
    write(find(this.bar, '.keep'), say('keep'));
    find(this.bar, 'label').title = say('keep_why');
    write(find(this.bar, '.layers-word'), say('layers'));
    const anew = !(this.keep.checked && memory.header?.passes_on);
    this.name(this.bar.querySelector('[data-kind=more_layers]'), 'more_layers', {}, anew);
    this.name(this.bar.querySelector('[data-kind=fewer_layers]'), 'fewer_layers', {}, true);
    for (const button of this.units.querySelectorAll('button')) {
      const layer = memory.contents.diagram[Number(button.dataset.column)];
      this.name(button, String(button.dataset.kind), { layer: layer?.title ?? '' }, !this.keep.checked);
    }
    const { length } = memory.header?.off ?? [];
    this.note.hidden = !length;
    write(find(this.note, 'span'), say(length === 1 ? 'one_off' : 'are_off', { n: length ?? 0 }));
    write(find(this.note, 'button'), say('all_on'));
  }

  /**
   * @param {Element | null} button
   * @param {string} kind
   * @param {Record<string, string>} values
   * @param {boolean} anew whether the network then begins anew
   */
  name(button, kind, values, anew) {
    const what = say(kind, values);
    const text = anew ? say('anew', { what }) : what;
    if (button?.getAttribute('aria-label') === text) return;
    button?.setAttribute('aria-label', text);
    button?.setAttribute('title', text);
  }
}
