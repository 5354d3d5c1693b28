import { Placing } from '../../static/live/placing.js';
import { equal, ok, test } from './harness.js';

const LOOK = { small: 12, family: 'sans-serif' };
const PLOT = { width: 400, height: 200 };

/** @param {import('../../static/live/placing.js').Polyline[]} [curves] @param {number[]} [straight] */
function placing(curves = [], straight = []) {
  const made = new Placing();
  made.begin(PLOT, curves, straight, LOOK);
  return made;
}

// Always the same numbers from 0 to 1.
function numbers() {
  let state = 1;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

const SIDES = /** @type {const} */ (['left', 'center', 'right']);

test('words neither cover each other nor leave the plot', () => {
  const random = numbers();
  for (let round = 0; round < 20; round++) {
    const made = placing();
    for (let word = 0; word < 6; word++) {
      const candidates = Array.from({ length: 60 }, (_, i) => (
        { x: random() * PLOT.width, y: random() * PLOT.height, side: SIDES[i % 3] }));
      ok(made.put(`word ${word}`, 'best epoch', candidates), `word ${word} has a place`);
    }
    made.boxes.forEach((box, i) => {
      ok(box.left >= 0 && box.right <= PLOT.width && box.bottom <= PLOT.height + 3, `word ${i} is within`);
      ok(box.top >= -3, `word ${i} is not above`);
      const covered = made.boxes.slice(0, i).filter((b) => (
        b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom));
      equal(covered.length, 0, `words beneath word ${i}`);
    });
  }
});

test('a word stands on the side of its place that it names', () => {
  const made = placing();
  const width = made.width('name');
  SIDES.forEach((side, i) => made.put(side, 'name', [{ x: 200, y: 30 + 50 * i, side }]));
  equal(made.boxes.map(({ left }) => Math.round(200 - left)), [width, width / 2, 0].map(Math.round));
});

test('the first of the places as good is taken', () => {
  const candidates = [{ x: 100, y: 50 }, { x: 200, y: 50 }].map((each) => ({ ...each, side: SIDES[1] }));
  equal(placing().put('name', 'name', candidates), candidates[0]);
});

test('a word avoids a curve', () => {
  const crowded = [{ x: [0, 400], y: [100, 100] }];
  const candidates = [{ x: 200, y: 100 }, { x: 200, y: 40 }].map((each) => ({ ...each, side: SIDES[1] }));
  equal(placing(crowded).put('name', 'name', candidates), candidates[1]);
});

test('a word avoids a straight line', () => {
  const candidates = [{ x: 200, y: 100 }, { x: 200, y: 40 }].map((each) => ({ ...each, side: SIDES[1] }));
  equal(placing([], [100]).put('name', 'name', candidates), candidates[1]);
});

test('a word stays where it was while that is free', () => {
  const made = placing([{ x: [0, 400], y: [100, 100] }]);
  const candidates = [{ x: 200, y: 100 }, { x: 200, y: 40 }].map((each) => ({ ...each, side: SIDES[1] }));
  equal(made.put('name', 'name', candidates), candidates[1], 'the first is taken');
  made.begin(PLOT, [], [], LOOK);
  equal(made.put('name', 'name', candidates), candidates[1], 'it stays');
  made.begin(PLOT, [{ x: [0, 400], y: [40, 40] }], [], LOOK);
  equal(made.put('name', 'name', candidates), candidates[0], 'it moves');
});

test('a word without a free place is left out', () => {
  const candidates = [{ x: 200, y: 100, side: SIDES[1] }, { x: 200, y: 300, side: SIDES[1] }];
  equal(placing([{ x: [0, 400], y: [100, 100] }]).put('name', 'name', candidates), null);
});

test('a word finds a place though it had one that is offered no longer', () => {
  const made = placing([{ x: [0, 400], y: [100, 100] }]);
  const candidates = [{ x: 200, y: 100 }, { x: 200, y: 40 }].map((each) => ({ ...each, side: SIDES[1] }));
  made.put('name', 'name', candidates);
  made.begin(PLOT, [], [], LOOK);
  equal(made.put('name', 'name', candidates.slice(0, 1)), candidates[0]);
});
