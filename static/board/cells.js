// A card with one small picture for each cell of a grid: what each architecture has learned to
// draw. Pictures come a few at a time and stay until newer ones come. On a canvas, since ninety
// charts would be too many.

import { EMPTY_CELL, WHITE } from '../live/colours.js';
import { theme } from '../live/figure.js';
import { paintClasses, paintSigned } from '../live/heatmap.js';
import { saveButton } from './save.js';

const GAP = 3;
const FRAME = 2.5;
const INSET = 5; // of the chosen cell's frame, so that both frames fit on one cell
const SAVED = 2; // pixels of a saved picture for each on screen
const shown = { sweep: null, pictures: new Map(), taken: 0 }; // it outlives the card

export class CellsCard {
  constructor(element, { pick, words, again }) {
    this.element = element;
    this.again = again;
    element.innerHTML = '<h4></h4><div class="plot" role="img"><canvas></canvas></div>';
    this.title = element.querySelector('h4');
    this.box = element.querySelector('.plot');
    this.canvas = element.querySelector('canvas');
    this.canvas.addEventListener('click', (event) => this.click(event, pick));
    this.button = saveButton(element, words, () => this.save());
    this.sheet = document.createElement('canvas');
    new ResizeObserver(() => this.skeleton && this.paint()).observe(this.box);
    Object.assign(this, { at: -Infinity, cost: 0, last: 0, dirty: false });
  }

  take(name, changed, contents, arrays, header, redress) {
    this.skeleton = contents[name];
    this.data = contents[`${name}:data`] || this.data || { frames: [], diverged: [] };
    this.remember(header, arrays);
    const news = redress || changed.has(name) || changed.has(`${name}:data`) || header.cells?.length > 0;
    this.dirty ||= news && this.skeleton !== undefined;
  }

  // A frame that was made may never come, since a later request can overtake its answer. Then the
  // count of pictures before this one is another than that of those taken, and all are asked for.
  remember({ sweep, cells: places, pictured }, { cells, lead }) {
    if (shown.sweep !== sweep) Object.assign(shown, { sweep, pictures: new Map(), taken: 0 });
    if (pictured > 0 && pictured !== shown.taken) this.again();
    shown.taken = pictured + places.length;
    if (!places.length) return;
    const size = cells.shape.slice(1).reduce((a, b) => a * b, 1);
    const piece = (all, i) => ({ values: all.values.slice(i * size, (i + 1) * size), shape: all.shape.slice(1) });
    places.forEach((place, i) => {
      shown.pictures.set(place.join(), { answer: piece(cells, i), lead: lead && piece(lead, i) });
    });
  }

  async draw() {
    this.dirty = false;
    this.paint();
    this.button.name();
  }

  paint() {
    this.title.textContent = this.skeleton.title;
    this.box.setAttribute('aria-label', this.data.alt || '');
    const { clientWidth: width, clientHeight: height } = this.box;
    Object.assign(this, { width, height, look: theme(this.canvas) });
    this.picture(this.begin(this.canvas, Math.min(2, devicePixelRatio || 1), 0));
  }

  // A canvas with room for the picture, and for so much above it.
  begin(canvas, ratio, above) {
    Object.assign(canvas, { width: this.width * ratio, height: (this.height + above) * ratio });
    const context = canvas.getContext('2d');
    context.scale(ratio, ratio);
    context.font = `${this.look.size}px ${this.look.family}`;
    context.fillStyle = this.look.text;
    return context;
  }

  picture(context) {
    const { rows, columns } = this.skeleton;
    this.measure(context);
    this.labels(context);
    for (let row = 0; row < rows.length; row++) {
      for (let column = 0; column < columns.length; column++) this.cell(context, row, column);
    }
    for (const place of this.data.diverged) this.cross(context, this.box_of(...place));
    for (const frame of this.data.frames) this.frame(context, frame);
    this.legend(context);
  }

  // Square cells, as large as there is room; rows upwards, as in the heat map.
  measure(context) {
    const { rows, columns } = this.skeleton;
    const line = this.look.size * 1.5;
    const widest = Math.max(...rows.map((label) => context.measureText(label).width));
    const margin = Math.min(0.3 * this.width, widest + line + 8);
    this.top = 2;
    this.side = Math.min((this.width - margin) / columns.length, (this.height - 3.4 * line - this.top) / rows.length);
    this.left = margin + (this.width - margin - this.side * columns.length) / 2;
    this.start = this.left - margin;
    this.bottom = this.top + this.side * rows.length;
  }

