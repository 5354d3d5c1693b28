// The buttons of the bar above a picture are Streamlit's; what they command takes the shorter way where
// it is open, by hand and by the keys that they name. The bar is drawn anew when the page hears of it.

const BAR = '.st-key-play_bar';
const COMMAND = /st-key-(?:command|sweep)_(\w+)/; // pages/ui/widget_keys.py
const BOX = '[class*="st-key-command_"], [class*="st-key-sweep_"], .st-key-play';
const FIELDS = 'input, textarea, select, [contenteditable="true"]'; // in which a key is a letter
/** @type {Record<string, string>} */
const PLAY = { pause: 'pause', play_arrow: 'play' }; // by the icon that the button shows

/**
 * carryOut(kind): whether it did; else the page does.
 * @param {HTMLElement} root
 * @param {(kind: string) => boolean} carryOut
 */
export function onCommand(root, carryOut) {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  /** @param {Event} event @param {Element | null | undefined} button */
  const act = (event, button) => {
    if (!root.isConnected) return listening.abort();
    const kind = commandOf(button);
    if (!kind || !carryOut(kind)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  document.addEventListener('click', (event) => act(event, within(event.target, `${BAR} button`)), options);
  document.addEventListener('keydown', (event) => act(event, buttonOf(event)), options);
}

/** @param {EventTarget | null} target @param {string} selector */
function within(target, selector) {
  return /** @type {Element | null} */ (target)?.closest?.(selector);
}

/** @param {KeyboardEvent} event */
function buttonOf({ key, target, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey || within(target, FIELDS)) return null;
  const named = [...document.querySelectorAll(`${BAR} kbd`)].find((hint) => hint.textContent === key.toUpperCase());
  const button = /** @type {HTMLButtonElement | null | undefined} */ (named?.closest('button'));
  return button?.disabled ? null : button;
}

/** @param {Element | null | undefined} button @returns {string | undefined} */
function commandOf(button) {
  const key = button?.closest(BOX)?.className ?? '';
  const command = key.match(COMMAND);
  if (command) return command[1];
  const icon = button?.querySelector('[data-testid="stIconMaterial"]')?.textContent;
  return key.includes('st-key-play') ? PLAY[icon ?? ''] : undefined;
}
