// The inputs of a network over the plane, switched on and off where they stand in the diagram: folded
// behind one button at the head of the input column.

import { UNIT_SCALE } from './colours.js';
import { find, write } from './dom.js';
import { paintSigned } from './heatmap.js';
import { memory } from './memory.js';

/** @import { Diagram } from './diagram.js' */
/** @import { InputItem } from './paint_types.js' */

const BELOW_TITLE = 1.3; // letters' sizes
let isOpen = false; // outlives the component's DOM

/** @param {string} name */
const say = (name) => memory.contents.words.inputs[name] ?? '';

export class Inputs {
  /**
   * @param {Diagram} diagram
   * @param {(press: object) => void} press
   */
  constructor(diagram, press) {
    this.diagram = diagram;
    this.press = press;
    this.box = document.createElement('div');
    this.box.className = 'inputs';
    this.box.innerHTML = '<button class="inputs-more" aria-expanded="false"></button>'
      + '<div class="inputs-list" role="group"></div>';
    diagram.box.append(this.box);
    this.more = /** @type {HTMLButtonElement} */ (find(this.box, '.inputs-more'));
    this.list = find(this.box, '.inputs-list');
    this.more.onclick = () => this.open(!isOpen);
    this.list.addEventListener('click', (event) => this.clicked(event));
    this.box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !isOpen) return;
      event.stopPropagation();
      this.open(false);
      this.more.focus();
    });
    /** @param {Event} event */
    const outside = (event) => {
      if (!this.box.isConnected) return document.removeEventListener('pointerdown', outside);
      if (isOpen && !this.box.contains(/** @type {Node} */ (event.target))) this.open(false);
    };
    document.addEventListener('pointerdown', outside);
    this.built = '';
    /** @type {string[] | null} */
    this.owed = null; // the inputs that were pressed last, until the settings have them
    const before = diagram.onPlaced;
    diagram.onPlaced = () => {
      before();
      this.place();
    };
  }

  /** As they will be, so that two presses in a row are both heard. @returns {InputItem[]} */
  get items() {
    const items = memory.contents.inputs?.items ?? [];
    const { owed } = this;
    return owed ? items.map((item) => ({ ...item, on: owed.includes(item.name) })) : items;
  }

  /** @param {boolean} open */
  open(open) {
    this.owed = null;
    isOpen = open;
    this.place();
  }

  /** Beside what the diagram has just drawn. */
  place() {
    const part = memory.contents.inputs;
    const [column] = this.diagram.placed;
    this.box.hidden = !part || !column;
    if (!part || !column) return;
    if (String(namesOf(part.items)) === String(this.owed)) this.owed = null;
    const { look } = this.diagram;
    Object.assign(this.more.style, { left: `${column.x}px`, top: `${look.size * BELOW_TITLE}px` });
    this.list.style.top = `${look.size * BELOW_TITLE + 30}px`;
    write(this.more, isOpen ? '−' : `+ ${say('more')}`);
    // The name begins with what is seen, so that it can be said aloud.
    this.more.setAttribute('aria-label', `${this.more.textContent}: ${isOpen ? say('close') : say('choose')}`);
    this.more.title = say('choose');
    this.more.setAttribute('aria-expanded', String(isOpen));
    this.list.hidden = !isOpen;
    this.list.setAttribute('aria-label', say('choose'));
    if (isOpen) this.build(this.items, part.side);
  }

  /** @param {InputItem[]} items @param {number} side */
  build(items, side) {
    const names = items.map(({ name, label }) => name + label).join();
    if (names !== this.built || this.list.children.length !== items.length) {
      this.built = names;
      this.list.replaceChildren(...items.map((item) => button(item, side)));
    }
    const on = items.filter((item) => item.on).length;
    items.forEach((item, i) => {
      const each = /** @type {HTMLElement} */ (this.list.children[i]);
      const isLast = item.on && on === 1;
      each.setAttribute('aria-pressed', String(item.on));
      each.setAttribute('aria-disabled', String(isLast));
      each.title = isLast ? say('last') : say(item.on ? 'off' : 'on').replace('{name}', item.label);
      write(find(each, '.sign'), item.on ? '✓' : '+');
    });
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button[data-name]'));
    if (!button || button.ariaDisabled === 'true') return;
    const { name } = button.dataset;
    this.owed = namesOf(this.items.map((item) => (item.name === name ? { ...item, on: !item.on } : item)));
    this.press({ kind: 'features', names: this.owed });
    this.place();
  }
}

/** @param {InputItem[]} items that are on */
const namesOf = (items) => items.filter(({ on }) => on).map(({ name }) => name);

/** @param {InputItem} item @param {number} side */
function button({ name, label, picture }, side) {
  const element = document.createElement('button');
  element.dataset.name = name;
  element.innerHTML = '<canvas></canvas><span class="name"></span><span class="sign" aria-hidden="true"></span>';
  write(find(element, '.name'), label);
  const canvas = /** @type {HTMLCanvasElement} */ (element.firstElementChild);
  paintSigned(canvas, { values: Uint8Array.from(picture), shape: [side, side] }, UNIT_SCALE);
  return element;
}
