// A card with one small picture for each cell of a grid: what each architecture has learned to
// draw. Pictures come a few at a time and stay until newer ones come. On a canvas, since ninety
// charts would be too many.

import { theme } from '../live/figure.js';
import { paintClasses, paintSigned } from '../live/heatmap.js';
import { saveButton } from './save.js';

const GAP = 3;
const FRAME = 3;
const pictures = new Map(); // sweep -> "row,column" -> picture: they outlive the card

export class CellsCard {
  constructor(element, { pick, words }) {
    this.element = element;
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
    this.data = contents[`${name}:data`] || this.data || { frames: [] };
    this.sweep = header.sweep;
    if (!pictures.has(this.sweep)) pictures.clear();
    if (!pictures.has(this.sweep)) pictures.set(this.sweep, new Map());
    if (header.cells?.length) this.remember(header.cells, arrays);
    const news = redress || changed.has(name) || changed.has(`${name}:data`) || header.cells?.length > 0;
    this.dirty ||= news && this.skeleton !== undefined;
  }

  remember(places, { cells, lead }) {
    const size = cells.shape.slice(1).reduce((a, b) => a * b, 1);
    const piece = (all, i) => ({ values: all.values.slice(i * size, (i + 1) * size), shape: all.shape.slice(1) });
    places.forEach((place, i) => {
      pictures.get(this.sweep).set(place.join(), { answer: piece(cells, i), lead: lead && piece(lead, i) });
    });
  }

  async draw() {
    this.dirty = false;
    this.paint();
    this.button.name();
  }

  paint() {
    const { title, rows, columns } = this.skeleton;
    this.title.textContent = title;
    this.box.setAttribute('aria-label', this.data.alt || '');
    const context = this.begin();
    this.measure(context);
    this.labels(context);
    for (let row = 0; row < rows.length; row++) {
      for (let column = 0; column < columns.length; column++) this.cell(context, row, column);
    }
    for (const frame of this.data.frames) this.frame(context, frame);
  }

  begin() {
    const { clientWidth: width, clientHeight: height } = this.box;
    const ratio = Math.min(2, devicePixelRatio || 1);
    Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
    Object.assign(this, { width, height, look: theme(this.canvas) });
    const context = this.canvas.getContext('2d');
    context.scale(ratio, ratio);
    context.font = `${this.look.size}px ${this.look.family}`;
    context.fillStyle = this.look.text;
    return context;
  }

  // Square cells, as large as there is room; rows upwards, as in the heat map.
  measure(context) {
    const { rows, columns } = this.skeleton;
    const line = this.look.size * 1.5;
    const widest = Math.max(...rows.map((label) => context.measureText(label).width));
    const margin = Math.min(0.3 * this.width, widest + line + 8);
    this.top = 2;
    this.side = Math.min((this.width - margin) / columns.length, (this.height - 2 * line - this.top) / rows.length);
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
    const picture = pictures.get(this.sweep)?.get([row, column].join());
    context.fillStyle = 'rgba(128,128,128,0.12)';
    context.fillRect(...box);
    if (!picture) return;
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

  frame(context, { place: [row, column], dashed }) {
    const [left, top, width, height] = this.box_of(row, column);
    context.strokeStyle = this.look.text;
    context.lineWidth = FRAME * this.look.scale;
    context.setLineDash(dashed ? [5, 4] : []);
    context.strokeRect(left, top, width, height);
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
    Object.assign(sheet, { width: this.canvas.width, height: this.canvas.height });
    const context = sheet.getContext('2d');
    context.fillStyle = this.look.background;
    context.fillRect(0, 0, sheet.width, sheet.height);
    context.drawImage(this.canvas, 0, 0);
    const link = document.createElement('a');
    link.download = 'lagom-cells.png';
    link.href = sheet.toDataURL('image/png');
    link.click();
  }
}
