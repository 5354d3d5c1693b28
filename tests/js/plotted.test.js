// On the installed plotly.js: whether it still has the fields that static/live/plotted.js reads, and
// whether all goes on without them.

import { loadPlotly } from '../../static/live/figure.js';
import { legendHeight, plotted } from '../../static/live/plotted.js';
import { equal, ok, test } from './harness.js';

/** @import { Drawn, PlotDiv } from '../../static/live/outside.js' */

const LEGEND = { orientation: 'h', x: 0, y: 0, yref: 'container' };
const BAR = { color: [0, 1], showscale: true };

function element() {
  const div = document.createElement('div');
  Object.assign(div.style, { position: 'absolute', left: '30px', top: '20px', width: '420px', height: '300px' });
  document.body.append(div);
  return /** @type {PlotDiv} */ (/** @type {unknown} */ (div));
}

/** @param {string} type of the vertical axis */
async function chart(type) {
  const [plotly, div] = [await loadPlotly('plotly.js'), element()];
  const trace = { x: [0, 8], y: [0.01, 5], mode: 'markers', name: 'loss', showlegend: true, marker: BAR };
  const layout = { margin: { l: 50, r: 20, t: 30, b: 60 }, legend: LEGEND, yaxis: { type } };
  await plotly.newPlot(div, [trace], layout, {});
  return div;
}

/**
 * The same element as a plotly.js would leave it that has no such fields.
 * @param {PlotDiv} div
 */
const bare = (div) => /** @type {PlotDiv} */ (/** @type {unknown} */ ({
  layout: div.layout,
  querySelector: (/** @type {string} */ name) => div.querySelector(name),
  getBoundingClientRect: () => div.getBoundingClientRect(),
}));

/** @param {PlotDiv} div */
const axes = (div) => /** @type {Drawn} */ (plotted(div));

/** @param {number} a @param {number} b @param {string} what */
const near = (a, b, what) => ok(Math.abs(a - b) <= 1, `${what}: ${a} is near ${b}`);

/** @param {string} type */
async function agrees(type) {
  const div = await chart(type);
  for (const name of /** @type {const} */ (['xaxis', 'yaxis'])) {
    const [own, inner] = [axes(div)[name], /** @type {any} */ (div._fullLayout)[name]];
    equal(own.range, inner.range, 'range');
    equal(own.log, inner.type === 'log', 'logarithmic');
    equal(own.autorange, true, 'autorange');
    for (const value of [0.02, 1, 4]) {
      near(own.px(value), inner.d2p(value), `${name} at ${value}`);
      near(own.px(own.value(own.px(value))), own.px(value), `${name} and back`);
    }
  }
}

test('data stand where plotly.js puts them', async () => {
  await agrees('linear');
  await agrees('log');
});

test('the fields that are read are there, and without them the drawn elements say the same', async () => {
  const div = await chart('linear');
  const full = div._fullLayout;
  for (const axis of [full?.xaxis, full?.yaxis]) {
    ok(Number.isFinite(axis?._offset) && Number.isFinite(axis?._length), 'an axis has offset and length');
  }
  ok(Number(full?.legend?._height) > 0, 'the legend has a height');
  const [known, seen] = [axes(div), axes(bare(div))];
  for (const name of /** @type {const} */ (['xaxis', 'yaxis'])) {
    near(seen[name].offset, known[name].offset, `offset of the ${name}`);
    near(seen[name].length, known[name].length, `length of the ${name}`);
  }
  const [told, measured] = [legendHeight(div), legendHeight(bare(div))].map(Number);
  ok(measured > 0 && Math.abs(measured - told) <= 3, `the legend's height: ${measured} is near ${told}`);
});

test('where there are no axes nothing is claimed', async () => {
  const [plotly, div] = [await loadPlotly('plotly.js'), element()];
  equal([plotted(div), legendHeight(div)], [null, undefined]);
  await plotly.newPlot(div, [{ type: 'pie', values: [1, 2] }], { showlegend: false }, {});
  equal([plotted(div), legendHeight(div)], [null, undefined]);
});
