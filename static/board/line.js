// A sentence that the server keeps up to date, with its numbers folded and what a button offers.

import { find, write } from '../live/dom.js';

/** @import { BoardWords, Said } from '../live/types.js' */

export class Lines {
  /**
   * @param {HTMLElement} element
   * @param {() => void} take what a line's button does
   */
  constructor(element, take) {
    this.element = element;
    this.take = take;
    /** @type {Line[]} */
    this.said = [];
  }

  /**
   * One that stays is not built anew.
   * @param {Said[]} lines
   * @param {BoardWords} words
   */
  say(lines, words) {
    const present = new Map(this.said.map((line) => [line.name, line]));
    this.said = lines.map(([name, text, role, numbers, offer]) => {
      const line = present.get(name) || new Line(name, role, this.take);
      present.delete(name);
      line.show(text, numbers, offer, words);
      return line;
    });
    present.forEach((line) => line.element.remove());
    this.said.forEach(({ element }, i) => {
      if (this.element.children[i] !== element) this.element.insertBefore(element, this.element.children[i]);
    });
  }
}

class Line {
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
