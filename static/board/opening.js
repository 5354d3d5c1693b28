// The link that opens the chosen run is the page's, and names for a moment the one that was chosen before:
// a click on the picture is quicker. A link that is followed then waits until it names what is seen.

import { within } from '../live/streamlit.js';

const LINK = '.st-key-map_chosen a[href*="open="]';
const LOOK_MS = 50;

/** @param {HTMLElement} root whose data-chosen says which run is seen as chosen */
export function onOpening(root) {
  const listening = new AbortController();
  let timer = 0;
  /** @param {Element | null} link */
  const isBehind = (link) => link !== null && Boolean(root.dataset.chosen) && opened(link) !== root.dataset.chosen;
  const follow = () => {
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(LINK));
    if (!root.isConnected || link === null) clearInterval(timer);
    else if (!isBehind(link)) link.click();
  };
  /** @param {Event} event */
  const listen = (event) => {
    if (!root.isConnected) return listening.abort();
    const link = within(event.target, LINK);
    if (!link) return;
    clearInterval(timer);
    if (!isBehind(link)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    timer = setInterval(follow, LOOK_MS);
  };
  // On the window, before those who take a click on a link for the page's end (live/pull.js).
  window.addEventListener('click', listen, { capture: true, signal: listening.signal });
}

/** @param {Element} link @returns {string | null} */
function opened(link) {
  return new URL(/** @type {HTMLAnchorElement} */ (link).href).searchParams.get('open');
}