  labels(context) {
    const { rows, columns, row_title: up, column_title: across } = this.skeleton;
    const { side, left, bottom, look } = this;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    rows.forEach((label, row) => context.fillText(label, left - 6, bottom - (row + 0.5) * side, left - this.start - look.size * 1.6));
    context.textAlign = 'center';
    columns.forEach((label, column) => {
      context.fillText(label, left + (column + 0.5) * side, bottom + look.size * 0.8, side - 2);
    });
    context.fillText(across, left + (columns.length * side) / 2, bottom + look.size * 2.2, this.width);
    context.save();
    context.translate(this.start + look.size * 0.7, bottom - (rows.length * side) / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(up, 0, 0, rows.length * side);
    context.restore();
  }

  box_of(row, column) {
    const { left, bottom, side } = this;
    return [left + column * side + GAP / 2, bottom - (row + 1) * side + GAP / 2, side - GAP, side - GAP];
  }

  cell(context, row, column) {
    const box = this.box_of(row, column);
    const picture = shown.pictures.get([row, column].join());
    context.fillStyle = EMPTY_CELL;
    context.fillRect(...box);
    if (!picture || shown.sweep !== this.skeleton.sweep || this.data.diverged.some((place) => place.join() === [row, column].join())) return;
    if (this.skeleton.kind === 'fit') this.curve(context, picture.answer, this.dots(row, column), box);
    else this.map(context, picture, box);
  }

  // Where the data are varied, each cell has points of its own.
  dots(row, column) {
    const { points, problem } = this.skeleton;
    return points[problem[[row, column].join()]] || [];
  }

  map(context, { answer, lead }, box) {
    const { scale, colours } = this.skeleton;
    if (lead) paintClasses(this.sheet, answer, lead, colours);
    else paintSigned(this.sheet, answer, scale);
    context.imageSmoothingEnabled = true;
    context.drawImage(this.sheet, ...box);
  }

  // The data as faint dots, the answer as a line; both from 0 to 255 over the box.
  curve(context, { values }, dots, [left, top, width, height]) {
    const { scale } = this.skeleton;
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    context.fillStyle = scale[0];
    for (const [x, y] of dots) context.fillRect(left + x * width - 1, top + (1 - y) * height - 1, 2, 2);
    context.strokeStyle = scale[2];
    context.lineWidth = 2 * this.look.scale;
    context.beginPath();
    values.forEach((v, i) => context.lineTo(left + (i / (values.length - 1)) * width, top + (1 - v / 255) * height));
    context.stroke();
    context.restore();
  }

  // A light rim, and the frame on it: one of the two is seen on every colour.
  frame(context, { place, mark }) {
    const inset = mark === 'chosen' ? INSET * this.look.scale : 0;
    const [left, top, width, height] = this.box_of(...place);
    const box = [left + inset, top + inset, width - 2 * inset, height - 2 * inset];
    this.pen(context, WHITE, 2);
    context.strokeRect(...box);
    this.pen(context, this.skeleton.marks[mark].colour, 1, mark === 'chosen');
    context.strokeRect(...box);
    context.setLineDash([]);
  }

  pen(context, colour, times = 1, dashed = false) {
    context.strokeStyle = colour;
    context.lineWidth = times * FRAME * this.look.scale;
    context.setLineDash(dashed ? [5, 4].map((length) => length * this.look.scale) : []);
  }

  // A network that diverged answers nothing: a cross instead of a picture.
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

  // What the marks mean, in one row under the picture: those that are there.
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

  sign(context, mark, x, y) {
    const { size } = this.look;
    if (mark === 'diverged') return this.cross(context, [x, y - size, 2 * size, 2 * size]);
    this.pen(context, this.skeleton.marks[mark].colour, 1, mark === 'chosen');
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 1.6 * size, y);
    context.stroke();
    context.setLineDash([]);
  }

  click({ offsetX, offsetY }, pick) {
    const { rows, columns } = this.skeleton;
    const column = Math.floor((offsetX - this.left) / this.side);
    const row = Math.floor((this.bottom - offsetY) / this.side);
    if (row >= 0 && row < rows.length && column >= 0 && column < columns.length) pick({ x: column, y: row });
  }

  save() {
    const sheet = document.createElement('canvas');
    const { size, background, text, family } = this.look;
    const above = 2.4 * size;
    const context = this.begin(sheet, SAVED, above);
    context.fillStyle = background;
    context.fillRect(0, 0, this.width, this.height + above);
    context.fillStyle = text;
    context.save();
    context.font = `${1.15 * size}px ${family}`;
    context.fillText(this.skeleton.title, size, 1.6 * size, this.width - 2 * size);
    context.restore();
    context.translate(0, above);
    this.picture(context);
    const link = document.createElement('a');
    link.download = 'lagom-cells.png';
    link.href = sheet.toDataURL('image/png');
    link.click();
  }
}
