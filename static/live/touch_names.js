// What the units and lines of the diagram are called.

import { memory } from './memory.js';

/** @import { At } from './touch_types.js' */

/**
 * A text of the touch's own, with its placeholders filled in.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function say(name, values = {}) {
  return (memory.contents.words.touch[name] ?? '').replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
}

/** @param {number} column @param {number} unit */
export function unitName(column, unit) {
  const layer = memory.contents.diagram[column];
  if (!layer) return '';
  const name = layer.labels[unit];
  return name ? say('end', { layer: layer.title, name }) : say('unit', { layer: layer.title, j: unit + 1 });
}

/** @param {At} at */
export function nameOf([column, unit, source]) {
  if (source === undefined) return unitName(column, unit);
  if (source < 0) return say('bias_of', { unit: unitName(column, unit) });
  return say('line', { source: unitName(column - 1, source), unit: unitName(column, unit) });
}
