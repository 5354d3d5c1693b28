import { Controls } from '../../static/board/controls.js';
import { equal, test } from './harness.js';

const RUN = { id: 1, kind: 'run' };

// A page with a slider, a field and a list of the settings, and something that is none.
function page() {
  document.body.innerHTML = `<div id="root"></div><button id="other"></button>
    <div class="st-key-set_samples"><input type="range"><button></button></div>
    <div class="st-key-set_starts"><input type="number"></div>`;
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const [root, other, slider, field] = ['#root', '#other', '[type="range"]', '[type="number"]'].map(part);
  return { root, other, slider, field, controls: new Controls(root) };
}

/** @param {HTMLElement} element @param {string[]} names */
function happen(element, ...names) {
  for (const name of names) element.dispatchEvent(new Event(name, { bubbles: true }));
}

test('nothing goes before a press until a control speaks', () => {
  const { other, controls } = page();
  equal(controls.precede(RUN), false);
  happen(other, 'pointerdown', 'pointerup', 'click', 'input', 'focusout');
  equal(controls.precede(RUN), false);
});

test('a slider that was let go goes before Run until the page has drawn', () => {
  const { other, slider, controls } = page();
  happen(slider, 'pointerdown');
  controls.drawn();
  equal(controls.precede(RUN), true, 'while it is held');
  happen(other, 'pointerup');
  equal(controls.precede(RUN), true, 'when it was let go');
  controls.drawn();
  equal(controls.precede(RUN), false, 'when the page has drawn');
});

test('what is typed goes before Run until it was said and drawn', () => {
  const { field, controls } = page();
  happen(field, 'input');
  controls.drawn();
  equal(controls.precede(RUN), true, 'a frame of another cause');
  happen(field, 'focusout');
  equal(controls.precede(RUN), true);
  controls.drawn();
  equal(controls.precede(RUN), false);
});

test('only what means the settings waits for them', () => {
  const { slider, controls } = page();
  happen(slider, 'click');
  equal(controls.precede({ id: 2, kind: 'pause' }), false);
  equal(controls.precede({ id: 3, card: 'heat_map' }), false);
  equal(controls.precede({ id: 4, card: 'onward' }), true);
  equal(controls.precede(null), false);
});
