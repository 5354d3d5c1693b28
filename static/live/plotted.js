// What Plotly has drawn, in px. plotly.js tells ranges in its public layout, but where the plot stands
// and how high the legend became only in fields of its own. They are read here and nowhere else; where
// they are gone, the drawn elements are measured. tests/js/plotted.test.js watches both.

/** @import { Axis, Drawn, PlotDiv } from './outside.js' */

/** @typedef {Record<'left' | 'top' | 'width' | 'height', number>} Box px */

/**
 * Null where nothing is drawn, or not on two axes.
 * @param {PlotDiv} div
 * @returns {Drawn | null}
 */
export function plotted(div) {
  const { layout } = div;
  const box = layout?.xaxis?.range && layout.yaxis?.range && (inner(div) ?? measured(div, '.nsewdrag'));
  if (!box) return null;
  return {
    layout,
    xaxis: axis(layout.xaxis, box.left, box.width, false),
    yaxis: axis(layout.yaxis, box.top, box.height, true),
  };
}

/** @param {PlotDiv} div @returns {number | undefined} px; undefined where there is none, 0 where a style sheet hides it */
export function legendHeight(div) {
  const legend = div.querySelector('.legend');
  if (legend && getComputedStyle(legend).display === 'none') return 0;
  return div._fullLayout?.legend?._height ?? measured(div, '.legend')?.height;
}

/**
 * Plotly goes on keeping room for a legend that has gone.
 * @param {PlotDiv} div
 */
export function forgetLegend(div) {
  delete div._fullLayout?._reservedMargin?.legend;
}

/** @param {PlotDiv} div @returns {Box | null} of the plot within its element */
function inner({ _fullLayout: full }) {
  const { _offset: left, _length: width } = full?.xaxis ?? {};
  const { _offset: top, _length: height } = full?.yaxis ?? {};
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  return { left, top, width, height };
}

/** @param {PlotDiv} div @param {string} name @returns {Box | null} */
function measured(div, name) {
  const box = div.querySelector(name)?.getBoundingClientRect();
  const { left, top } = div.getBoundingClientRect();
  return box ? { left: box.left - left, top: box.top - top, width: box.width, height: box.height } : null;
}

/**
 * @param {Record<string, any>} layout of the axis
 * @param {number} offset
 * @param {number} length
 * @param {boolean} up whether values rise with smaller px
 * @returns {Axis}
 */
function axis(layout, offset, length, up) {
  const { range } = layout;
  const log = layout.type === 'log';
  const [first, last] = up ? [range[1], range[0]] : range;
  return {
    range,
    log,
    offset,
    length,
    autorange: Boolean(layout.autorange),
    px: (value) => ((log ? Math.log10(value) : value) - first) / (last - first) * length,
    value: (px) => {
      const place = first + (px / length) * (last - first);
      return log ? 10 ** place : place;
    },
  };
}
