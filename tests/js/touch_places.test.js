import { hit, pictureIndex } from '../../static/live/touch_places.js';
import { equal, test } from './harness.js';

/** @param {number} x @param {number[]} heights @returns {any} */
const column = (x, heights) => ({ x, size: 20, gap: 100, units: heights.map((y) => ({ x, y })) });
const COLUMNS = [column(0, [50, 150]), column(100, [20, 100, 180]), column(200, [100])];

test('the nearest unit is found, a little beyond its edge too', () => {
  equal(hit(COLUMNS, 3, 146), [0, 1]);
  equal(hit(COLUMNS, 112, 90), [1, 1]);
  equal(hit([column(0, [50, 62])], 0, 57), [0, 1]);
  equal(hit(COLUMNS, 0, 100), null);
});

test('between two columns the nearest line is found, as column, unit and source', () => {
  equal(hit(COLUMNS, 50, 35), [1, 0, 0]); // halfway between 50 and 20
  equal(hit(COLUMNS, 50, 165), [1, 2, 1]);
  equal(hit(COLUMNS, 150, 100), [2, 0, 1]);
  equal(hit(COLUMNS, 50, 5), null);
});

test('beside the network there is nothing', () => {
  equal([hit(COLUMNS, -60, 50), hit(COLUMNS, 260, 100), hit([], 5, 5)], [null, null, null]);
});

test('pictures are counted column by column', () => {
  const layers = [{ shown: 2 }, { shown: 6 }, { shown: 3 }];
  equal([pictureIndex(layers, 0, 1), pictureIndex(layers, 2, 0)], [1, 8]);
});
