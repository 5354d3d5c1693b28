// The card of what is touched, in the verdict's place: a unit with its function and incoming weights,
// or a line whose weight can be set. Its elements stay while it shows the same, so that one can type.

import { NEGATIVE, POSITIVE } from './colours.js';
import { find, findCanvas, write } from './dom.js';
import { memory } from './memory.js';
import { loss, number } from './numbers.js';
import { Editor } from './touch_editor.js';
import { paintFunction } from './touch_function.js';
import { nameOf, say } from './touch_names.js';
import { paintOwn, shownOf } from './touch_picture.js';
import { same } from './touch_places.js';

/** @import { At, Touched } from './touch_types.js' */

/**
 * @typedef {object} Doings what the card asks for
 * @property {(at: At | null) => void} pin
 * @property {(at: At | null) => void} light a line in the diagram, without its card
 * @property {() => void} close
 * @property {(at: At) => void} turn a unit off or on
 * @property {(at: At, value: number) => void} edit
 */

const CARD = `
  <header><button class="touch-back">←</button><strong></strong><span class="touch-hint"></span><button class="touch-turn"></button><button class="touch-close">×</button></header>
  <div class="touch-body">
    <canvas class="touch-copy"></canvas>
    <div class="touch-facts">
      <canvas class="touch-function"></canvas>
      <p class="touch-off"></p><p class="touch-inputs"></p><p class="touch-without"></p><p class="touch-edited"></p>
    </div>
    <div class="touch-weights"><p></p><ul class="touch-list"></ul></div>
    <div class="touch-edit"></div>
  </div>`;

export class TouchCard {
  /** @type {At | null} */
  at = null;
  /** @type {[At, HTMLElement][]} */
  rows = [];

  /** @param {HTMLElement} root @param {Doings} doings */
  constructor(root, doings) {
    this.doings = doings;
    this.card = document.createElement('section');
    this.card.className = 'touch-card';
    this.card.hidden = true;
    this.card.innerHTML = CARD;
    find(root, '.pictures').append(this.card);
    /** @param {string} name */
    const part = (name) => find(this.card, name);
    this.turn = part('.touch-turn');
    this.list = part('.touch-list');
    this.editor = new Editor(part('.touch-edit'), (value) => this.at && doings.edit(this.at, value));
    part('.touch-close').onclick = () => doings.close();
    part('.touch-back').onclick = () => this.at && doings.pin([this.at[0], this.at[1]]);
    this.turn.onclick = () => this.at && doings.turn(this.at);
    this.list.onpointerleave = () => doings.light(null);
  }

  /** @param {At | null} at @param {boolean} pinned */
  show(at, pinned) {
    const changed = !same(at, this.at);
    this.at = at;
    this.card.hidden = !at;
    this.card.dataset.pinned = String(pinned);
    if (!at) return;
    if (changed) this.begin(at);
    this.update();
  }

  /** @param {At} at */
  begin(at) {
    this.card.setAttribute('aria-label', say('card'));
    find(this.card, '.touch-close').setAttribute('aria-label', say('close'));
    write(find(this.card, 'strong'), nameOf(at));
    write(find(this.card, '.touch-hint'), say('hint'));
    this.rows = [];
    this.list.replaceChildren();
    const isLine = at[2] !== undefined;
    find(this.card, '.touch-edit').hidden = !isLine;
    for (const name of ['.touch-facts', '.touch-weights', '.touch-copy']) find(this.card, name).hidden = isLine;
    const back = find(this.card, '.touch-back'); // to the unit that the line comes into
    back.hidden = !isLine;
    back.setAttribute('aria-label', nameOf([at[0], at[1]]));
    back.title = nameOf([at[0], at[1]]);
    this.turn.hidden = isLine || at[0] === 0 || at[0] === memory.contents.diagram.length - 1;
    if (isLine) this.editor.begin(at);
  }

  update() {
    const { at } = this;
    const touch = memory.header?.touch;
    if (!at) return;
    const known = touch && same(touch.at, at) ? touch : null;
    this.card.dataset.known = String(Boolean(known));
    const edited = Boolean(memory.header?.edited);
    write(find(this.card, '.touch-edited'), edited ? say('edited') : '');
    if (at[2] !== undefined) return this.editor.update(known, edited);
    this.copy(at);
    this.facts(at, known);
    if (known?.sources) this.weights(at, known);
    else if (at[0] === 0) find(this.card, '.touch-weights').hidden = true;
  }

  /** @param {At} at */
  copy(at) {
    const canvas = findCanvas(this.card, '.touch-copy');
    const shown = shownOf(at);
    canvas.hidden = !shown;
    if (shown && canvas.offsetParent) paintOwn(canvas, shown);
  }

  /** @param {At} at @param {Touched | null} known */
  facts(at, known) {
    const { language } = memory.contents.words;
    const off = memory.header?.off.some(([column, unit]) => column === at[0] && unit === at[1]);
    write(this.turn, say(off ? 'on' : 'off'));
    write(find(this.card, '.touch-off'), off ? say('is_off') : '');
    const canvas = findCanvas(this.card, '.touch-function');
    canvas.hidden = !known?.function;
    if (known?.function) paintFunction(canvas, known);
    const [low, high] = known?.inputs ?? [];
    write(find(this.card, '.touch-inputs'), known?.inputs ? say('inputs', {
      low: number(low, language, 2), high: number(high, language, 2), n: known.n ?? '',
    }) : '');
    let without = '';
    if (known?.without) {
      const [present, missing] = known.without;
      without = say('without', { with: loss(present, language), without: loss(missing, language) });
    } else if (known && !this.turn.hidden) without = say('counting');
    write(find(this.card, '.touch-without'), without);
  }

  /** @param {At} at @param {Touched} known */
  weights(at, { bias, sources = [], of = 0 }) {
    const { language } = memory.contents.words;
    const layer = memory.contents.diagram[at[0] - 1].title;
    const title = say(sources.length < of ? 'largest' : 'weights', { n: sources.length, of, layer });
    write(find(find(this.card, '.touch-weights'), 'p'), title);
    /** @type {[number, string, number | null][]} */
    const wanted = [...sources, [-1, say('bias'), bias ?? null]];
    if (String(this.rows.map(([place]) => place[2])) !== String(wanted.map(([source]) => source))) {
      this.build(at, wanted);
    }
    const largest = Math.max(1e-9, ...wanted.map(([, , weight]) => Math.abs(weight ?? 0)));
    wanted.forEach(([, , weight], i) => {
      const row = this.rows[i][1];
      write(find(row, '.value'), number(weight, language, 3));
      const bar = find(row, 'i');
      const share = (50 * Math.abs(weight ?? 0)) / largest;
      bar.style.width = `${share}%`;
      bar.style.marginLeft = `${(weight ?? 0) < 0 ? 50 - share : 50}%`; // from 0 in the middle
      bar.style.background = (weight ?? 0) < 0 ? NEGATIVE : POSITIVE;
    });
  }

  /** @param {At} at @param {[number, string, number | null][]} wanted */
  build(at, wanted) {
    this.rows = wanted.map(([source, name]) => {
      /** @type {At} */
      const place = [at[0], at[1], source];
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.innerHTML = '<span class="name"></span><span class="bar"><i></i></span><span class="value"></span>';
      find(button, '.name').textContent = name;
      button.title = name;
      button.onclick = () => this.doings.pin(place);
      button.onpointerenter = (event) => event.pointerType !== 'touch' && this.doings.light(place);
      item.append(button);
      return [place, item];
    });
    this.list.replaceChildren(...this.rows.map(([, item]) => item));
  }
}
