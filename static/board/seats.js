// The cells of a grid of pictures for hand, keyboard and screen reader: one element over each, since a
// canvas has none. One of them is a stop of the Tab key, and the arrow keys go from there.

import { write } from '../live/dom.js';

/** @import { Place } from '../live/types.js' */
/** @import { Box } from './grid.js' */

/** Rows and columns to go, upwards and to the right. @type {Record<string, Place>} */
const STEPS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

export class Seats {
  /**
   * @param {HTMLElement} element over the pictures
   * @param {(place: Place) => void} take what choosing a cell does
   */
  constructor(element, take) {
    this.element = element;
    element.setAttribute('role', 'grid');
    element.addEventListener('click', ({ target }) => this.of(target, take));
    element.addEventListener('keydown', (event) => this.key(event, take));
    element.addEventListener('focusin', ({ target }) => this.of(target, (place) => this.stop(place)));
    this.rows = 0;
    this.columns = 0;
    /** @type {HTMLElement[]} row by row, upwards as on the map */
    this.seats = [];
    /** @type {Place} */
    this.at = [0, 0];
    this.chosen = '';
  }

  /**
   * Where the cells are, and what each of them shows.
   * @param {number} rows
   * @param {number} columns
   * @param {(row: number, column: number) => Box} box px
   * @param {(row: number, column: number) => string} said
   */
  show(rows, columns, box, said) {
    if (rows !== this.rows || columns !== this.columns) this.build(rows, columns);
    this.seats.forEach((seat, i) => {
      const [row, column] = this.place(i);
      const [left, top, width, height] = box(row, column).map((length) => `${length}px`);
      Object.assign(seat.style, { left, top, width, height });
      named(seat, said(row, column));
    });
  }

  /** @param {number} rows @param {number} columns */
  build(rows, columns) {
    const held = this.element.contains(document.activeElement) || this.element.matches(':focus-within');
    Object.assign(this, { rows, columns, at: [0, 0], chosen: '' });
    const lines = Array.from({ length: rows }, () => part('row'));
    this.seats = lines.flatMap((line) => Array.from({ length: columns }, () => line.appendChild(part('gridcell'))));
    this.seats.forEach((seat) => (seat.tabIndex = -1));
    this.element.replaceChildren(...lines.reverse()); // read from above
    this.stop([0, 0]);
    if (held) this.seat(this.at)?.focus();
  }

  /**
   * The chosen cell is where the Tab key arrives, unless it is in the grid.
   * @param {Place} place
   */
  choose(place) {
    if (this.chosen === place.join()) return;
    this.chosen = place.join();
    this.seats.forEach((seat, i) => seat.setAttribute('aria-selected', String(this.place(i).join() === this.chosen)));
    if (!this.element.matches(':focus-within')) this.stop(place);
  }

  /** @param {Place} place */
  stop(place) {
    const before = this.seat(this.at);
    if (before) before.tabIndex = -1;
    this.at = place;
    const seat = this.seat(place);
    if (seat) seat.tabIndex = 0;
  }

  /** @param {KeyboardEvent} event @param {(place: Place) => void} take */
  key(event, take) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to = this.reached(event.key);
    if (event.key === 'Enter' || event.key === ' ') this.of(event.target, take);
    else if (to) this.seat(to)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the page has shortcuts of its own
  }

  /**
   * Where a key leads: a step, or the ends of the row.
   * @param {string} key
   * @returns {Place | null}
   */
  reached(key) {
    const [row, column] = this.at;
    if (key === 'Home') return [row, 0];
    if (key === 'End') return [row, this.columns - 1];
    const step = STEPS[key];
    if (!step) return null;
    /** @param {number} value @param {number} n */
    const inside = (value, n) => Math.max(0, Math.min(n - 1, value));
    return [inside(row + step[0], this.rows), inside(column + step[1], this.columns)];
  }

  /** @param {number} i @returns {Place} */
  place(i) {
    return [Math.floor(i / this.columns), i % this.columns];
  }

  /** @param {Place} place @returns {HTMLElement | undefined} */
  seat([row, column]) {
    return this.seats[row * this.columns + column];
  }

  /** @param {EventTarget | null} target @param {(place: Place) => void} then */
  of(target, then) {
    const i = this.seats.indexOf(/** @type {HTMLElement} */ (target));
    if (i >= 0) then(this.place(i));
  }
}

/** @param {string} role */
function part(role) {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  return element;
}

/** @param {HTMLElement} seat @param {string} said */
function named(seat, said) {
  if (seat.getAttribute('aria-label') !== said) seat.setAttribute('aria-label', said);
}

/**
 * Says which cell is chosen, once it is another: what changes while it trains is not said.
 */
export class Announcer {
  /** @param {HTMLElement} element a live region */
  constructor(element) {
    this.element = element;
    /** @type {string | undefined} */
    this.last = undefined;
  }

  /** @param {Place} place @param {string} said */
  say(place, said) {
    const now = place.join();
    if (this.last !== undefined && this.last !== now) write(this.element, said);
    this.last = now;
  }
}
