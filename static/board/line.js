// A sentence that the server keeps up to date, with its numbers folded and what a button offers.

import { find, write } from '../live/dom.js';

/** @import { BoardWords } from '../live/types.js' */

export class Line {
  /**
   * role: a screen reader hears those marked as status.
   * @param {string} name
   * @param {string} role
   * @param {() => void} take
   */
  constructor(name, role, take) {
    this.name = name;
    this.element = document.createElement('div');
    this.element.classList.add('line', `line-${name}`);
    this.element.innerHTML = '<p></p><button type="button" hidden></button><details hidden><summary></summary><ul></ul></details>';
    this.text = find(this.element, 'p');
    this.button = find(this.element, 'button');
    this.details = find(this.element, 'details');
    this.title = find(this.details, 'summary');
    this.list = find(this.details, 'ul');
    this.numbers = '';
    if (role) this.text.setAttribute('role', role);
    this.button.addEventListener('click', take);
  }

  /**
   * @param {string} text
   * @param {string[]} numbers
   * @param {string} offer
   * @param {BoardWords} words
   */
  show(text, numbers, offer, words) {
    write(this.text, text);
    write(this.button, offer);
    this.button.hidden = !offer;
    write(this.title, words.numbers);
    this.details.hidden = !numbers.length;
    const said = JSON.stringify(numbers);
    if (said === this.numbers) return;
    this.numbers = said;
    this.list.replaceChildren(...numbers.map(item));
  }
}

/** @param {string} text */
function item(text) {
  const element = document.createElement('li');
  element.textContent = text;
  return element;
}
