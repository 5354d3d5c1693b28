import { onCommand } from '../../static/live/commands.js';
import { equal, test } from './harness.js';

// A bar as Streamlit draws it. taken: what was carried out; heard: what reached the page itself.
function bar() {
  document.body.innerHTML = `<div id="root"></div><input><div class="st-key-play_bar">
    <div class="st-key-sweep_pause"><button>Pause <kbd>P</kbd></button></div>
    <div class="st-key-command_step"><button disabled>Step <kbd>S</kbd></button></div></div>`;
  const root = /** @type {HTMLElement} */ (document.querySelector('#root'));
  const field = /** @type {HTMLElement} */ (document.querySelector('input'));
  /** @type {string[]} */
  const taken = [];
  /** @type {string[]} */
  const heard = [];
  const state = { isOpen: true };
  onCommand(root, (kind) => state.isOpen && taken.push(kind) > 0);
  for (const name of ['click', 'keydown']) document.body.addEventListener(name, () => heard.push(name));
  const key = (/** @type {string} */ letter, /** @type {EventTarget} */ on = document.body, more = {}) => (
    on.dispatchEvent(new KeyboardEvent('keydown', { key: letter, bubbles: true, ...more })));
  return { root, field, taken, heard, state, key };
}

test('a button and its key are carried out once, and the page hears of neither', () => {
  const { taken, heard, key } = bar();
  document.querySelector('button')?.click();
  key('p');
  equal([taken, heard], [['pause', 'pause'], []]);
});

test('where the way is closed the page hears of both', () => {
  const { taken, heard, state, key } = bar();
  state.isOpen = false;
  document.querySelector('button')?.click();
  key('p');
  equal([taken, heard], [[], ['click', 'keydown']]);
});

test('a letter in a field, a key with another, and that of a closed button are no commands', () => {
  const { taken, field, key } = bar();
  key('p', field);
  key('p', document.body, { ctrlKey: true });
  key('s');
  key('x');
  equal(taken, []);
});

test('a picture that is gone takes no command', () => {
  const { taken, root, key } = bar();
  root.remove();
  key('p');
  equal(taken, []);
});
