import { handedOver, held, isOvertaken, lacks, last, memory, remember } from '../../static/live/memory.js';
import { equal, ok, test } from './harness.js';

/**
 * A frame with losses for these epochs: training ten times the epoch, validation a hundred times.
 * @param {number[]} epochs
 * @param {object} [more]
 * @returns {any}
 */
function frame(epochs, more) {
  const rows = [1, 10, 100].flatMap((times) => epochs.map((epoch) => epoch * times));
  return {
    header: { run: 1, made: 0, parts: {}, new: {}, session: 'one', standing: null, ...more },
    arrays: { curve: { values: Float32Array.from(rows), shape: [3, epochs.length] } },
  };
}

test('the new end of the curves is appended', () => {
  remember(frame([0, 1]));
  remember(frame([2, 3]));
  equal(memory.curve, { epochs: [0, 1, 2, 3], train: [0, 10, 20, 30], validation: [0, 100, 200, 300] });
});

test('epochs that two frames bring are held once', () => {
  remember(frame([0, 1, 2]));
  remember(frame([1, 2, 3]));
  remember(frame([1]));
  equal(memory.curve, { epochs: [0, 1, 2, 3], train: [0, 10, 20, 30], validation: [0, 100, 200, 300] });
});

test('a frame without new epochs leaves the curves', () => {
  remember(frame([0, 1]));
  remember(frame([]));
  equal(memory.curve.epochs, [0, 1]);
});

test('another run has curves of its own', () => {
  remember(frame([0, 1, 2]));
  remember(frame([0, 1], { run: 2 }));
  equal(memory.curve, { epochs: [0, 1], train: [0, 10], validation: [0, 100] });
});

test('what changed is named', () => {
  const changed = remember(frame([0], { parts: { words: 'k', view: 'l' }, new: { words: { language: 'en' } } }));
  equal(changed, new Set(['words', 'array:curve']));
  equal([memory.parts, memory.contents], [{ words: 'k' }, { words: { language: 'en' } }]);
});

test('a curve that does not begin at the start is lacking', () => {
  const first = frame([3, 4]);
  remember(first);
  ok(lacks(first.header), 'the curve from its start');
  const whole = frame([0, 1], { run: 2 });
  remember(whole);
  ok(!lacks(whole.header), 'nothing');
});

test('no curve is lacking while its start is computed', () => {
  const first = frame([], { target: { kind: 'start' } });
  remember(first);
  ok(!lacks(first.header), 'nothing');
  ok(lacks(frame([]).header), 'else the curve');
});

test('a part that was overtaken is lacking', () => {
  const first = frame([0], { parts: { words: 'k' }, new: { words: {} } });
  remember(first);
  ok(!lacks(first.header), 'nothing');
  ok(lacks(frame([0], { parts: { words: 'l' } }).header), 'the newer words');
});

test('a request says what is held, or that nothing is', () => {
  remember(frame([0, 1], { run: 5, parts: { words: 'k' }, new: { words: {} } }));
  equal(held(true), { run: 5, have: 1, parts: { words: 'k' } });
  equal(held(false), { run: -1, have: -1, parts: {} });
});

test('a request before the first losses says that none are held', () => {
  remember(frame([], { run: 5 }));
  equal(held(true), { run: 5, have: -1, parts: {} });
});

test('a frame made before the newest is overtaken', () => {
  const at = (/** @type {number} */ made) => frame([0], { made }).header;
  ok(isOvertaken(at(99), at(100)), 'an older one');
  ok(!isOvertaken(at(100), at(100)), 'not the same');
  ok(!isOvertaken(at(101), at(100)), 'not a newer one');
  ok(!isOvertaken(at(100), null), 'not the first');
});

test('a clock that was set back overtakes nothing', () => {
  ok(!isOvertaken(frame([0], { made: 1000 }).header, frame([0], { made: 4600 }).header), 'an hour ago');
});

test('another session hears how the run stood', () => {
  const standing = { step: 40, goal: 10, adjusted: false, playing: true };
  equal(handedOver(frame([0]).header), null, 'the first session');
  remember(frame([0], { standing }));
  equal(handedOver(frame([0]).header), null, 'the same session');
  equal(handedOver(frame([0], { session: 'two' }).header), standing, 'another');
  equal(handedOver(frame([0], { session: 'two' }).header), standing, 'until it has heard of it');
});

test('an empty list has no last', () => equal([last([1, 2]), last([])], [2, undefined]));
