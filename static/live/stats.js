// The numbers above the pictures, in figures of one width so that nothing jumps.

import { find, write } from './dom.js';
import { decimal, loss, number, percent } from './numbers.js';
import { writeTerms } from './terms.js';

/** @import { Numbers, Progress } from './types.js' */

/** @type {Record<string, number>} */
const DIGITS = { epoch: 0, parameters: 0, seconds: 1 };
const FIRST = ['epoch', 'train_loss', 'validation_loss']; // and the fourth
const FOURTH = ['validation_accuracy', 'parameters']; // the first of them that there is
const SLOW = 10; // epochs a second: below, a whole number would say too little

const all = { shown: false }; // also when the view is mounted anew

export class Stats {
  /** @type {{ more: string, fewer: string }} */
  folding;
  /** @type {Numbers | undefined} */
  stats;
  /** @type {Progress | null} */
  progress = null;
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
    this.more = document.createElement('button');
    this.more.type = 'button';
    this.more.addEventListener('click', () => this.fold(all.shown = !all.shown));
  }

  /**
   * @param {Record<string, string>} names
   * @param {string} toward template
   * @param {string} language
   * @param {{ more: string, fewer: string }} folding
   */
  show(names, toward, language, folding) {
    this.language = language;
    this.folding = folding;
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
    const last = document.createElement('div');
    const [term, value] = ['dt', 'dd'].map((name) => document.createElement(name));
    term.append(this.more);
    last.append(term, Object.assign(value, { hidden: true })); // a list may hold nothing else
    this.list.append(last);
    this.fold(all.shown);
    this.line = Object.assign(document.createElement('progress'), { max: 1, hidden: true });
    this.values.epoch.previousElementSibling?.append(this.line);
    this.told = (epoch, share) => toward.replace('{epoch}', epoch).replace('{share}', share);
  }

  /** @param {boolean} shown whether all numbers are */
  fold(shown) {
    write(this.more, shown ? '−' : '+');
    this.more.ariaLabel = this.more.title = shown ? this.folding.fewer : this.folding.more;
    this.more.setAttribute('aria-expanded', String(shown));
    if (this.stats) this.update(this.stats, this.progress);
  }

  /** @param {Numbers} stats @param {Progress | null} progress */
  update(stats, progress) {
    Object.assign(this, { stats, progress });
    this.toward(progress);
    const fourth = FOURTH.find((key) => stats[/** @type {keyof Numbers} */ (key)] !== null) ?? '';
    for (const [key, element] of Object.entries(this.values)) {
      const value = stats[/** @type {keyof Numbers} */ (key)];
      const text = this.format(key, value);
      write(element, text);
      // Accuracy has no meaning in regression, so it leaves the row.
      find(this.list, `.stat-${key}`).hidden = (key.endsWith('accuracy') && value === null)
        || !(all.shown || FIRST.includes(key) || key === fourth);
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
