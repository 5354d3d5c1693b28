// The verdict panel: a word with its sign, a sentence, and buttons that try something else.

import { find, write } from './dom.js';
import { last, memory } from './memory.js';
import { loss } from './numbers.js';
import { writeTerms } from './terms.js';

/** @import { Curve, Ghost, Judgement, Losses, Offer } from './types.js' */

// A small drawing for each verdict, 24 by 24: what its loss curves, or its units, look like.
/** @type {Record<string, string>} */
const SIGNS = {
  '': 'M12 3a9 9 0 1 0 .01 0 M12 7v5l3.5 2.5',
  doubt: 'M8 9a4 4 0 1 1 5.6 3.7c-1.2.6-1.6 1.2-1.6 2.6 M12 19v.6',
  diverged: 'M3 20c8 0 11-4 14-15 M11.5 7.5L17 4l3 6',
  no_signal: 'M3 12h3l2-5 3 10 3-10 3 10 2-5h3',
  symmetric: 'M4 9h16 M4 15h16',
  straight: 'M4 19L20 5',
  unreachable: 'M3 8h18 M7 20v-6 M12 20v-9 M17 20v-6',
  penalized: 'M12 3v8 M8 8l4 4 4-4 M4 16h16 M8 20h8',
  unsteady: 'M3 12l3-7 4 14 4-14 4 14 3-7',
  dead: 'M5 5l14 14 M19 5L5 19',
  vanished: 'M4 20V4 M9 20v-9 M14 20v-4 M19 20v-1',
  saturated: 'M3 19h5c5 0 3-14 8-14h5',
  overfitting: 'M3 5c3 10 6 13 9 12s5-6 9-9 M3 8c4 11 9 12 18 12',
  learned: 'M4 13l5 5L20 6',
  oversized: 'M3 14l4 4 7-9 M14 20h7V9 M17 13l4-4',
  lagom: 'M4 13l5 5L20 6',
  still_learning: 'M3 4c3 9 7 12 13 13 M13 12l5 5-6 4',
  underfitting: 'M3 6c3 4 9 5 18 5 M3 19h18',
};
const PARTS = `
  <p class="said" role="status"></p>
  <p class="head"><svg viewBox="0 0 24 24" aria-hidden="true"><path/></svg><strong></strong><span class="certain"></span></p>
  <p class="why"></p>
  <p class="because"></p>
  <button class="unfold" type="button"></button>
  <p class="tries"><span></span></p>
  <p class="ghost"><span></span><button type="button">×</button></p>`;

export class Verdict {
  /** @type {Record<string, string>} */
  words;

  /** @param {HTMLElement} element @param {(kind: string) => void} act */
  constructor(element, act) {
    this.element = element;
    this.act = act;
    element.innerHTML = PARTS;
    this.find = (/** @type {string} */ selector) => find(element, selector);
    /** @type {Map<string, HTMLButtonElement>} */
    this.buttons = new Map();
    const unfold = this.find('.unfold');
    unfold.addEventListener('click', () => this.fold(unfold.getAttribute('aria-expanded') !== 'true'));
    element.addEventListener('keydown', ({ key }) => key === 'Escape' && this.fold(false));
    this.fold(false);
    this.find('.ghost button').addEventListener('click', () => act('forget'));
  }

  /** @param {boolean} shown whether the reason is, where it is folded */
  fold(shown) {
    this.element.classList.toggle('open', shown);
    this.find('.unfold').setAttribute('aria-expanded', String(shown));
  }

  /** @param {Judgement} content @param {Record<string, string>} words */
  show(content, words) {
    this.words = words;
    this.element.setAttribute('aria-label', words.title);
    Object.assign(this.element.dataset, { verdict: content.verdict, doubt: doubtOf(content) });
    this.find('path').setAttribute('d', SIGNS[content.doubt ? 'doubt' : content.verdict]);
    writeTerms(this.find('strong'), content.heading);
    write(this.find('.certain'), content.certain);
    writeTerms(this.find('.why'), content.why);
    const because = this.find('.because');
    writeTerms(because, content.because);
    because.tabIndex = because.scrollHeight > because.clientHeight ? 0 : -1; // by keyboard it is scrolled, too
    write(this.find('.unfold'), words.unfold);
    write(this.find('.said'), content.said); // heard when it changes
    this.offer(content.tries);
  }

  /**
   * A button stays the same element while it is offered, so no click and no focus is lost.
   * @param {Offer[]} tries
   */
  offer(tries) {
    const row = this.find('.tries');
    row.hidden = tries.length === 0;
    write(find(row, 'span'), this.words.try);
    const kept = new Map(tries.map(({ kind }) => [kind, this.buttons.get(kind) ?? this.button(kind)]));
    for (const [kind, button] of this.buttons) if (!kept.has(kind)) button.remove();
    const order = [...row.querySelectorAll('button')];
    const same = order.length === tries.length && tries.every(({ kind }, i) => order[i] === kept.get(kind));
    if (!same) row.append(...kept.values());
    for (const { kind, label, tried } of tries) {
      const [name, number] = /** @type {HTMLButtonElement} */ (kept.get(kind)).children;
      write(name, label);
      write(number, tried);
    }
    this.buttons = kept;
  }

  /** @param {string} kind */
  button(kind) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button' });
    button.append(document.createElement('span'), document.createElement('small'));
    button.dataset.kind = kind;
    button.addEventListener('click', () => this.act(kind));
    return button;
  }

  /**
   * What came of the advice; until that is known, old and new at the last epoch that both reached.
   * @param {string} language
   */
  compare(language) {
    const { ghost, words } = memory.contents;
    const row = this.find('.ghost');
    row.hidden = !ghost;
    if (!ghost) return;
    write(find(row, 'span'), ghost.judged || this.compared(ghost, words.verdict, language));
    const button = find(row, 'button');
    button.setAttribute('aria-label', words.verdict.remove);
    button.title = words.verdict.remove;
  }

  /**
   * @param {Ghost} ghost
   * @param {Record<string, string>} words
   * @param {string} language
   */
  compared(ghost, words, language) {
    const epoch = Math.min(last(ghost.epochs), last(memory.curve.epochs) ?? 0);
    const values = { before: valueAt(ghost, epoch), now: valueAt(memory.curve, epoch) };
    return words.compare.replace(/\{(\w+)\}/g, (_, /** @type {'before' | 'now'} */ key) => (
      loss(values[key], language)));
  }
}

/**
 * As the page's attributes tell it: a verdict that something still tried could overturn is open.
 * @param {Judgement} judgement
 */
export function doubtOf({ doubt, open }) {
  return doubt || (open ? 'open' : '');
}

/** @param {Losses | Curve} losses @param {number} epoch */
function valueAt({ epochs, validation }, epoch) {
  return validation[epochs.findLastIndex((e) => e <= epoch)];
}
