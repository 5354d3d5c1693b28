import { lossRange } from '../../static/live/ranges.js';
import { ok, test } from './harness.js';

/** @param {(number | null)[]} y */
const line = (y) => ({ x: y.map((_, i) => i), y });
const GUESS = 0.7;
const BOUND = 2.5 * GUESS;

test('a wild start is left out where the curve comes down', () => {
  const [low, high] = lossRange([line([900, 30, 0.6, 0.5, 0.4, 0.3])], [GUESS], false, BOUND);
  ok(low <= 0 && high < 2, `to ${high}`);
});

test('a run that stays above the bound is in sight', () => {
  const [, high] = lossRange([line([900, 50, 40, 41, 40, 40])], [GUESS], false, BOUND);
  ok(high > 40 && high < 100, `to ${high}`);
});

test('a run that grows beyond all bounds is in sight', () => {
  const [, high] = lossRange([line([1, 1e3, 1e9, 1e30, null])], [GUESS], false, BOUND);
  ok(high > 1e9 && Number.isFinite(high), `to ${high}`);
});

test('one class, whose guess costs nothing, has a range', () => {
  for (const log of [false, true]) {
    for (const y of [[0, 0, 0], [0.7, 0.01, 0], []]) {
      const [low, high] = lossRange([line(y)], [], log, Infinity);
      ok(Number.isFinite(low) && Number.isFinite(high) && high > low && (!log || low > 0), `${y} from ${low} to ${high}`);
    }
  }
});

test('a logarithmic axis shows whatever is above zero', () => {
  const [low, high] = lossRange([line([3, 1e-3, 1e-7, 0])], [GUESS], true, BOUND);
  ok(low < 1e-7 && low > 1e-9 && high > 3 && high < 30, `from ${low} to ${high}`);
});
