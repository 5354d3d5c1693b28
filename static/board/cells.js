// A card with one small picture for each cell of a grid: what each architecture has learned to
// draw. Pictures come a few at a time and stay until newer ones come. On a canvas, since ninety
// charts would be too many.

import { INK, WHITE } from '../live/colours.js';
import { find, findCanvas, pen } from '../live/dom.js';
import { theme } from '../live/figure.js';
import { save, sheet } from '../live/picture.js';
import { writeTerms } from '../live/terms.js';
import { Grid } from './grid.js';
import { saveButton } from './save.js';
import { Announcer, Seats } from './seats.js';

/** @import { Data, Drawn, Skeleton } from './grid.js' */
/** @import { BoardArrays, BoardHeader, Card, CardOptions, Look, Place, Shaped } from '../live/types.js' */

const KEPT = 3; // sweeps whose pictures stay: the map's and the race's, and one before
/** @typedef {{ pictures: Map<string, Drawn>, taken: number }} Shown by 'row,column'; how many have come */
/** By the sweeps' numbers, the newest last: they outlive the card. @type {Map<number, Shown>} */
const kept = new Map();

/** @param {number} sweep */
function shownOf(sweep) {
  const found = kept.get(sweep) ?? { pictures: new Map(), taken: 0 };
  kept.delete(sweep);
  kept.set(sweep, found);
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  return found;
}

/** @implements {Card} */
export class CellsCard {
  /** @type {Skeleton} */
  skeleton;
  /** @type {Data} */
  data;
  /** @type {Look} */
  look;
  /** @type {number} */
  width;
  /** @type {number} */
  height;

  /** @param {HTMLElement} element @param {CardOptions} options */
  constructor(element, { pick, words, again }) {
    this.element = element;
    this.again = again;
    element.innerHTML =
      '<p class="lead"></p><h4></h4><div class="plot" role="figure"><canvas></canvas><div class="seats"></div></div><p class="said" role="status"></p>';
    this.lead = find(element, '.lead');
    this.title = find(element, 'h4');
    this.box = find(element, '.plot');
    this.canvas = findCanvas(element, 'canvas');
    this.seats = new Seats(find(element, '.seats'), ([y, x]) => pick({ x, y }));
    this.announcer = new Announcer(find(element, '.said'));
    this.button = saveButton(element, words, () => this.save());
    this.grid = new Grid();
    new ResizeObserver(() => this.skeleton && this.paint()).observe(this.box);
    this.at = -Infinity;
    this.cost = 0;
    this.last = 0;
    this.dirty = false;
    this.usesPlotly = false;
  }

  /**
   * @param {string} name
   * @param {Set<string>} changed
   * @param {Record<string, any>} contents
   * @param {BoardArrays} arrays
   * @param {BoardHeader} header
   * @param {boolean} redress
   */
  take(name, changed, contents, arrays, header, redress) {
    this.skeleton = contents[name];
    this.data = contents[`${name}:data`] || this.data || { frames: [], diverged: [] };
    this.remember(header, arrays);
    const news = redress || changed.has(name) || changed.has(`${name}:data`) || Number(header.cells?.length) > 0;
    this.dirty ||= news && this.skeleton !== undefined;
  }

  /**
   * A frame that was made may never come, since a later request can overtake its answer. Then the
   * count of pictures before this one is another than that of those taken, and all are asked for.
   * @param {BoardHeader} header
   * @param {BoardArrays} arrays
   */
  remember({ sweep, cells: places = [], pictured = 0 }, { cells, lead }) {
    if (sweep === undefined) return;
    const shown = shownOf(sweep);
    if (pictured > 0 && pictured !== shown.taken) this.again();
    shown.taken = pictured + places.length;
    if (!places.length || !cells) return;
    const size = cells.shape.slice(1).reduce((a, b) => a * b, 1);
    /** @param {Shaped<Uint8Array>} all @param {number} i */
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
    writeTerms(this.lead, this.skeleton.lead);
    this.title.textContent = this.skeleton.title;
    this.box.setAttribute('aria-label', this.data.alt || '');
    const { clientWidth: width, clientHeight: height } = this.box;
    Object.assign(this, { width, height, look: theme(this.canvas) });
    this.picture(this.begin(this.canvas, Math.min(2, devicePixelRatio || 1)));
    this.box.style.minHeight = `${Math.ceil(this.grid.least)}px`;
    this.seat();
  }

  /** What lies over the pictures, for hand, keyboard and screen reader. */
  seat() {
    const { rows, columns, title } = this.skeleton;
    this.seats.element.setAttribute('aria-label', title);
    this.seats.show(rows.length, columns.length, (...place) => this.grid.box_of(...place), (...place) => this.said(place));
    const chosen = this.data.frames.find(({ mark }) => mark === 'chosen');
    if (!chosen) return;
    this.seats.choose(chosen.place);
    this.announcer.say(chosen.place, `${this.skeleton.marks.chosen.name}: ${this.said(chosen.place)}`);
  }

  /**
   * A cell in words: which network, and what stands in it.
   * @param {Place} place
   */
  said(place) {
    const { names, number: measure } = this.skeleton;
    const { word = '', number = '' } = this.data.captions?.[place.join()] ?? {};
    const parts = [names[place.join()] ?? '', word.replaceAll('\u00ad', ''), number && `${measure}: ${number}`];
    return parts.filter(Boolean).join('; ');
  }

  /** @param {CanvasRenderingContext2D} context @param {Look} [look] */
  picture(context, look = this.look) {
    const { skeleton, data, width, height } = this;
    const pictures = kept.get(skeleton.sweep)?.pictures ?? new Map();
    this.grid.draw(context, { skeleton, data, pictures, look, width, height });
  }

  /**
   * A canvas with room for the picture.
   * @param {HTMLCanvasElement} canvas
   * @param {number} ratio
   */
  begin(canvas, ratio) {
    Object.assign(canvas, { width: this.width * ratio, height: this.height * ratio });
    const context = pen(canvas);
    context.scale(ratio, ratio);
    context.font = `${this.look.size}px ${this.look.family}`;
    context.fillStyle = this.look.text;
    return context;
  }

  save() {
    const { size, family } = this.look;
    const above = 2.4 * size;
    const { canvas, context } = sheet(this.width, this.height + above);
    context.fillStyle = INK;
    context.font = `${1.15 * size}px ${family}`;
    context.fillText(this.skeleton.title, size, 1.6 * size, this.width - 2 * size);
    context.font = `${size}px ${family}`;
    context.translate(0, above);
    this.picture(context, { ...this.look, text: INK, background: WHITE, dark: false });
    save(canvas, 'cells', family, []);
  }
}
