// Taking hold of the network: what a pointer, a finger or the keyboard touches in the diagram, what is
// pinned, and what follows from it. A frame is asked for at once, which brings its numbers and picture.

import { memory } from './memory.js';
import { TouchCard } from './touch_card.js';
import { say, nameOf } from './touch_names.js';
import { TouchPicture } from './touch_picture.js';
import { hit, same } from './touch_places.js';
import { TouchShape } from './touch_shape.js';

/** @import { Diagram } from './diagram.js' */
/** @import { View } from './view.js' */
/** @import { At } from './touch_types.js' */

const ASK_MS = 50; // between two requests while a pointer crosses many units

export class Touch {
  /** @type {At | null} */
  hovered = null;
  /** @type {At | null} */
  pinned = null;
  /** @type {number | undefined} */
  timer;
  asked = -Infinity;

  /**
   * @param {HTMLElement} root
   * @param {{ diagram: Diagram, view: View }} pictures
   * @param {{ ask: () => void, press: (value: object) => void }} feed
   */
  constructor(root, { diagram, view }, { ask, press }) {
    this.root = root;
    this.diagram = diagram;
    this.ask = ask;
    this.press = press;
    this.picture = new TouchPicture(root, view);
    this.card = new TouchCard(root, {
      pin: (at) => this.pin(at),
      light: (at) => this.light(at),
      close: () => this.close(),
      turn: (at) => this.turn(at),
      edit: (at, value) => press({ kind: 'edit', at, run: memory.run, value }),
    });
    this.shape = new TouchShape(diagram, press);
    this.keys = document.createElement('div');
    this.keys.className = 'touch-keys';
    diagram.box.append(this.keys);
    diagram.onPlaced = () => this.place();
    this.listen(root);
  }

