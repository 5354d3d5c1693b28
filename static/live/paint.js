// Drawing one's own points in the map: with mouse, finger or keyboard. What is drawn is seen at once
// and said to the engine as a press; the settings that come back are what counts.

import { find, write } from './dom.js';
import { memory } from './memory.js';
import { PaintBar, say, written } from './paint_bar.js';
import { converted, read, split, without, write as digitsOf } from './paint_points.js';
import { PaintSurface } from './paint_surface.js';

/** @import { View } from './view.js' */
/** @import { PaintKind } from './paint_types.js' */
/** @import { Pressed } from './types.js' */

const BOX = `
  <button class="paint-open"><span aria-hidden="true">✎</span> <span></span></button>
  <div class="paint-bar"></div>
  <div class="paint-surface" tabindex="0" role="application"><canvas></canvas></div>
  <p class="paint-said" role="status"></p>`;
const REACH = 12; // px around the eraser
const SEND_MS = 250; // between two presses while something is dragged

/** @import { At } from './paint_surface.js' */
/** @typedef {{ now: (every: number) => void, press: (value: object, every: number) => void, presses: { made: Pressed | null } }} Feed every: ms */

// Outlives the component's DOM.
const kept = {
  mode: /** @type {'off' | 'asks' | 'on'} */ ('off'),
  awaits: false, // whether the first frame with drawn points is still to come
  dismissed: false, // whether the mode was left though there are too few points
  brush: 0,
  erases: false,
};

export class Paint {
  letter = 'b';
  /** @type {string[]} */
  points = []; // each as its digits
  /** @type {string | null} */
  owed = null; // the text that the settings have not got yet
  again = false; // whether it has been said a second time
  timer = 0;
  added = 0; // since the pointer was pressed
  erased = 0;

  /** @param {HTMLElement} root of the live view @param {View} view @param {Feed} feed */
  constructor(root, view, feed) {
    this.view = view;
    this.feed = feed;
    this.box = document.createElement('div');
    this.box.className = 'paint';
    this.box.innerHTML = BOX;
    find(root, '.view').after(this.box);
    this.open = find(this.box, '.paint-open');
    this.surface = new PaintSurface(find(this.box, '.paint-surface'), view, {
      begin: () => Object.assign(this, { added: 0, erased: 0 }),
      act: (at) => this.act(at, kept.erases),
      end: () => this.end(),
      put: (at, erases) => this.put(at, erases),
      moved: (at) => this.tell(say('cursor', { place: this.written(at) })),
      take: (digit) => this.takeClass(digit),
      close: () => this.close(),
      sketched: () => this.unseen(),
    });
    this.said = find(this.box, '.paint-said');
    this.bar = new PaintBar(find(this.box, '.paint-bar'), {
      begin: (start) => this.begin(start),
      turn: (letter) => this.turn(letter),
      take: (brush) => this.take(brush),
      erase: () => this.take(kept.brush, !kept.erases),
      clear: () => this.clear(),
      close: () => this.close(),
    });
    this.open.onclick = () => this.start();
  }

  /** @returns {PaintKind} */
  get kind() {
    return memory.contents.paint.kinds[this.letter];
  }

  get text() {
    return this.letter + this.points.join('');
  }

  /** With each frame. */
  show() {
    const part = memory.contents.paint;
    if (!part || !memory.contents.words) return;
    this.adopt();
    if (part.painted) kept.awaits = false;
    else if (kept.mode === 'on' && !kept.awaits) kept.mode = 'off';
    const few = part.painted && this.points.length < 2;
    if (!few) kept.dismissed = false;
    if (few && !kept.dismissed) kept.mode = 'on';
    const flat = this.view.part?.kind !== 'space' && part.offered;
    this.box.hidden = !flat;
    if (flat) this.draw();
  }

  // What the settings hold counts, but for what they have not been told yet.
  adopt() {
    const { points, painted } = memory.contents.paint;
    if (this.surface.isDown || this.timer) return;
    if (this.owed !== null && this.owed !== points) {
      if (this.feed.presses.made?.kind === 'paint') return;
      if (!this.again) { // another press has taken its place on the way
        this.again = true;
        this.press(this.owed);
        return;
      }
    }
    this.owed = null;
    this.again = false;
    if (!painted || points === this.text) return;
    const letter = points[0];
    if (letter !== this.letter) kept.brush = 0;
    this.letter = letter;
    this.points = split(points, this.kind);
  }

  draw() {
    const { mode } = kept;
    const draws = mode === 'on' && memory.contents.paint.painted;
    this.box.dataset.mode = draws ? 'on' : mode === 'asks' ? 'asks' : 'off';
    this.box.dataset.points = String(draws || memory.contents.paint.painted ? this.points.length : '');
    write(find(this.open, 'span:last-child'), say('draw'));
    this.open.title = say('draw_why');
    this.bar.show({ asks: mode === 'asks', letter: this.letter, brush: kept.brush, erases: kept.erases });
    this.surface.element.setAttribute('aria-label', say('surface'));
    if (draws) {
      if (!this.said.textContent) this.tell(say('hint'));
      this.surface.place();
    } else this.said.textContent = '';
  }

