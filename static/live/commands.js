// The buttons of the bar above a picture are Streamlit's; what they command takes the shorter way where
// it is open, by hand and by the keys that they name. The bar is drawn anew when the page hears of it.

import { BAR, buttonOf, commandOf, within } from './streamlit.js';

const FIELDS = 'input,textarea,select,[contenteditable="true"]'; // in which a key is a letter

/**
 * carryOut(kind): whether it did; else the page does.
 * @param {HTMLElement} root
 * @param {(kind: string) => boolean} carryOut
 */
export function onCommand(root, carryOut) {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  /** @param {Event} event @param {Element | null} button */
  const act = (event, button) => {
    if (!root.isConnected) return listening.abort();
    const kind = commandOf(button);
    if (!kind || !carryOut(kind)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  /** @param {KeyboardEvent} event */
  const isCommand = ({ target, ctrlKey, altKey, metaKey }) => !ctrlKey && !altKey && !metaKey && !within(target, FIELDS);
  document.addEventListener('click', (event) => act(event, within(event.target, `${BAR} button`)), options);
  // On its way up, before it comes to Streamlit's listener, and after all that may have another use for it.
  const { signal } = listening;
  document.body.addEventListener('keydown', (event) => isCommand(event) && act(event, buttonOf(event.key)), { signal });
}
