// The grid of a cells' card: pictures, marks and labels, drawn on any canvas.

import { EMPTY_CELL, WHITE } from '../live/colours.js';
import { drawPicture } from '../live/heatmap.js';
import { Captions } from './caption.js';
import { curve } from './curve.js';

/** @import { Look, Picture, Place, Shaped } from '../live/types.js' */

/**
 * What stands still. kind: what the pictures are; scale: three colours; points: of each problem, from
 * 0 to 1 over the box; problem: by 'row,column'.
 * @typedef {{ sweep: number, kind: 'map' | 'fit', title: string, rows: string[], columns: string[],
 *   row_title: string, column_title: string, scale: string[], colours: string[],
 *   marks: Record<string, { name: string, colour: string }>, points: [number, number][][],
 *   problem: Record<string, number>, names: Record<string, string>, number: string, verdicts: Record<string, [ground: string, ink: string]>,
 *   words: string[], lead: string }} Skeleton verdicts: their colours; words: all that captions may
 *   say; lead: what to look for; names: of the networks, by 'row,column'; number: what that in a cell is
 * @typedef {{ word: string, number: string, verdict: string }} Caption
 * @typedef {{ place: Place, mark: string }} Framed
 * @typedef {{ frames: Framed[], diverged: Place[], captions?: Record<string, Caption>, alt?: string }} Data
 *   captions: by 'row,column'
 * @typedef {{ answer: Shaped<Uint8Array>, lead: Picture | undefined }} Drawn of one cell: (H, W) or (S,)
 * @typedef {{ skeleton: Skeleton, data: Data, pictures: Map<string, Drawn>, look: Look,
 *   width: number, height: number }} Given pictures: by 'row,column'; width and height in px
 * @typedef {[left: number, top: number, width: number, height: number]} Box px
 */

const GAP = 3;
const FRAME = 2.5;
const WIDEST = 1.5; // of a cell's height
const LEAST_PICTURE = 56; // px
const INSET = 5; // of the chosen cell's frame, so that both frames fit on one cell

export class Grid {
  /** @type {Skeleton} */
  skeleton;
  /** @type {Data} */
  data;
  /** @type {Map<string, Drawn>} */
  pictures;
  /** @type {Look} */
  look;
  /** @type {number} */
  width;
  /** @type {number} */
  height;
  /** @type {Captions} */
  captions;

  constructor() {
    this.sheet = document.createElement('canvas'); // one picture, before it is stretched
    // Where the cells stand, px. start: of the labels.
    this.top = 0;
    this.side = 0; // its width
    this.tall = 0;
    this.left = 0;
    this.start = 0;
    this.bottom = 0;
    this.least = 0; // height at which the pictures can be made out
  }

  /**
   * @param {CanvasRenderingContext2D} context whose letters are set
   * @param {Given} given
   */
  draw(context, given) {
    Object.assign(this, given);
    const { rows, columns } = this.skeleton;
    this.measure(context);
    this.labels(context);
    for (let row = 0; row < rows.length; row++) {
      for (let column = 0; column < columns.length; column++) this.cell(context, row, column);
    }
    for (const place of this.data.diverged) this.cross(context, this.pictured(this.box_of(...place)));
    for (const frame of this.data.frames) this.frame(context, frame);
    for (const [place, caption] of Object.entries(this.data.captions ?? {})) {
      const [row, column] = place.split(',').map(Number);
      const box = this.box_of(row, column);
      this.captions.number(context, caption, this.pictured(box));
      if (caption.verdict) this.captions.word(context, caption, box, this.skeleton.verdicts[caption.verdict][1]);
    }
    this.legend(context);
  }

  /**
   * Cells as large as there is room, a square picture in each and its caption below; rows upwards, as
   * in the heat map.
   * @param {CanvasRenderingContext2D} context
   */
  measure(context) {
    const { rows, columns } = this.skeleton;
    const line = this.look.size * 1.5;
    const widest = Math.max(...rows.map((label) => context.measureText(label).width));
    const margin = Math.min(0.3 * this.width, widest + line + 8);
    this.top = 2;
    const room = (this.height - 3.4 * line - this.top) / rows.length;
    const most = (this.width - margin) / columns.length;
    this.captions = new Captions(context, this.skeleton.words, most - GAP, this.look);
    this.tall = Math.min(room, most + this.captions.height);
    // Words need the width that a picture may not.
    this.side = this.captions.lines || this.skeleton.kind === 'fit' ? Math.min(most, WIDEST * this.tall) : Math.min(most, this.tall);
    const least = Math.min(most, LEAST_PICTURE * this.look.scale);
    this.least = rows.length * (least + this.captions.height) + 3.4 * line + this.top;
    this.left = margin + (this.width - margin - this.side * columns.length) / 2;
    this.start = this.left - margin;
    this.bottom = this.top + this.tall * rows.length;
  }

