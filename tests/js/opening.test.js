import { clock } from './clock.js';
import { onOpening } from '../../static/board/opening.js';
import { equal, test } from './harness.js';

// A board whose chosen run is seen, and the page's link to a run.
function page() {
  document.body.innerHTML = `<div id="root" data-chosen="map.1.2.0"></div>
    <div class="st-key-map_chosen"><a href="/playground?open=map.1.2.0">Open</a></div>`;
  const root = /** @type {HTMLElement} */ (document.querySelector('#root'));
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector('a'));
  /** @type {string[]} */
  const followed = [];
  link.addEventListener('click', (event) => {
    event.preventDefault();
    followed.push(link.search);
  });
  onOpening(root);
  return { root, link, followed };
}

test('a link to what is seen is followed at once', () => {
  const { link, followed } = page();
  link.click();
  equal(followed, ['?open=map.1.2.0']);
});

test('a link that is behind waits until it names what is seen, and is followed once', () => {
  const { root, link, followed } = page();
  root.dataset.chosen = 'map.0.1.3';
  link.click();
  clock.advance(500);
  equal(followed, []);
  link.href = '/playground?open=map.0.1.3';
  clock.advance(500);
  equal(followed, ['?open=map.0.1.3']);
});

test('a link of a board that is gone, or has nothing chosen, is left to the page', () => {
  const { root, link, followed } = page();
  root.dataset.chosen = '';
  link.click();
  root.dataset.chosen = 'map.0.0.0';
  root.remove();
  link.click();
  equal(followed.length, 2);
});
