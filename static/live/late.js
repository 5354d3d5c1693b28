// A quiet line for as long as the server is late with a picture, so that a page that waits does not
// seem broken, or where pictures come the slow way. There is one on the page, whatever waits there.

import { DRAWING } from './streamlit.js';

const LOOK_MS = 500;
const LATE = 6; // looks in a row at which something was asked for and nothing had come

class Late {
  constructor() {
    /** @type {Set<{ isAlive: () => boolean }>} */
    this.asking = new Set();
    /** @type {Set<{ isAlive: () => boolean }>} */
    this.slow = new Set(); // channels that found no way
    this.looks = 0;
    this.texts = { late: '', slow: '' };
    this.line = document.createElement('p');
    this.line.className = 'lagom-late';
    this.line.setAttribute('role', 'status');
    document.body.append(this.line);
    // Looks are counted, not time: what the browser itself misses, asleep or busy with drawing, is
    // not the server's delay.
    setInterval(() => this.look(), LOOK_MS);
  }

  /** @param {{ late: string, slow: string }} words */
  words({ late, slow }) {
    this.texts = { late, slow };
  }

  /** @param {{ isAlive: () => boolean }} pull */
  asked(pull) {
    this.asking.add(pull);
  }

  /** @param {{ isAlive: () => boolean }} pull */
  came(pull) {
    this.asking.delete(pull);
    this.looks = 0;
    this.show();
  }

  look() {
    this.looks = this.waits() && !document.hidden ? this.looks + 1 : 0;
    this.show();
  }

  // A view waits for its next frame; or the server works on what the user has just done.
  waits() {
    for (const pull of this.asking) if (!pull.isAlive()) this.asking.delete(pull);
    return this.asking.size > 0 || document.querySelector(`${DRAWING} :is(.lagom-live, .lagom-board)`) !== null;
  }

  // That the pictures come the slow way stays said, in small letters.
  show() {
    for (const channel of this.slow) if (!channel.isAlive()) this.slow.delete(channel);
    const isLate = this.looks >= LATE;
    const text = isLate ? this.texts.late : this.slow.size > 0 ? this.texts.slow : '';
    this.line.classList.toggle('slow', !isLate);
    if (this.line.textContent !== text) this.line.textContent = text;
  }
}

export const late = new Late();
