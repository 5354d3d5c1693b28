import { clock } from './clock.js';
import { Press } from '../../static/live/press.js';
import { Pull } from '../../static/live/pull.js';
import { equal, ok, test } from './harness.js';

const EVERY = 100;

// What the requests say of a press, in their order.
function made() {
  const page = { alive: true };
  /** @type {any[]} */
  const said = [];
  const pull = new Pull(() => page.alive, (seq) => said.push(presses.on(seq)));
  const presses = new Press(pull);
  return { page, said, pull, presses };
}

const kinds = (/** @type {any[]} */ said) => said.map((press) => press && press.kind);

test('a press is sent at once, however many requests are under way', () => {
  const { said, pull, presses } = made();
  pull.next(EVERY);
  clock.advance(1000);
  presses.make({ kind: 'adam' }, EVERY);
  equal(kinds(said), [null, null, 'adam']);
});

test('a press rides on every request until one is answered', () => {
  const { said, pull, presses } = made();
  presses.make({ kind: 'adam' }, EVERY);
  clock.advance(EVERY + 10);
  equal(kinds(said), ['adam', 'adam']);
  pull.answered(1);
  presses.answered(1);
  pull.next(EVERY);
  clock.advance(EVERY + 10);
  equal(kinds(said), ['adam', 'adam', null]);
});

test('the answer to a request before it does not end it', () => {
  const { said, pull, presses } = made();
  pull.next(EVERY);
  clock.advance(1);
  presses.make({ kind: 'adam' }, EVERY);
  presses.answered(1);
  presses.answered(null); // nor a frame that nobody asked for
  ok(presses.on(9)?.kind === 'adam', 'it is still said');
  presses.answered(2);
  equal([kinds(said), presses.on(9)], [[null, 'adam'], null]);
});

test('a press that could not be sent yet is not ended by an answer', () => {
  const { page, said, pull, presses } = made();
  pull.next(EVERY);
  clock.advance(1);
  page.alive = false;
  presses.make({ kind: 'adam' }, EVERY);
  presses.answered(1);
  page.alive = true;
  pull.next(EVERY);
  clock.advance(EVERY + 10);
  equal(kinds(said), [null, 'adam']);
});

test('two presses have two numbers', () => {
  const { presses } = made();
  presses.make({ kind: 'step' }, EVERY);
  const first = presses.on(1)?.id;
  presses.make({ kind: 'step' }, EVERY); // within the same millisecond
  ok(presses.on(2)?.id !== first, 'the second is another');
});
