// A weight, set by a number or a slider, also while it trains.

import { find, write } from './dom.js';
import { memory } from './memory.js';
import { number } from './numbers.js';
import { say } from './touch_names.js';

/** @import { At, Touched } from './touch_types.js' */

const LARGEST = 100; // as pages/live/hands.py takes it
const LEAST_REACH = 3; // of the slider, on either side of 0
const EVERY_MS = 60;
const EDITOR = `
  <p class="touch-weight" aria-live="off"></p><p class="touch-pull"></p>
  <div class="touch-set"><input type="text" inputmode="text"><input type="range"></div>
  <p class="touch-wrong" role="alert"></p><p class="touch-note"></p>`;

export class Editor {
  /** @type {number | undefined} */
  timer;
  /** @type {number | null} */
  wanted = null;

  /** @param {HTMLElement} box @param {(value: number) => void} send */
  constructor(box, send) {
    this.box = box;
    this.send = send;
    box.innerHTML = EDITOR;
    const [field, slider] = /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll('input'));
    Object.assign(this, { field, slider });
    this.field = field;
    this.slider = slider;
    slider.step = 'any';
    slider.oninput = () => this.take(Number(slider.value));
    field.onchange = () => this.typed();
    field.onkeydown = (event) => {
      if (event.key !== 'Escape') event.stopPropagation(); // letters are not commands here
    };
  }

  /** @param {At} at */
  begin(at) {
    this.wanted = null;
    this.fitted = false;
    this.box.dataset.at = String(at);
    for (const input of [this.field, this.slider]) input.setAttribute('aria-label', say('value'));
    write(find(this.box, '.touch-wrong'), '');
  }

  typed() {
    const value = Number(this.field.value.trim().replace(',', '.').replace('−', '-'));
    const isWrong = !this.field.value.trim() || !Number.isFinite(value) || Math.abs(value) > LARGEST;
    write(find(this.box, '.touch-wrong'), isWrong ? say('no_number', { most: LARGEST }) : '');
    this.field.setAttribute('aria-invalid', String(isWrong));
    if (isWrong) return;
    this.reach(value);
    this.slider.value = String(value);
    this.take(value);
  }

  /** @param {number} value to be sent; not more often than the pictures follow */
  take(value) {
    this.wanted = value;
    if (document.activeElement !== this.field) this.field.value = this.written(value);
    if (this.timer) return;
    const sendIt = () => {
      const newest = this.wanted;
      this.wanted = null;
      this.timer = undefined;
      if (newest === null) return;
      this.send(newest);
      this.timer = setTimeout(sendIt, EVERY_MS);
    };
    sendIt();
  }

  /** @param {number} value */
  written(value) {
    return number(value, memory.contents.words.language, 4);
  }

  /** @param {number} value */
  reach(value) {
    const least = Math.min(LARGEST, Math.max(LEAST_REACH, Math.ceil(2 * Math.abs(value))));
    if (this.fitted && Math.abs(value) <= Number(this.slider.max)) return;
    this.fitted = true;
    Object.assign(this.slider, { min: String(-least), max: String(least) });
  }

  /** @param {Touched | null} known @param {boolean} edited */
  update(known, edited) {
    const { language } = memory.contents.words;
    write(find(this.box, '.touch-note'), edited ? say('edited') : '');
    const weight = known?.weight ?? null;
    write(find(this.box, '.touch-weight'), weight === null ? '' : this.written(weight));
    const pull = known?.pull ?? null;
    const way = !pull ? 'none' : pull > 0 ? 'up' : 'down';
    const text = pull === null ? '' : say(`pull_${way}`, { gradient: number(-pull, language, 2), n: known?.n ?? '' });
    write(find(this.box, '.touch-pull'), text);
    if (weight === null || this.wanted !== null || this.timer) return;
    this.reach(weight);
    if (document.activeElement !== this.slider) this.slider.value = String(weight);
    if (document.activeElement !== this.field) this.field.value = this.written(weight);
  }
}
