// What lies over the map while points are drawn: it takes pointers and the keyboard, and knows where in
// the data they are.

import { findCanvas } from './dom.js';
import { sketch } from './paint_sketch.js';

/** @import { PaintKind } from './paint_types.js' */
/** @import { View } from './view.js' */

/** @typedef {[x: number, y: number]} At in data, or in px */

/**
 * begin, act, end: of a press with a pointer. put: by the keyboard. sketched: what the picture lacks.
 * @typedef {object} Doings
 * @property {() => void} begin
 * @property {(at: At) => void} act
 * @property {() => void} end
 * @property {(at: At, erases: boolean) => void} put
 * @property {(at: At) => void} moved
 * @property {(digit: number) => void} take
 * @property {() => void} close
 * @property {() => { points: string[], kind: PaintKind } | null} sketched
 */

const APART = 14; // px from one point to the next along the way of a drag
const STEP = 1 / 40; // of the picture, for an arrow key
const FAR = 5; // steps, with Shift
const cursor = /** @type {At} */ ([0, 0]); // in data; it outlives the component's DOM

export class PaintSurface {
  /** @type {At | null} */
  last = null; // px, of the pointer that is down

  /** @param {HTMLElement} element @param {View} view @param {Doings} doings */
  constructor(element, view, doings) {
    this.element = element;
    this.view = view;
    this.doings = doings;
    this.canvas = findCanvas(element, 'canvas');
    this.keyed = false; // whether the keyboard draws
    this.listen();
    const watch = new MutationObserver(() => this.place());
    watch.observe(view.window, { attributes: true, attributeFilter: ['style', 'hidden'] });
  }

  listen() {
    const { element } = this;
    /** @param {PointerEvent} event @returns {At} */
    const at = (event) => [event.offsetX, event.offsetY];
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || this.last) return;
      element.setPointerCapture(event.pointerId);
      this.keyed = false;
      this.last = at(event);
      this.doings.begin();
      this.act(this.last);
      this.sketch();
    });
    element.addEventListener('pointermove', (event) => this.last && this.drag(this.last, at(event)));
    for (const name of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      element.addEventListener(name, () => {
        if (!this.last) return;
        this.last = null;
        this.doings.end();
      });
    }
    element.addEventListener('keydown', (event) => this.key(event));
    element.addEventListener('blur', () => {
      this.keyed = false;
      this.sketch();
    });
  }

  get isDown() {
    return this.last !== null;
  }

  /** @param {At} from @param {At} to px */
  drag([x, y], to) {
    const [dx, dy] = [to[0] - x, to[1] - y];
    const way = Math.hypot(dx, dy);
    for (let d = APART; d <= way; d += APART) {
      this.last = [x + (dx * d) / way, y + (dy * d) / way];
      this.act(this.last);
    }
    if (way >= APART) this.sketch();
  }

  /** @param {At} px */
  act([x, y]) {
    const axes = this.view.figure.axes();
    if (axes) this.doings.act([axes.xaxis.value(x), axes.yaxis.value(y)]);
  }

  // Over the plot, wherever the chart has it.
  place() {
    const { left, top, width, height } = this.view.window.style;
    Object.assign(this.element.style, { left, top, width, height });
    this.sketch();
  }

  sketch() {
    const axes = this.view.figure.axes();
    const lacking = this.doings.sketched();
    if (axes && lacking) sketch(this.canvas, axes, lacking.points, lacking.kind, this.keyed ? cursor : null);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = event.shiftKey ? FAR : 1;
    const put = (/** @type {boolean} */ erases) => () => this.doings.put([...cursor], erases);
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: () => this.move(-far, 0),
      ArrowRight: () => this.move(far, 0),
      ArrowUp: () => this.move(0, far),
      ArrowDown: () => this.move(0, -far),
      Enter: put(false),
      ' ': put(false),
      Delete: put(true),
      Backspace: put(true),
      Escape: () => this.doings.close(),
    };
    const isDigit = /^\d$/.test(event.key);
    const act = keys[event.key] ?? (isDigit ? () => this.doings.take(Number(event.key)) : null);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    this.keyed = true;
    act();
    this.sketch();
  }

  /** @param {number} right steps @param {number} up */
  move(right, up) {
    const kind = this.doings.sketched()?.kind;
    if (!kind) return;
    [right, up].forEach((steps, i) => {
      const reach = kind.reaches[i];
      cursor[i] = Math.max(-reach, Math.min(reach, cursor[i] + 2 * reach * STEP * steps));
    });
    this.doings.moved(cursor);
  }
}
