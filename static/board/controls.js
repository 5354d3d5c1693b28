// Whether a control of the page has said something of which its pictures know nothing yet. A button that
// begins something for the present settings goes the page's way until then, behind what was said.

import { CONTROLS, within } from '../live/streamlit.js';

/** @import { Pressed } from '../live/types.js' */

const FIELDS = 'input[type="number"], input[type="text"], textarea';
const BEGINNING = ['run', 'onward']; // presses that mean the present settings
const KEYS = /^(Arrow|Page|Home$|End$|Enter$| $|Backspace$|Delete$)/;

export class Controls {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.isHeld = false; // a slider, say
    this.isTyping = false; // in a field, which speaks when it is left
    this.hasSpoken = false;
    const listening = new AbortController();
    /**
     * @template {Event} E
     * @param {(event: E, control: Element | null) => void} act
     * @returns {(event: Event) => void}
     */
    const alive = (act) => (event) => {
      if (!root.isConnected) return listening.abort();
      act(/** @type {E} */ (event), within(event.target, CONTROLS));
    };
    const options = { capture: true, signal: listening.signal };
    addEventListener('pointerdown', alive((_, control) => { this.isHeld = Boolean(control); }), options);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, alive(() => this.released()), options);
    addEventListener('click', alive((_, control) => this.say(control)), options);
    addEventListener('input', alive(({ target }, control) => this.typed(target, control)), options);
    addEventListener('focusout', alive(() => this.left()), options);
    /** @param {KeyboardEvent} event @param {Element | null} control */
    const key = (event, control) => KEYS.test(event.key) && this.say(control);
    addEventListener('keydown', alive(key), options);
  }

  /**
   * Whether the page is to hear of the press, too, in its turn.
   * @param {Pressed | null} pressed
   */
  precede(pressed) {
    if (!BEGINNING.includes(String(pressed?.kind ?? pressed?.card))) return false;
    return this.isHeld || this.isTyping || this.hasSpoken;
  }

  // The page has drawn its picture.
  drawn() {
    this.hasSpoken = false;
  }

  /** @param {Element | null} control */
  say(control) {
    this.hasSpoken ||= Boolean(control);
  }

  released() {
    this.hasSpoken ||= this.isHeld;
    this.isHeld = false;
  }

  /** @param {EventTarget | null} target @param {Element | null} control */
  typed(target, control) {
    this.isTyping ||= Boolean(control && /** @type {Element} */ (target).matches(FIELDS));
  }

  left() {
    this.hasSpoken ||= this.isTyping;
    this.isTyping = false;
  }
}
