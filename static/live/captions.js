// The words in the network diagram: layers and activations, inputs and outputs, what the lines mean.

/** @import { Column } from './diagram.js' */
/** @import { Look } from './types.js' */

const SQUEEZED = 0.85; // of its natural width a word can still be read at
export const LABEL_SHARE = 0.2; // of the diagram's width, for the names of inputs and of outputs

export class Captions {
  /** @type {Look} */
  look;
  /** @type {number} */
  width;
  /** @type {number} */
  height;
  /** @type {number} */
  room; // px, for the line about the signs

  /**
   * @param {Look} look
   * @param {number} width px
   * @param {number} height px
   */
  begin(look, width, height) {
    Object.assign(this, { look, width, height });
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} share of the usual size
   * @param {string} [weight]
   */
  font(context, share, weight = '') {
    const size = this.look.scale > 1 ? Math.max(1, share) : share;
    context.font = `${weight} ${this.look.size * size}px ${this.look.family}`;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Column[]} columns
   * @param {{ more: string, signs: string }} words
   */
  draw(context, columns, { more, signs }) {
    context.fillStyle = this.look.text;
    context.textAlign = 'left';
    if (this.room) this.line(context, [signs], 0, this.height - 0.6 * this.look.size, this.room, 0.85);
    context.textAlign = 'center';
    this.titles(context, columns);
    this.details(context, columns);
    columns.forEach((column, i) => {
      const { layer, x, gap, below } = column;
      if (layer.shown < layer.width) {
        context.textAlign = 'center';
        const forms = [`⋮ ${more.replace('{n}', String(layer.width))}`, `⋮ ${layer.width}`];
        this.line(context, forms, x, below, gap, 0.9);
      }
      if (layer.labels.length) this.labels(context, column, i === 0);
    });
  }

  /**
   * Where one hidden layer's name lacks room, numbers stand for all of them.
   * @param {CanvasRenderingContext2D} context
   * @param {Column[]} columns
   */
  titles(context, columns) {
    const numbered = this.hidden(columns).some(({ layer, gap }) => !this.fits(context, layer.title, gap, 0.95, '600'));
    columns.forEach((column, i) => {
      const text = numbered && this.isHidden(columns, i) ? String(i) : column.layer.title;
      this.header(context, columns, i, text, 1.05, 0.95, '600');
    });
  }

  /**
   * Likewise the activations: once for all where they are alike, else only where they can be read.
   * @param {CanvasRenderingContext2D} context
   * @param {Column[]} columns
   */
  details(context, columns) {
    const hidden = this.hidden(columns);
    const lacking = hidden.some(({ layer, gap }) => !this.fits(context, layer.detail, gap, 0.9));
    columns.forEach((column, i) => {
      if (lacking && this.isHidden(columns, i)) return;
      this.header(context, columns, i, column.layer.detail, 2.15, 0.9);
    });
    if (!lacking || new Set(hidden.map(({ layer }) => layer.detail)).size > 1) return;
    const middle = (hidden[0].x + hidden[hidden.length - 1].x) / 2;
    this.line(context, [hidden[0].layer.detail], middle, this.look.size * 2.15, (hidden.length - 1) * hidden[0].gap, 0.9);
  }

  /** @param {Column[]} columns @param {number} i */
  isHidden(columns, i) {
    return i > 0 && i < columns.length - 1;
  }

  /** @param {Column[]} columns */
  hidden(columns) {
    return columns.slice(1, -1);
  }

  /**
   * A word above its column; the outermost may reach outwards, where nothing stands.
   * @param {CanvasRenderingContext2D} context
   * @param {Column[]} columns
   * @param {number} i
   * @param {string} text
   * @param {number} line
   * @param {number} share
   * @param {string} [weight]
   */
  header(context, columns, i, text, line, share, weight) {
    const { x, gap } = columns[i];
    const outwards = this.fits(context, text, gap, share, weight) ? 0 : Math.sign(2 * i - columns.length + 1);
    const beyond = this.isHidden(columns, i) ? 0 : 0.35 * gap * Math.abs(outwards);
    this.line(context, [text], x + outwards * beyond, this.look.size * line, gap + 2 * beyond, share, weight);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Column} column
   * @param {boolean} left
   */
  labels(context, { layer, units, size }, left) {
    this.font(context, 0.95);
    context.textAlign = left ? 'right' : 'left';
    context.textBaseline = 'middle';
    layer.labels.forEach((label, j) => {
      const x = units[j].x + (left ? -1 : 1) * (size / 2 + 6);
      const forms = [label, label.replace(/ \(.*\)$/, '')]; // without its unit
      this.line(context, forms, x, units[j].y, LABEL_SHARE * this.width, 0.95);
    });
    context.textBaseline = 'alphabetic';
  }

  /**
   * The first form that can be read in its room; of the last, what can.
   * @param {CanvasRenderingContext2D} context
   * @param {string[]} forms
   * @param {number} x
   * @param {number} y
   * @param {number} room
   * @param {number} share
   * @param {string} [weight]
   */
  line(context, forms, x, y, room, share, weight) {
    const form = forms.find((text) => this.fits(context, text, room, share, weight));
    context.fillText(form ?? this.cut(context, forms[forms.length - 1], room), x, y, room - 0.3 * this.look.size);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} text
   * @param {number} room
   * @param {number} share
   * @param {string} [weight]
   */
  fits(context, text, room, share, weight) {
    this.font(context, share, weight);
    return SQUEEZED * context.measureText(text).width <= room - 0.3 * this.look.size;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} text
   * @param {number} room
   */
  cut(context, text, room) {
    let kept = text;
    while (kept.length > 1 && SQUEEZED * context.measureText(`${kept}…`).width > room - 0.3 * this.look.size) kept = kept.slice(0, -1);
    return `${kept.trimEnd()}…`;
  }
}
