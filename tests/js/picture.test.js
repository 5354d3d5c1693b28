// What a saved picture is made of: other colours, and small print that fits.

import { broken, recoloured } from '../../static/live/picture.js';
import { equal, test } from './harness.js';

test('a chart for paper has dark letters, and its own arrays', () => {
  const values = new Float32Array([1, 2]);
  const figure = { layout: { font: { color: 'pale' } }, data: [{ y: values, n: 3, none: null, halo: '0 0 3px night' }] };
  const { layout, data: [trace] } = recoloured(figure, [['pale', 'ink'], ['night', 'white'], ['', 'never']]);
  equal(layout.font.color, 'ink');
  equal(trace.y, values);
  equal([trace.n, trace.none, trace.halo], [3, null, '0 0 3px white']);
  equal(figure.layout.font.color, 'pale', 'the chart on screen stays');
});

test('small print breaks at spaces, and a link anywhere', () => {
  const fits = (/** @type {string} */ line) => line.length <= 10;
  equal(broken('en rad till och en', fits), ['en rad', 'till och', 'en']);
  equal(broken('a=1&b=2&c=3&d=4', fits), ['a=1&b=2&c=', '3&d=4']);
  equal(broken('', fits), []);
});