  /** @param {CanvasRenderingContext2D} context */
  labels(context) {
    const { rows, columns, row_title: up, column_title: across } = this.skeleton;
    const { side, tall, left, bottom, look } = this;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    rows.forEach((label, row) => context.fillText(label, left - 6, bottom - (row + 0.5) * tall, left - this.start - look.size * 1.6));
    context.textAlign = 'center';
    columns.forEach((label, column) => {
      context.fillText(label, left + (column + 0.5) * side, bottom + look.size * 0.8, side - 2);
    });
    context.fillText(across, left + (columns.length * side) / 2, bottom + look.size * 2.2, this.width);
    context.save();
    context.translate(this.start + look.size * 0.7, bottom - (rows.length * tall) / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(up, 0, 0, rows.length * tall);
    context.restore();
  }

  /**
   * @param {number} row
   * @param {number} column
   * @returns {Box}
   */
  box_of(row, column) {
    const { left, bottom, side, tall } = this;
    return [left + column * side + GAP / 2, bottom - (row + 1) * tall + GAP / 2, side - GAP, tall - GAP];
  }

  /**
   * Of a cell's box the part that its picture takes.
   * @param {Box} box
   * @returns {Box}
   */
  pictured([left, top, width, height]) {
    const room = height - this.captions.height;
    if (this.skeleton.kind === 'fit') return [left, top, width, room];
    const side = Math.min(width, room);
    return [left + (width - side) / 2, top, side, side];
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} row
   * @param {number} column
   */
  cell(context, row, column) {
    const box = this.box_of(row, column);
    const inner = this.pictured(box);
    const place = [row, column].join();
    const picture = this.pictures.get(place);
    const caption = this.data.captions?.[place];
    context.fillStyle = EMPTY_CELL;
    context.fillRect(...inner);
    if (caption?.verdict) this.captions.ground(context, box, this.skeleton.verdicts[caption.verdict][0]);
    if (picture && !this.data.diverged.some((each) => each.join() === place)) {
      if (this.skeleton.kind === 'fit') curve(context, picture.answer, this.dots(row, column), inner, this.skeleton.scale, this.look.scale);
      else drawPicture(context, this.sheet, picture, this.skeleton, inner);
    }
  }

  /**
   * Where the data are varied, each cell has points of its own.
   * @param {number} row
   * @param {number} column
   */
  dots(row, column) {
    const { points, problem } = this.skeleton;
    return points[problem[[row, column].join()]] || [];
  }

  /**
   * A light rim, and the frame on it: one of the two is seen on every colour.
   * @param {CanvasRenderingContext2D} context
   * @param {Framed} framed
   */
  frame(context, { place, mark }) {
    const chosen = mark === 'chosen';
    const inset = chosen ? INSET * this.look.scale : 0;
    const [left, top, width, height] = this.box_of(...place);
    const below = chosen ? Math.max(inset, this.captions.height) : 0; // the word stays free
    /** @type {Box} */
    const box = [left + inset, top + inset, width - 2 * inset, height - inset - below];
    this.pen(context, WHITE, 2);
    context.strokeRect(...box);
    this.pen(context, this.skeleton.marks[mark].colour, 1, chosen);
    context.strokeRect(...box);
    context.setLineDash([]);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} colour
   * @param {number} [times]
   * @param {boolean} [dashed]
   */
  pen(context, colour, times = 1, dashed = false) {
    context.strokeStyle = colour;
    context.lineWidth = times * FRAME * this.look.scale;
    context.setLineDash(dashed ? [5, 4].map((length) => length * this.look.scale) : []);
  }

  /**
   * A network that diverged answers nothing: a cross instead of a picture.
   * @param {CanvasRenderingContext2D} context
   * @param {Box} box
   */
  cross(context, [left, top, width, height]) {
    const arm = Math.min(width, height) * 0.22;
    const [x, y] = [left + width / 2, top + height / 2];
    this.pen(context, this.skeleton.marks.diverged.colour);
    context.beginPath();
    for (const up of [-arm, arm]) {
      context.moveTo(x - arm, y - up);
      context.lineTo(x + arm, y + up);
    }
    context.stroke();
  }

  /**
   * What the marks mean, in one row under the picture: those that are there.
   * @param {CanvasRenderingContext2D} context
   */
  legend(context) {
    const { marks } = this.skeleton;
    const { size, text } = this.look;
    const there = new Set(this.data.frames.map((frame) => frame.mark));
    if (this.data.diverged.length) there.add('diverged');
    const names = [...there].map((mark) => marks[mark].name);
    const widths = names.map((name) => context.measureText(name).width + 3.4 * size);
    let x = this.left + (this.side * this.skeleton.columns.length - widths.reduce((a, b) => a + b, 0)) / 2;
    const y = this.bottom + size * 3.9;
    context.fillStyle = text;
    context.textAlign = 'left';
    [...there].forEach((mark, i) => {
      this.sign(context, mark, x, y);
      context.fillText(names[i], x + 2 * size, y);
      x += widths[i];
    });
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} mark
   * @param {number} x
   * @param {number} y
   */
  sign(context, mark, x, y) {
    const { size } = this.look;
    if (mark === 'diverged') {
      this.cross(context, [x, y - size, 2 * size, 2 * size]);
      return;
    }
    this.pen(context, this.skeleton.marks[mark].colour, 1, mark === 'chosen');
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 1.6 * size, y);
    context.stroke();
    context.setLineDash([]);
  }
}
