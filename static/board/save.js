// A small button that saves a card's picture.

/** @import { BoardWords } from '../live/types.js' */

/**
 * @param {HTMLElement} element
 * @param {() => BoardWords} words
 * @param {() => void} save
 */
export function saveButton(element, words, save) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'save';
  button.addEventListener('click', save);
  element.append(button);
  function name() {
    const { png, save_help: help } = words();
    button.textContent = png;
    button.title = help;
  }
  name(); // a card that nobody has scrolled to has its button, too
  return { name };
}
