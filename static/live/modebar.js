// Plotly's buttons: which a chart has, and what they are called.

/** @import { Plotly } from './outside.js' */

export const TOUCH = matchMedia('(pointer: coarse)').matches;
const CONFIG = {
  displaylogo: false,
  showSendToCloud: false, // a chart leaves this machine only as a picture that the user saves
  showTips: false,
  displayModeBar: TOUCH ? false : 'hover',
  responsive: false,
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d', 'hoverClosestCartesian', 'hoverCompareCartesian', 'toImage'],
};
// On a touch screen the camera stands alone: a finger scrolls the page and zooms nothing.
const ZOOMING = ['zoom2d', 'pan2d', 'zoomIn2d', 'zoomOut2d', 'resetScale2d', 'zoom3d', 'pan3d', 'orbitRotation',
  'tableRotation', 'resetCameraDefault3d', 'resetCameraLastSave3d', 'hoverClosest3d'];

/** @type {{ locale: string, locales?: object }} */
let spoken = { locale: 'en' };
let saving = '';
let told = '';

/**
 * What Plotly's buttons are called, by its own names for them.
 * @param {string} language
 * @param {Record<string, string>} dictionary
 */
export function speak(language, dictionary) {
  const next = JSON.stringify([language, dictionary]);
  if (next === told) return;
  told = next;
  saving = dictionary.save ?? '';
  spoken = { locale: language, locales: { [language]: { dictionary } } };
}

/** The same object until the language changes. */
export const speech = () => spoken;

/**
 * camera: whether its own button shows on a touch screen, too; still: whether it stands alone.
 * @param {Plotly} plotly
 * @param {() => void} save
 * @param {{ camera: boolean, still: boolean }} chart
 * @returns {object}
 */
export function buttons(plotly, save, { camera, still }) {
  const button = { name: 'save', title: saving, icon: plotly.Icons.camera, click: save };
  const all = { ...CONFIG, ...spoken, modeBarButtonsToAdd: [button] };
  const alone = still || (TOUCH && camera);
  if (!alone) return all;
  const removed = [...CONFIG.modeBarButtonsToRemove, ...ZOOMING];
  return { ...all, displayModeBar: TOUCH ? camera : 'hover', modeBarButtonsToRemove: removed };
}
