import { ticks } from '../../static/live/ticks.js';
import { equal, ok, test } from './harness.js';

/** @import { Axis } from '../../static/live/outside.js' */

const PLAIN = { floor: 0, range: 1 };
const SIZE = 12;

/**
 * @param {number} low
 * @param {number} high
 * @param {number} [length]
 * @returns {Pick<Axis, 'range' | 'log' | 'length'>}
 */
const line = (low, high, length = 300) => ({ range: [low, high], log: false, length });
/**
 * @param {number} low
 * @param {number} high
 * @param {number} [length]
 * @returns {Pick<Axis, 'range' | 'log' | 'length'>}
 */
const log = (low, high, length = 300) => ({ range: [Math.log10(low), Math.log10(high)], log: true, length });

test('a linear axis has round numbers', () => {
  const { ticktext } = ticks(line(0, 1), PLAIN, SIZE, 'en');
  equal(ticktext, ['0', '0.2', '0.4', '0.6', '0.8', '1']);
});

test('the ticks of the excess stand at its losses', () => {
  const { tickvals, ticktext } = ticks(line(0.1, 0.6), { floor: 0.1, range: 0.5 }, SIZE, 'en');
  equal(ticktext, ['0', '0.2', '0.4', '0.6', '0.8', '1']);
  tickvals.forEach((value, i) => ok(Math.abs(value - (0.1 + 0.1 * i)) < 1e-12, `${value} is at its loss`));
});

test('a reversed axis has the same ticks', () => {
  equal(ticks(line(1, 0), PLAIN, SIZE, 'en'), ticks(line(0, 1), PLAIN, SIZE, 'en'));
});

test('below the best achievable loss the excess is negative', () => {
  const { ticktext } = ticks(line(-0.2, 0.2), PLAIN, SIZE, 'sv');
  equal(ticktext, ['−0,2', '−0,1', '0', '0,1', '0,2']);
});

test('on an axis zoomed in every tick has a number of its own', () => {
  for (const [low, high] of [[0.5001, 0.5009], [0.99, 1.01], [1000.1, 1000.6], [-0.30004, -0.29996]]) {
    const { tickvals, ticktext } = ticks(line(low, high), PLAIN, SIZE, 'en');
    ok(tickvals.length >= 3, `there are ticks from ${low} to ${high}`);
    ticktext.forEach((text, i) => {
      const read = Number(text.replace('−', '-').replace(',', ''));
      ok(Math.abs(read - tickvals[i]) < 1e-9, `${text} says ${tickvals[i]}`);
    });
  }
});

test('a range around a tiny loss is written with powers of ten', () => {
  const { ticktext } = ticks(line(1e-7, 5e-7), PLAIN, SIZE, 'en');
  equal(ticktext, ['1·10⁻⁷', '2·10⁻⁷', '3·10⁻⁷', '4·10⁻⁷', '5·10⁻⁷']);
});

test('a logarithmic axis has whole powers of ten', () => {
  const { tickvals, ticktext } = ticks(log(1e-5, 1), PLAIN, SIZE, 'en');
  equal(ticktext, ['10⁻⁵', '10⁻⁴', '10⁻³', '10⁻²', '10⁻¹', '1']);
  equal(tickvals.length, 6);
});

test('a long logarithmic axis leaves powers out', () => {
  const { ticktext } = ticks(log(1e-12, 1), PLAIN, SIZE, 'en');
  equal(ticktext, ['10⁻¹²', '10⁻⁹', '10⁻⁶', '10⁻³', '1']);
});

test('a short logarithmic axis has ones and threes', () => {
  const { ticktext } = ticks(log(0.02, 2), PLAIN, SIZE, 'en');
  equal(ticktext, ['0.03', '0.1', '0.3', '1']);
});

test('a logarithmic axis far zoomed in has the ticks of a line', () => {
  const { ticktext } = ticks(log(0.4, 0.6), PLAIN, SIZE, 'en');
  equal(ticktext, ['0.4', '0.45', '0.5', '0.55', '0.6']);
});

test('ticks of a logarithmic axis leave each other room', () => {
  for (const length of [40, 80, 160]) {
    const { tickvals } = ticks(log(1e-4, 1, length), PLAIN, SIZE, 'en');
    const places = tickvals.map((value) => (Math.log10(value) / 4) * length);
    places.slice(1).forEach((place, i) => ok(place - places[i] >= 1.5 * SIZE, `room on ${length} px`));
  }
});

test('ticks of the excess stay within the axis', () => {
  const { tickvals } = ticks(log(0.09, 2), { floor: 0.1, range: 0.6 }, SIZE, 'en');
  ok(tickvals.length > 2, 'there are ticks');
  ok(tickvals.every((value) => value >= 0.09 && value <= 2), 'they are within');
});

test('a negative excess keeps its sign on a logarithmic axis', () => {
  const { ticktext } = ticks(log(0.09975, 0.10025), { floor: 0.1, range: 1 }, SIZE, 'en');
  equal(ticktext, ['−0.0002', '−0.0001', '0', '10⁻⁴', '0.0002']);
});

test('a lying axis of numbers of parameters has few ticks, without bare twos and fives', () => {
  const { ticktext } = ticks(log(4, 1100, 250), PLAIN, SIZE, 'en', true);
  equal(ticktext, ['10', '30', '100', '300', '1,000']);
});
