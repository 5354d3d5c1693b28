// The buttons of the play bar are Streamlit's; what they command takes the shorter way where it is
// open. The bar is drawn anew when the page hears of it.

const BAR = '.st-key-play_bar';
/** @type {Record<string, string>} */
const PLAY = { pause: 'pause', play_arrow: 'play' }; // by the icon that the button shows

/**
 * carryOut(kind): whether it did; else the page does.
 * @param {HTMLElement} root
 * @param {(kind: string) => boolean} carryOut
 */
export function onCommand(root, carryOut) {
  /** @param {MouseEvent} event */
  const listen = (event) => {
    if (!root.isConnected) return document.removeEventListener('click', listen, true);
    const kind = commandOf(event.target);
    if (kind && carryOut(kind)) event.stopImmediatePropagation();
  };
  document.addEventListener('click', listen, true);
}

/** @param {EventTarget | null} target @returns {string | undefined} */
function commandOf(target) {
  const button = /** @type {Element | null} */ (target)?.closest?.(`${BAR} button`);
  const key = button?.closest('[class*="st-key-command_"], .st-key-play')?.className ?? '';
  const command = key.match(/st-key-command_(\w+)/);
  if (command) return command[1];
  const icon = button?.querySelector('[data-testid="stIconMaterial"]')?.textContent;
  return key.includes('st-key-play') ? PLAY[icon ?? ''] : undefined;
}
