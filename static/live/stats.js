// The numbers above the pictures, in figures of one width so that nothing jumps.

import { find, write } from './dom.js';
import { decimal, loss, number, percent } from './numbers.js';
import { writeTerms } from './terms.js';

/** @import { Numbers, Progress } from './types.js' */

/** @type {Record<string, number>} */
const DIGITS = { epoch: 0, parameters: 0, seconds: 1 };
const SLOW = 10; // epochs a second: below, a whole number would say too little

export class Stats {
  /** @type {string} */
  language;
  /** @type {HTMLProgressElement} */
  line;
  /** @type {(epoch: string, share: string) => string} */
  told;

  /** @param {HTMLElement} list */
  constructor(list) {
    this.list = list;
    /** @type {Record<string, HTMLElement>} */
    this.values = {};
  }

  /**
   * @param {Record<string, string>} names
   * @param {string} toward template
   * @param {string} language
   */
  show(names, toward, language) {
    this.language = language;
    this.list.replaceChildren();
    for (const [key, name] of Object.entries(names)) {
      const item = document.createElement('div');
      item.className = `stat-${key}`;
      const term = document.createElement('dt');
      this.values[key] = document.createElement('dd');
      writeTerms(term, name);
      item.append(term, this.values[key]);
      this.list.append(item);
    }
    this.line = Object.assign(document.createElement('progress'), { max: 1, hidden: true });
    find(this.list, '.stat-epoch dt').append(this.line); // a list of terms may hold nothing else
    this.told = (epoch, share) => toward.replace('{epoch}', epoch).replace('{share}', share);
  }

  /** @param {Numbers} stats @param {Progress | null} progress */
  update(stats, progress) {
    this.toward(progress);
    for (const [key, element] of Object.entries(this.values)) {
      const value = stats[/** @type {keyof Numbers} */ (key)];
      const text = this.format(key, value);
      write(element, text);
      // Accuracy has no meaning in regression, so it leaves the row.
      find(this.list, `.stat-${key}`).hidden = key.endsWith('accuracy') && value === null;
    }
  }

  /**
   * How far the epoch is that takes long, as a line under the number of those that are done.
   * @param {Progress | null} progress
   */
  toward(progress) {
    this.line.hidden = !progress;
    if (!progress) return;
    this.line.value = progress.share;
    const text = this.told(this.format('epoch', progress.epoch), percent(progress.share, this.language));
    Object.assign(this.line, { title: text, ariaLabel: text });
  }

  /** @param {string} key @param {number | null} value */
  format(key, value) {
    if (key.endsWith('accuracy')) return percent(value, this.language, 1);
    if (key === 'speed') return value && value < SLOW ? number(value, this.language, 2) : decimal(value, this.language, 0);
    return key.endsWith('loss') ? loss(value, this.language) : decimal(value, this.language, DIGITS[key]);
  }
}
