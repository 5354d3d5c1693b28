import { Figure, loadPlotly } from '../../static/live/figure.js';
import { equal, test } from './harness.js';

const LAYOUT = { margin: { l: 40, r: 10, t: 20, b: 30 } };

/** @param {string[]} names */
const figure = (names) => ({ data: names.map((uid) => ({ uid, type: 'scatter', x: [0], y: [0] })), layout: LAYOUT });

/** @param {Figure} shown */
const heights = (shown) => Object.fromEntries(shown.div.data?.map(({ uid, y }) => [uid, y[0]]) ?? []);

test('new data reach the traces of that name, wherever they stand', async () => {
  const [plotly, div] = [await loadPlotly('plotly.js'), document.createElement('div')];
  document.body.append(div);
  const shown = new Figure(div, { mounts: 0 });
  await shown.show(figure(['one', 'two', 'three']), 'plot', plotly);
  shown.restyle({ y: [[3], [1]] }, ['three', 'one']);
  equal(heights(shown), { one: 1, two: 0, three: 3 });
  await shown.show(figure(['three', 'one']), 'plot', plotly);
  shown.restyle({ y: [[5]] }, ['one']);
  equal(heights(shown), { three: 0, one: 5 });
});