  /** Those that the picture does not have yet, and their kind; null outside of the mode. */
  unseen() {
    if (this.box.dataset.mode !== 'on') return null;
    const { points, painted } = memory.contents.paint;
    const seen = painted && points[0] === this.letter ? split(points, this.kind) : [];
    return { points: without(this.points, seen), kind: this.kind };
  }

  start() {
    kept.mode = memory.contents.paint.painted ? 'on' : 'asks';
    kept.dismissed = false;
    this.draw();
    if (kept.mode === 'on') this.surface.element.focus();
    else find(this.box, '[data-start=empty]').focus();
  }

  /** @param {string} start */
  begin(start) {
    Object.assign(kept, { mode: 'on', awaits: true, erases: false, brush: 0 });
    this.feed.press({ kind: 'paint', start }, memory.header?.every ?? 0);
    this.draw();
  }

  close() {
    Object.assign(kept, { mode: 'off', awaits: false, dismissed: true });
    this.draw();
    this.open.focus();
  }

  /** @param {string} letter */
  turn(letter) {
    const from = this.kind;
    this.letter = letter;
    this.points = converted(this.points, from, this.kind);
    Object.assign(kept, { brush: 0, erases: false });
    this.send();
    this.tell(this.kind.name);
  }

  /** @param {number} brush @param {boolean} [erases] */
  take(brush, erases = false) {
    Object.assign(kept, { brush, erases });
    this.draw();
    this.tell(erases ? say('erase') : say('chosen', { name: this.brushName() }));
  }

  // Two classes wear colours, more of them numbers from 0.
  /** @param {number} digit */
  takeClass(digit) {
    const { colours } = this.kind;
    const brush = colours.length === 2 ? digit - 1 : digit;
    if (colours[brush]) this.take(brush);
  }

  clear() {
    this.points = [];
    this.send();
    this.tell(say('cleared'));
  }

  brushName() {
    const { colours, classes, line } = this.kind;
    if (colours.length) return classes[kept.brush];
    return line ? '' : `${say('value')} ${written(kept.brush)}`;
  }

  /** @param {At} at @param {boolean} erases @returns {boolean} whether anything has changed */
  act(at, erases) {
    const done = erases ? this.erase(at) : this.add(at);
    if (done) this.timer ||= window.setTimeout(() => this.send(), SEND_MS);
    return done;
  }

  // By the keyboard: one at a time.
  /** @param {At} at @param {boolean} erases */
  put(at, erases) {
    Object.assign(this, { added: 0, erased: 0 });
    if (this.act(at, erases || kept.erases)) this.send();
  }

  end() {
    if (this.added > 1) this.tell(say('added_many', { n: this.added, name: this.brushName() || say('value') }));
    if (this.timer) this.send();
  }

  /** @param {At} at @returns {boolean} whether it was added */
  add([x, y]) {
    const { kind } = this;
    const { most } = memory.contents.paint;
    const point = digitsOf({ x, y, last: kind.line ? y : kept.brush }, kind);
    if (point === null) this.tell(say('outside', { place: this.region() }));
    else if (this.points.length >= most) this.tell(say('full', { most }));
    else {
      this.points.push(point);
      this.added += 1;
      this.tell(say('added', { name: this.brushName() || say('value'), place: this.written([x, y]) }));
      return true;
    }
    return false;
  }

  /** @param {At} at @returns {boolean} whether any was erased */
  erase([x, y]) {
    const axes = this.view.figure.axes();
    if (!axes) return false;
    const { xaxis, yaxis } = axes;
    const before = this.points.length;
    this.points = this.points.filter((each) => {
      const point = read(each, this.kind);
      return Math.hypot(xaxis.px(point.x) - xaxis.px(x), yaxis.px(point.y) - yaxis.px(y)) > REACH;
    });
    const n = before - this.points.length;
    this.erased += n;
    this.tell(this.erased ? say('erased', { n: this.erased }) : say('erased_none'));
    return n > 0;
  }

  send() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.again = false;
    this.press(this.text);
    this.draw();
  }

  /** @param {string} points */
  press(points) {
    this.owed = points;
    this.feed.press({ kind: 'paint', points }, memory.header?.every ?? 0);
  }

  /** @param {At} at */
  written([x, y]) {
    return `x ${written(x)}, y ${written(y)}`;
  }

  region() {
    const [x, y] = this.kind.reaches.map((reach) => `${written(-reach)} … ${written(reach)}`);
    return `x ${x}, y ${y}`;
  }

  /** @param {string} text what has just been done */
  tell(text) {
    const n = this.points.length;
    const classes = new Set(this.points.map((point) => point.slice(-1)));
    const one = this.kind.colours.length && n > 1 && classes.size === 1;
    const more = n < 2 ? ` ${say('need')}` : one ? ` ${say('one_class')}` : '';
    write(this.said, `${text} ${say('count', { n, most: memory.contents.paint.most })}${more}`);
  }
}
