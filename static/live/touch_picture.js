// The large picture of a touched unit, in the place of what the network answers: a map beneath the data
// points where both have the same axes, else a picture of its own.

import { POSITIVE, UNIT_SCALE } from './colours.js';
import { findCanvas, find, pen, write } from './dom.js';
import { theme } from './figure.js';
import { classScale, paintSigned } from './heatmap.js';
import { memory } from './memory.js';
import { number } from './numbers.js';
import { say } from './touch_names.js';
import { pictureIndex, same } from './touch_places.js';

/** @import { Picture } from './types.js' */
/** @import { At, Touched } from './touch_types.js' */
/** @import { View } from './view.js' */

const PICTURE = `
  <p class="touch-title"><span></span><small></small></p>
  <canvas class="touch-own"></canvas>
  <div class="touch-scale"><span></span><i></i><span></span></div>`;
const PIXELS = 64; // inputs of an image

/**
 * @typedef {{ picture: Picture, kind: string, ends: (number | null)[], axes: string[], coarse: boolean,
 *   scale: string[] }} Shown */

export class TouchPicture {
  /** @param {HTMLElement} root of the live view @param {View} view */
  constructor(root, view) {
    this.view = view;
    this.box = document.createElement('div');
    this.box.className = 'touch-view';
    this.box.hidden = true;
    this.box.innerHTML = PICTURE;
    find(root, '.view').after(this.box);
    this.under = document.createElement('canvas');
    this.under.className = 'view-touch';
    this.under.hidden = true;
    view.lines.after(this.under);
    this.title = find(this.box, '.touch-title');
    this.own = findCanvas(this.box, '.touch-own');
    this.scale = find(this.box, '.touch-scale');
    new ResizeObserver(() => this.again()).observe(this.box);
    this.again = () => {};
  }

  /**
   * @param {At | null} at
   * @param {string} title
   */
  show(at, title) {
    this.again = () => this.show(at, title);
    const shown = at && at[2] === undefined ? shownOf(at) : null;
    const flat = this.view.part?.kind === 'map' && shown?.kind === 'map';
    this.box.hidden = !shown;
    this.box.classList.toggle('covers', Boolean(shown && !flat));
    this.box.dataset.coarse = String(shown?.coarse ?? '');
    this.under.hidden = !flat;
    for (const canvas of [this.view.map, this.view.lines]) canvas.style.visibility = flat ? 'hidden' : '';
    if (!at || !shown) return;
    write(find(this.title, 'span'), title);
    write(find(this.title, 'small'), this.note(at, shown));
    this.legend(shown);
    if (flat) this.beneath(shown);
    else paintOwn(this.own, shown);
  }

  /**
   * What the picture is, where its axes do not say it.
   * @param {At} at
   * @param {Shown} shown
   */
  note([column], { kind }) {
    if (kind === 'image') return say(column ? 'image' : 'pixel');
    return this.view.part?.figure.layout.title?.subtitle?.text ?? ''; // a slice
  }

  /** @param {Shown} shown */
  beneath({ picture, scale }) {
    const { left, top, width, height } = this.view.map.style;
    Object.assign(this.under.style, { left, top, width, height });
    paintSigned(this.under, picture, scale);
    const axes = this.view.figure.axes();
    if (!axes) return;
    const { xaxis, yaxis } = axes;
    Object.assign(this.title.style, { left: `${xaxis.offset}px`, height: `${yaxis.offset - 1}px` });
    Object.assign(this.scale.style, {
      left: `${xaxis.offset + xaxis.length + 2}px`, top: `${yaxis.offset - 8}px`, height: `${yaxis.length + 16}px`,
    });
  }

  /** @param {Shown} shown */
  legend({ ends, kind, scale }) {
    const { language } = memory.contents.words;
    this.scale.hidden = kind === 'curve' || ends[0] === ends[1];
    const [low, high] = this.scale.querySelectorAll('span');
    find(this.scale, 'i').style.background = `linear-gradient(${[...scale].reverse().join()})`;
    write(low, number(ends[1], language, 2));
    write(high, number(ends[0], language, 2));
    this.title.removeAttribute('style');
    this.scale.removeAttribute('style');
  }
}

/**
 * What is known of a unit's picture now: the fine one, or until it comes the diagram's, enlarged.
 * @param {At} at
 * @returns {Shown | null}
 */
