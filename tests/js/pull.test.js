import { clock } from './clock.js';
import { Pull } from '../../static/live/pull.js';
import { equal, test } from './harness.js';

const EVERY = 100;

function made() {
  const page = { alive: true };
  /** @type {number[]} */
  const asked = [];
  const pull = new Pull(() => page.alive, (seq) => asked.push(seq));
  return { page, asked, pull };
}

/** @param {string} path */
function follow(path) {
  document.body.innerHTML = `<a href="${path}">link</a>`;
  document.addEventListener('click', (event) => event.preventDefault());
  document.querySelector('a')?.click();
}

test('the first request is sent at once', () => {
  const { asked, pull } = made();
  pull.next(EVERY);
  clock.advance(1);
  equal(asked, [1]);
});

test('requests leave the interval between them', () => {
  const { asked, pull } = made();
  pull.next(EVERY);
  clock.advance(EVERY - 10);
  equal(asked, [1], 'before');
  clock.advance(20);
  equal(asked, [1, 2], 'after');
});

test('no more than two are under way', () => {
  const { asked, pull } = made();
  pull.next(EVERY);
  clock.advance(3000);
  equal(asked, [1, 2]);
});

test('a frame answers all requests up to its number', () => {
  const { asked, pull } = made();
  pull.next(EVERY);
  clock.advance(1000);
  pull.answered(1);
  pull.next(EVERY);
  clock.advance(1000);
  equal(asked, [1, 2, 3], 'one answered');
  pull.answered(3);
  pull.answered(2); // late
  pull.next(EVERY);
  clock.advance(1000);
  equal(asked, [1, 2, 3, 4, 5], 'all answered');
});

test('a frame that nobody asked for answers all', () => {
  const { asked, pull } = made();
  pull.next(EVERY);
  clock.advance(1000);
  pull.answered(null);
  pull.next(EVERY);
  clock.advance(1000);
  equal(asked, [1, 2, 3, 4]);
});

test('where no answer comes it asks again', () => {
  const { asked, pull } = made();
  pull.next(EVERY);
  clock.advance(4000);
  equal(asked, [1, 2], 'while it waits');
  clock.advance(500);
  equal(asked, [1, 2, 3, 4], 'then');
});

test('a hidden tab asks for nothing', () => {
  const { asked, pull } = made();
  clock.hidden = true;
  pull.next(EVERY);
  clock.advance(10_000);
  equal(asked, [], 'hidden');
  clock.hidden = false;
  clock.advance(1);
  equal(asked, [1], 'seen again');
});

test('a view that has gone asks for nothing', () => {
  const { page, asked, pull } = made();
  pull.next(EVERY);
  page.alive = false;
  clock.advance(10_000);
  equal(asked, []);
});

test('what has stopped asks for nothing', () => {
  const { asked, pull } = made();
  pull.next(EVERY);
  clock.advance(1);
  pull.stop();
  clock.advance(10_000);
  equal(asked, [1]);
});

test('what has stopped in a hidden tab asks for nothing when it is seen again', () => {
  const { asked, pull } = made();
  clock.hidden = true;
  pull.next(EVERY);
  clock.advance(10);
  pull.stop();
  clock.hidden = false;
  clock.advance(10_000);
  equal(asked, []);
});

test('a page that is being left asks for nothing until it proves to stay', () => {
  const { asked, pull } = made();
  follow('/elsewhere');
  pull.next(EVERY);
  clock.advance(3900);
  equal(asked, [], 'while it is left');
  clock.advance(150);
  equal(asked, [1], 'it has stayed');
});

test('a link to the same page does not leave it', () => {
  const { asked, pull } = made();
  follow(location.pathname);
  pull.next(EVERY);
  clock.advance(1);
  equal(asked, [1]);
});
