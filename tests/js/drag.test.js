import { Drag } from '../../static/live/drag.js';
import { equal, test } from './harness.js';

// A slider as Streamlit draws it, at 3, and how often it was told that it has moved.
function made() {
  document.body.innerHTML = `<div class="st-key-set_depth"><div class="stSlider"><div class="track">
    <input type="range" min="0" max="10" value="3" aria-valuetext="3"></div></div></div><div class="root"></div>`;
  const [input] = document.querySelectorAll('input');
  const told = { moved: 0 };
  const drag = new Drag(/** @type {HTMLElement} */ (document.querySelector('.root')), () => {
    told.moved += 1;
  });
  const press = () => input.parentElement?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  const letGo = () => document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  const to = async (/** @type {number} */ value) => {
    input.value = String(value);
    input.setAttribute('aria-valuetext', String(value));
    await Promise.resolve();
  };
  return { drag, told, press, letGo, to };
}

const said = (/** @type {any} */ draft) => draft && [draft.key, draft.position, draft.held];

test('what is not held says nothing', async () => {
  const { drag, told, press, letGo, to } = made();
  await to(4);
  press();
  letGo(); // it was touched, and not moved
  equal([drag.on(1, 0), told.moved], [null, 0]);
});

test('each place of a slider that is held is to be sent once, and is said until the next', async () => {
  const { drag, told, press, to } = made();
  press();
  await to(5);
  await to(5);
  equal([told.moved, drag.owes], [1, true]);
  equal(said(drag.on(1, 0)), ['set_depth', 5, true]);
  drag.answered(1);
  equal([said(drag.on(2, 0)), drag.owes], [['set_depth', 5, true], false]);
});

test('the last word is said until it has been heard', async () => {
  const { drag, press, letGo, to } = made();
  press();
  await to(5);
  drag.on(1, 0);
  letGo();
  equal(said(drag.on(2, 7)), ['set_depth', 5, false]);
  drag.answered(1);
  drag.answered(null);
  equal(said(drag.on(3, 7)), ['set_depth', 5, false]);
  drag.answered(2);
  equal(drag.on(4, 7), null);
});
