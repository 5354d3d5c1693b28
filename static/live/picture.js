// A picture to take home: what is on screen, on white, with its settings and its link below in small
// print.

import { CURVE_NAMES, INK, SMALL_PRINT, WHITE } from './colours.js';
import { pen } from './dom.js';

/** @import { Plotly, PlotDiv } from './outside.js' */
/** @import { Look } from './types.js' */

const SCALE = 2; // pixels of a saved picture for each on screen
const SMALL = 9; // px
const MARGIN = 8;
const LETTERS = 'Arial,sans-serif';

/**
 * A sheet of white paper.
 * @param {number} width px on screen
 * @param {number} height
 */
export function sheet(width, height) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.round(width * SCALE), height: Math.round(height * SCALE) });
  const context = pen(canvas);
  context.fillStyle = WHITE;
  context.fillRect(0, 0, canvas.width, canvas.height); // to the last pixel, whatever was rounded
  context.scale(SCALE, SCALE);
  return { canvas, context };
}

/**
 * A chart with the canvases that lie beneath it, as they stand on screen.
 * @param {Plotly} plotly
 * @param {PlotDiv} div
 * @param {Look} look as the chart is dressed
 * @param {HTMLCanvasElement[]} layers
 */
export async function chart(plotly, div, look, layers) {
  const { offsetWidth: width, offsetHeight: height } = div;
  const { canvas, context } = sheet(width, height);
  for (const layer of layers) lay(context, layer, div);
  const { light, dark } = CURVE_NAMES;
  // A saved picture has no letters but the system's: in others Plotly would measure its words wrongly.
  const layout = { ...div.layout, font: { ...div.layout.font, family: LETTERS } };
  const figure = recoloured({ data: div.data, layout }, [
    [look.text, INK], [look.background, WHITE], [dark.training, light.training], [dark.validation, light.validation],
  ]);
  const url = await plotly.toImage(figure, { format: 'png', width, height, scale: SCALE });
  context.drawImage(await loaded(url), 0, 0, width, height);
  return canvas;
}

/**
 * Within the window that cuts it off on screen.
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} layer
 * @param {HTMLElement} div
 */
function lay(context, layer, div) {
  const frame = layer.parentElement;
  if (!frame || !layer.width || !layer.clientWidth) return;
  const [from, cut, place] = [div, frame, layer].map((each) => each.getBoundingClientRect());
  context.save();
  context.beginPath();
  context.rect(cut.left - from.left, cut.top - from.top, cut.width, cut.height);
  context.clip();
  context.globalAlpha = Number(getComputedStyle(layer).opacity);
  context.drawImage(layer, place.left - from.left, place.top - from.top, place.width, place.height);
  context.restore();
}

/** @param {string} url @returns {Promise<HTMLImageElement>} */
function loaded(url) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = url;
  });
}

/**
 * A copy with other colours: a dark theme's pale letters would vanish on white.
 * @template T
 * @param {T} value
 * @param {[string, string][]} colours
 * @returns {T}
 */
export function recoloured(value, colours) {
  /** @type {any} */
  let copy = value;
  if (typeof copy === 'string') {
    for (const [from, to] of colours) if (from) copy = copy.replaceAll(from, to);
  } else if (Array.isArray(value)) {
    copy = value.map((each) => recoloured(each, colours));
  } else if (value && Object.getPrototypeOf(value) === Object.prototype) {
    copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, recoloured(each, colours)]));
  }
  return copy;
}

/**
 * Saves a picture with lines of small print below it; the link of the page is the last.
 * @param {HTMLCanvasElement} picture
 * @param {string} name
 * @param {string} family of letters
 * @param {string[]} lines
 */
export function save(picture, name, family, lines) {
  const width = picture.width / SCALE;
  const context = pen(document.createElement('canvas'));
  context.font = `${SMALL}px ${family}`;
  const most = width - 2 * MARGIN;
  const small = [...lines, location.href].flatMap((line) => broken(line, (text) => context.measureText(text).width <= most));
  const above = picture.height / SCALE;
  const page = sheet(width, above + small.length * SMALL * 1.35 + 2 * MARGIN);
  page.context.drawImage(picture, 0, 0, width, above);
  page.context.font = context.font;
  page.context.fillStyle = SMALL_PRINT;
  small.forEach((line, i) => page.context.fillText(line, MARGIN, above + MARGIN + (i + 0.8) * SMALL * 1.35));
  const link = document.createElement('a');
  link.download = `lagom-${name}.png`;
  link.href = page.canvas.toDataURL('image/png');
  link.click();
}

/**
 * A text in lines that fit; a link has no spaces to break at.
 * @param {string} text
 * @param {(line: string) => boolean} fits
 */
export function broken(text, fits) {
  const lines = [];
  let rest = text;
  while (rest) {
    let n = rest.length;
    while (n > 1 && !fits(rest.slice(0, n))) n -= 1;
    const space = rest.lastIndexOf(' ', n);
    if (n < rest.length && space > n / 2) n = space;
    lines.push(rest.slice(0, n).trim());
    rest = rest.slice(n).trim();
  }
  return lines;
}
