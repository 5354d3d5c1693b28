// Room at the lower edge of a chart for its axis and for its legend.

import { forgetLegend, legendHeight } from './plotted.js';

/** @import { PlotDiv } from './outside.js' */

/**
 * Whether a style sheet says that there is none: Plotly keeps room for a legend that is only not seen.
 * @param {PlotDiv} div
 */
const hasNone = (div) => getComputedStyle(div).getPropertyValue('--legend').trim() === 'none';

/**
 * What of the layout is to change; null where nothing is.
 * @param {PlotDiv} div
 * @param {{ below: number, axis: number }} room px that Python set, and of an axis alone
 * @returns {{ 'margin.b'?: number, showlegend?: boolean } | null}
 */
export function roomBelow(div, { below, axis }) {
  const { legend, margin, showlegend } = div.layout ?? {};
  if (legend?.yref !== 'container' || legend.y !== 0) return null;
  const none = hasNone(div);
  if (none) {
    if (showlegend === false) return null;
    forgetLegend(div);
    return { showlegend: false, 'margin.b': axis };
  }
  if (showlegend === false) return { showlegend: true };
  const height = legendHeight(div);
  if (height === undefined) return null;
  const b = Math.max(height && below, axis + height);
  return Math.abs(b - margin.b) > 1 ? { 'margin.b': b } : null;
}
