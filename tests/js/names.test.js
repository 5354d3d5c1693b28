import { INK, WHITE } from '../../static/live/colours.js';
import { Names } from '../../static/live/names.js';
import { memory } from '../../static/live/memory.js';
import { lossRange } from '../../static/live/ranges.js';
import { equal, ok, test } from './harness.js';

/** @import { Lines } from '../../static/live/curves.js' */
/** @import { Line } from '../../static/live/evidence.js' */
/** @import { Reference } from '../../static/live/outside.js' */

const SMALL = 12;
/** @type {import('../../static/live/types.js').Look} */
const LOOK = { text: INK, background: WHITE, family: 'sans-serif', dark: false, size: 13, small: SMALL, scale: 1 };
const WORDS = {
  gap: 'gap', lagom: 'lagom', ahead: 'if it trains on', before: 'before', best: 'lowest at epoch {epoch}',
  below: ': below the axis', above: ': above the axis',
};
/** @type {Line} */
const NONE = { x: [], y: [] };
const MOST = 3;
const RUNS = 200;

/** @param {number} seed numbers from 0 to 1, always the same */
function numbers(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/**
 * Losses that fall, jump, grow, end in zero or in no number.
 * @param {() => number} random
 * @param {number} n epochs
 * @returns {(number | null)[]}
 */
function losses(random, n) {
  const [first, floor, speed, jitter, kind] = [10 ** (4 * random() - 2), random() ** 3, 20 * random() / n, random() ** 4, random()];
  const grown = kind > 0.85 ? 30 / n : 0;
  return Array.from({ length: n }, (_, i) => {
    if (kind < 0.1 && i > 0.7 * n) return 0;
    if (kind > 0.97 && i === n - 1) return null;
    return first * (floor + Math.exp(-speed * i)) * Math.exp(jitter * (random() - 0.5) + grown * i);
  });
}

/**
 * @param {() => number} random
 * @returns {{ lines: Lines, references: Reference[], frame: import('../../static/live/names.js').Frame }}
 */
function run(random) {
  const n = 2 + Math.floor(300 * random() ** 2);
  const x = Array.from({ length: n }, (_, i) => i);
  /** @returns {Line} */
  const curve = () => ({ x, y: losses(random, n) });
  const [training, validation] = [curve(), curve()];
  const lowest = Math.floor(random() * n);
  const [shows, log] = [random(), random() < 0.5];
  /** @type {Lines} */
  const lines = {
    training, validation, best: { x: [lowest], y: [validation.y[lowest]] },
    gap: shows < 0.3 ? { x: [...x, ...x], y: [...training.y, ...validation.y] } : NONE,
    zone: shows > 0.5 ? { x: [0, n, n, 0], y: [0.1, 0.1, 0.2, 0.2] } : NONE,
    training_before: shows > 0.8 ? curve() : NONE, validation_before: shows > 0.8 ? curve() : NONE,
    training_ahead: NONE, validation_ahead: NONE,
  };
  /** @type {Reference[]} */
  const references = [
    { kind: 'baseline', y: 0.693, name: 'blind guess', text: 'blind guess 0.6931' },
    { kind: 'floor', y: 0.02, name: 'best achievable', text: 'best achievable 0.0200' },
  ];
  const marks = { best: shows < 0.2 ? lowest : null, gap: shows < 0.3 ? 0 : null, zone: null, ahead: null, layer: null };
  Object.assign(memory.contents, { verdict: { marks }, words: { verdict: WORDS } });
  const range = lossRange([training, validation, lines.training_before, lines.validation_before], [0.02, 0.693], log, 2.5 * 0.693);
  /** @type {[number, number]} */
  const y = log ? [Math.log10(range[0]), Math.log10(range[1])] : range;
  return { lines, references, frame: { width: 250 + 700 * random(), height: 70 + 250 * random(), log, y, x: null } };
}

/**
 * Whether a line runs through a box, looked at in small steps.
 * @param {{ x: number[], y: number[] }} line px
 * @param {import('../../static/live/placing.js').Box} box
 */
function runsThrough({ x, y }, { left, right, top, bottom }) {
  for (let i = 1; i < x.length; i++) {
    for (let step = 0; step <= 20; step++) {
      const [px, py] = [x[i - 1] + (step / 20) * (x[i] - x[i - 1]), y[i - 1] + (step / 20) * (y[i] - y[i - 1])];
      if (px > left && px < right && py > top && py < bottom) return true;
    }
  }
  return false;
}

test('in 200 runs of all kinds at most three names stand in the chart, on no line and on no other name', () => {
  let named = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const { lines, references, frame } = run(numbers(seed * 7919));
    const names = new Names();
    const { text, x, y } = names.of(frame, lines, references, { training: 'training', validation: 'validation' }, LOOK);
    ok(text.length <= MOST, `run ${seed} has ${text.length} names`);
    named += text.length;
    const { boxes } = names.placing;
    const words = boxes.slice(lines.best.x.length); // the first keeps the mark free
    equal(words.length, text.length, 'boxes');
    words.forEach((box, i) => {
      const what = `run ${seed}: ${text[i]}`;
      ok(box.left >= 0 && box.right <= frame.width && box.top >= -3 && box.bottom <= frame.height + 3, `${what} is within`);
      ok(x[i] >= names.x[0] && x[i] <= names.x[1], `${what} is in the axis's range`);
      ok(Math.abs((box.top + box.bottom) / 2 - names.up(y[i])) < 0.01, `${what} is where its number says`);
      ok(!boxes.some((b) => b !== box && b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom), `${what} covers no other`);
      for (const reference of references) ok(!(names.up(reference.y) > box.top && names.up(reference.y) < box.bottom), `${what} is on no straight line`);
      for (const name of /** @type {const} */ (['training', 'validation', 'training_before', 'validation_before'])) {
        const line = { x: lines[name].x.map((v) => names.across(v)), y: lines[name].y.map((v) => names.up(v)) };
        ok(!runsThrough(line, box), `${what} is not on ${name}`);
      }
    });
  }
  ok(named > 2.5 * RUNS, `hardly any is left out: ${named} of ${MOST * RUNS}`);
});

test('what has no place on a logarithmic axis says so', () => {
  const x = [0, 1, 2, 3];
  /** @type {Line} */
  const zero = { x, y: [0, 0, 0, 0] };
  const lines = /** @type {Lines} */ ({
    training: zero, validation: zero, best: NONE, gap: NONE, zone: NONE, training_before: NONE,
    validation_before: NONE, training_ahead: NONE, validation_ahead: NONE,
  });
  Object.assign(memory.contents, { verdict: { marks: {} }, words: { verdict: WORDS } });
  const [low, high] = lossRange([zero, zero], [], true, Infinity);
  ok(low > 0 && high > low, 'the axis has a range');
  const frame = { width: 500, height: 200, log: true, y: /** @type {[number, number]} */ ([Math.log10(low), Math.log10(high)]), x: null };
  const { text } = new Names().of(frame, lines, [], { training: 'training', validation: 'validation' }, LOOK);
  equal([...text].sort(), ['training: below the axis', 'validation: below the axis']);
});
