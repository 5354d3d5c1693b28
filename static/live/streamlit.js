// The names by which Streamlit's own elements are found: its page promises none of them but st-key-..., a
// widget's key (pages/ui/widget_keys.py). Where one is gone nothing is found, and the way through the page
// serves: sliders speak when they are let go, buttons and keys act as Streamlit carries them out.

export const BAR = '.st-key-play_bar';
const COMMANDS = '[class*="st-key-command_"], [class*="st-key-sweep_"], .st-key-play';
const COMMAND = /st-key-(?:command|sweep)_(\w+)/;
/** @type {Record<string, string>} */
const PLAY = { pause: 'pause', play_arrow: 'play' }; // by the icon that the button shows

const SETTING = '[class*="st-key-set_"]';
const SETTING_KEY = /st-key-(set_\w+)/;
// What may change a setting; what a list offers stands outside of its control.
export const CONTROLS = `${SETTING}, [data-testid="stSidebar"] button, [data-baseweb="popover"], .st-key-restore`;

// While the page is drawn, by what is in it.
export const DRAWING = '.stApp[data-test-script-state="running"]';

/**
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {Element | null}
 */
export function within(target, selector) {
  return /** @type {Element | null} */ (target)?.closest?.(selector) ?? null;
}

/**
 * The slider that this is a part of, and the key of its setting.
 * @param {EventTarget | null} target
 * @returns {{ key: string, input: HTMLInputElement } | null}
 */
export function sliderOf(target) {
  const slider = within(target, '.stSlider');
  const key = within(slider, SETTING)?.className.match(SETTING_KEY)?.[1];
  const input = /** @type {HTMLInputElement | null | undefined} */ (slider?.querySelector('input[type="range"]'));
  return key && input ? { key, input } : null;
}

/**
 * What a button of the bar commands.
 * @param {Element | null} button
 * @returns {string | undefined}
 */
export function commandOf(button) {
  const key = within(button, COMMANDS)?.className ?? '';
  const command = key.match(COMMAND);
  if (command) return command[1];
  const icon = button?.querySelector('[data-testid="stIconMaterial"]')?.textContent;
  return key.includes('st-key-play') ? PLAY[icon ?? ''] : undefined;
}

/**
 * The button of the bar that names this key.
 * @param {string} key
 * @returns {HTMLButtonElement | null}
 */
export function buttonOf(key) {
  const named = [...document.querySelectorAll(`${BAR} kbd`)].find((hint) => hint.textContent === key.toUpperCase());
  const button = /** @type {HTMLButtonElement | null} */ (within(named ?? null, 'button'));
  return button?.disabled ? null : button;
}