  /** @param {HTMLElement} root */
  listen(root) {
    const { canvas } = this.diagram;
    /** @param {PointerEvent | MouseEvent} event */
    const at = (event) => hit(this.diagram.placed, event.offsetX, event.offsetY);
    canvas.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && this.hover(at(event)));
    canvas.addEventListener('pointerleave', () => this.hover(null));
    canvas.addEventListener('click', (event) => {
      const found = this.hovered ?? at(event); // what is lit up, where lines cross
      this.pin(found && same(found, this.pinned) ? null : found);
    });
    this.keys.addEventListener('focusin', (event) => this.hover(atOf(event.target)));
    this.keys.addEventListener('focusout', () => this.hover(null));
    this.keys.addEventListener('click', (event) => {
      const found = atOf(event.target);
      if (found) this.pin(same(found, this.pinned) ? null : found);
    });
    this.keys.addEventListener('keydown', (event) => this.key(event));
    /** @param {KeyboardEvent} event */
    const escape = (event) => {
      if (!root.isConnected) return document.removeEventListener('keydown', escape);
      if (event.key === 'Escape' && this.shown) this.close();
    };
    document.addEventListener('keydown', escape);
  }

  /** @returns {At | null} */
  get shown() {
    return this.hovered ?? this.pinned;
  }

  /** @param {At | null} at */
  hover(at) {
    if (same(at, this.hovered)) return;
    this.hovered = at;
    this.changed();
  }

  /**
   * Only in the diagram: the card goes on to show the unit that the line comes into.
   * @param {At | null} at
   */
  light(at) {
    this.diagram.touched = at ?? this.shown;
    this.diagram.draw();
  }

  /** @param {At | null} at */
  pin(at) {
    this.pinned = at;
    if (!at) this.hovered = null;
    this.changed();
    if (at) this.uncover();
  }

  // On a phone the card is a sheet over the lower half of the screen.
  uncover() {
    const { box } = this.diagram;
    const sheet = this.card.card.getBoundingClientRect();
    if (box.getBoundingClientRect().bottom > sheet.top && getComputedStyle(this.card.card).position === 'fixed') box.scrollIntoView({ block: 'start' });
  }

  close() {
    this.hovered = null;
    this.pinned = null;
    this.changed();
  }

  /** @param {At} at */
  turn(at) {
    const off = memory.header?.off.some((each) => same(each, at));
    this.press({ kind: off ? 'on' : 'off', at, run: memory.run });
  }

  changed() {
    const { left } = this.diagram.box.getBoundingClientRect();
    this.card.card.style.setProperty('--left', `${Math.max(0, left - 16)}px`); // a sidebar may be open
    this.show();
    this.diagram.draw();
    clearTimeout(this.timer);
    const wait = this.asked + ASK_MS - performance.now();
    const ask = () => {
      this.asked = performance.now();
      this.ask();
    };
    if (wait <= 0) ask();
    else this.timer = setTimeout(ask, wait);
  }

  /** With each frame, and at each change. */
  show() {
    if (!memory.header || !memory.contents.words) return;
    if (this.pinned && !this.exists(this.pinned)) this.pinned = null;
    if (this.hovered && !this.exists(this.hovered)) this.hovered = null;
    const { shown } = this;
    this.diagram.touched = shown;
    this.diagram.canvas.style.cursor = this.hovered ? 'pointer' : '';
    this.diagram.box.dataset.touched = String(shown ?? '');
    this.diagram.box.dataset.pinned = String(this.pinned ?? '');
    this.diagram.box.dataset.off = memory.header.off.map(String).join(' ');
    this.root.dataset.shown = shown ? `${shown[0]}.${shown[1] + 1}` : ''; // counted as on screen
    this.picture.show(shown, shown ? nameOf(shown) : '');
    this.card.show(shown, Boolean(this.pinned));
  }

  /** @param {At} at */
  exists([column, unit, source]) {
    const layers = memory.contents.diagram;
    const below = layers[column - 1]?.width ?? 0;
    return unit < (layers[column]?.width ?? 0) && (source === undefined || source < below);
  }

  // A button over each unit, for the keyboard: one of them is in the tab order.
  place() {
    this.shape.place();
    const { placed } = this.diagram;
    const wanted = placed.map(({ units }) => units.length).join();
    if (this.keys.dataset.of !== wanted) this.build(wanted);
    let i = 0;
    placed.forEach(({ units, size }, column) => units.forEach(({ x, y }, j) => {
      const key = /** @type {HTMLElement} */ (this.keys.children[i++]);
      Object.assign(key.style, {
        left: `${x - size / 2}px`, top: `${y - size / 2}px`, width: `${size}px`, height: `${size}px`,
      });
      const label = nameOf([column, j]);
      if (key.getAttribute('aria-label') !== label) key.setAttribute('aria-label', label);
    }));
    this.keys.setAttribute('aria-label', say('help'));
  }

  /** @param {string} wanted */
  build(wanted) {
    const focused = atOf(document.activeElement);
    this.keys.dataset.of = wanted;
    this.keys.setAttribute('role', 'group');
    this.keys.replaceChildren(...this.diagram.placed.flatMap(({ units }, column) => units.map((_, j) => {
      const key = document.createElement('button');
      key.dataset.at = `${column},${j}`;
      key.tabIndex = column + j ? -1 : 0;
      return key;
    })));
    if (focused) this.focus(focused[0], focused[1]);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const at = atOf(event.target);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const [column, unit] = at;
    /** @type {Record<string, () => void>} */
    const moves = {
      ArrowLeft: () => this.focus(column - 1, unit),
      ArrowRight: () => this.focus(column + 1, unit),
      ArrowUp: () => this.focus(column, unit - 1),
      ArrowDown: () => this.focus(column, unit + 1),
      k: () => this.turn([column, unit]),
    };
    const move = moves[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  /** @param {number} column @param {number} unit */
  focus(column, unit) {
    const units = this.diagram.placed[column]?.units.length;
    if (!units) return;
    const key = /** @type {HTMLElement | null} */ (
      this.keys.querySelector(`[data-at="${column},${Math.max(0, Math.min(units - 1, unit))}"]`));
    if (!key) return;
    for (const each of this.keys.querySelectorAll('button')) each.tabIndex = each === key ? 0 : -1;
    key.focus();
  }
}

/** @param {EventTarget | null} target @returns {At | null} */
function atOf(target) {
  const told = /** @type {HTMLElement | null} */ (target)?.dataset?.at;
  if (told === undefined || !/^\d+,\d+$/.test(told)) return null;
  const [column, unit] = told.split(',').map(Number);
  return [column, unit];
}
