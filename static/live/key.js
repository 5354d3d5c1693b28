// What the lines in the loss curves are, on request: a button, and a list over the chart. As long as it
// is open, the chart has an axis of the distances from the best possible to a blind guess.

import { find, write } from './dom.js';
import { memory } from './memory.js';
import { loss } from './numbers.js';

/** @import { Curves } from './curves.js' */

/** @typedef {[sign: string, name: string, text: string]} Row */

const PARTS = '<button type="button" aria-expanded="false"></button><dl hidden></dl>';

export class Key {
  /** @param {HTMLElement} element @param {Curves} curves */
  constructor(element, curves) {
    this.element = element;
    this.curves = curves;
    element.innerHTML = PARTS;
    this.button = find(element, 'button');
    this.list = find(element, 'dl');
    this.button.addEventListener('click', () => this.open(this.list.hidden === true));
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.list.hidden) return;
      this.open(false);
      this.button.focus();
    });
  }

  /** @param {boolean} open */
  open(open) {
    this.list.hidden = !open;
    this.element.classList.toggle('open', open);
    this.button.setAttribute('aria-expanded', String(open));
    this.curves.explain(open);
  }

  words() {
    const { key, language } = memory.contents.words;
    write(this.button, key.title);
    const { meta, yaxis2 } = memory.contents.curves.layout;
    /** @type {Row[]} */
    const rows = [['training', key.training, key.after], ['validation', key.validation, key.never]];
    for (const { kind, name, y } of meta.references) rows.push([kind, `${name}: ${loss(y, language)}`, key[kind]]);
    rows.push(['best', key.best, key.lowest], ['zone', key.lagom, key.zone]);
    if (yaxis2) rows.push(['none', key.distance, meta.distance]);
    rows.push(['none', key.verdict, key.smooth]);
    this.list.replaceChildren(...rows.map(([sign, name, text]) => {
      const row = document.createElement('div');
      const [term, told] = [document.createElement('dt'), document.createElement('dd')];
      row.dataset.sign = sign;
      term.append(document.createElement('i'), name);
      told.textContent = text;
      row.append(term, told);
      return row;
    }));
  }
}