export function shownOf(at) {
  const touch = memory.header?.touch;
  const fine = memory.arrays.touch;
  if (touch && same(touch.at, at)) return fine && touch.kind !== 'answer' && touch.kind ? fromFrame(at, touch, fine) : null;
  const layers = memory.contents.diagram;
  const units = memory.arrays.units;
  const isOutput = at[0] === layers.length - 1 && layers[at[0]].width === 1;
  const isImage = layers[0].width === PIXELS && at[0] <= 1;
  const index = pictureIndex(layers, at[0], at[1]);
  if (!units || isOutput || isImage || index >= units.shape[0]) return null;
  const [, ...shape] = units.shape;
  const size = shape.reduce((a, b) => a * b);
  const values = units.values.subarray(index * size, (index + 1) * size);
  const isHidden = at[0] > 0 && at[0] < layers.length - 1;
  const picture = { values: isHidden ? stretched(values) : values, shape };
  return { picture, kind: shape.length === 2 ? 'map' : 'curve', ends: [null, null], axes: [], coarse: true, scale: scaleOf(at) };
}

/**
 * On the unit's own scale, as the fine picture will be; the diagram's is its layer's.
 * @param {Uint8Array} values
 */
function stretched(values) {
  const most = values.reduce((max, v) => Math.max(max, Math.abs(v - 127.5)), 0.5);
  return values.map((v) => Math.round(127.5 + ((v - 127.5) * 127.5) / most));
}

/**
 * A class's own colour where the unit answers for one.
 * @param {At} at
 */
function scaleOf([column, unit]) {
  const colour = memory.contents.diagram[column]?.colours[unit];
  return colour ? classScale(colour) : UNIT_SCALE;
}

/** @param {At} at @param {Touched} touch @param {Picture} picture @returns {Shown} */
function fromFrame(at, { kind = 'map', ends = [null, null], axes = [] }, picture) {
  return { picture, kind, ends, axes, coarse: false, scale: scaleOf(at) };
}

/**
 * The picture on a canvas of its own, square, with the axes' names.
 * @param {HTMLCanvasElement} canvas
 * @param {Shown} shown
 */
export function paintOwn(canvas, { picture, kind, ends, axes, scale }) {
  const look = theme(canvas);
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!width || !height) return;
  const ratio = Math.min(2, devicePixelRatio || 1);
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  const context = pen(canvas);
  context.scale(ratio, ratio);
  context.font = `${look.size}px ${look.family}`;
  context.fillStyle = look.text;
  const below = kind === 'image' ? 4 : look.size * 1.6;
  const side = Math.min(width - 2 * below, height - below - 4);
  const left = (width - side) / 2;
  if (kind !== 'image') {
    context.textAlign = 'center';
    context.fillText(axes[0] ?? '', width / 2, side + below, side);
    context.save();
    context.translate(left - 0.5 * look.size, side / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(kind === 'curve' ? '' : axes[1] ?? '', 0, 0, side);
    context.restore();
  }
  if (kind === 'curve') return curve(context, picture, ends, [left, 2, side, side], look.scale);
  const small = document.createElement('canvas');
  paintSigned(small, picture, scale);
  context.imageSmoothingEnabled = kind !== 'image';
  context.drawImage(small, left, 2, side, side);
  context.strokeStyle = look.text;
  context.strokeRect(left, 2, side, side);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture (S,)
 * @param {(number | null)[]} ends
 * @param {number[]} box
 * @param {number} scale
 */
function curve(context, { values }, ends, [left, top, width, height], scale) {
  const { language } = memory.contents.words;
  context.globalAlpha = 0.4;
  context.strokeStyle = context.fillStyle;
  context.strokeRect(left, top, width, height);
  context.beginPath();
  context.moveTo(left, top + height / 2);
  context.lineTo(left + width, top + height / 2);
  context.stroke();
  context.globalAlpha = 1;
  context.textAlign = 'right';
  if (ends[0] !== ends[1]) {
    context.fillText(number(ends[1], language, 2), left - 4, top + 10);
    context.fillText(number(ends[0], language, 2), left - 4, top + height);
  }
  context.strokeStyle = POSITIVE;
  context.lineWidth = 2.5 * scale;
  context.beginPath();
  values.forEach((v, i) => context.lineTo(left + (i / (values.length - 1)) * width, top + (1 - v / 255) * height));
  context.stroke();
}
