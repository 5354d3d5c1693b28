// The sliders are Streamlit's, and speak when they are let go. While one is held, the picture follows
// it on the shorter way: each request says where it stands (pages/ui/drag.py).

import { sliderOf } from './streamlit.js';

/** @import { Draft } from './types.js' */

const TOLD = ['aria-valuetext', 'value']; // the attributes in which a slider says where it stands

export class Drag {
  /** @type {HTMLInputElement | undefined} */
  input; // of the slider that is held
  key = ''; // of its setting
  /** @type {Draft | null} */
  draft = null;

  /**
   * moved(): a slider has.
   * @param {HTMLElement} root
   * @param {() => void} moved
   */
  constructor(root, moved) {
    this.root = root;
    this.moved = moved;
    this.number = 0;
    this.said = 0; // the number of the draft that was sent last
    this.first = 0; // the number of the first request that carried it
    this.observer = new MutationObserver(() => this.look(true));
    const listening = new AbortController();
    /** @param {(event: PointerEvent) => void} act @returns {(event: PointerEvent) => void} */
    const alive = (act) => (event) => (root.isConnected ? act(event) : listening.abort());
    const options = { capture: true, signal: listening.signal };
    addEventListener('pointerdown', alive((event) => this.take(event)), options);
    for (const end of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      addEventListener(end, alive(() => this.release()), options);
    }
  }

  /** @param {PointerEvent} event */
  take({ target }) {
    this.release();
    const slider = sliderOf(target);
    if (!slider || slider.input.disabled) return;
    Object.assign(this, slider);
    this.at = Number(slider.input.value);
    this.observer.observe(slider.input, { attributes: true, attributeFilter: TOLD });
  }

  release() {
    if (!this.input) return;
    this.look(false);
    this.observer.disconnect();
    this.input = undefined;
  }

  /** @param {boolean} held */
  look(held) {
    if (!this.input || !this.key) return;
    const at = Number(this.input.value);
    const isMoved = at !== this.at;
    this.at = at;
    if (!isMoved && (held || !this.draft?.held)) return;
    this.number = Math.max(Date.now(), this.number + 1);
    this.draft = { key: this.key, position: at, number: this.number, held };
    this.moved();
  }

  // Whether the newest draft is still to be sent.
  get owes() {
    return this.draft !== null && this.draft.number !== this.said;
  }

  forget() {
    this.draft = null;
  }

  /**
   * What the request with this number says.
   * @param {number} seq
   * @param {number} settled how often the settings had changed in the newest frame
   */
  on(seq, settled) {
    if (!this.draft) return null;
    if (this.owes) Object.assign(this, { said: this.draft.number, first: seq });
    return { ...this.draft, settled };
  }

  // Of a slider that was let go the last word is said until it has been heard.
  /** @param {number | null} ack */
  answered(ack) {
    if (this.draft?.held || this.owes || ack === null || ack < this.first) return;
    this.draft = null;
  }
}
