// A board of cards: takes a frame, draws what it brought, asks for the next.

import { onCommand } from '../live/commands.js';
import { find, mounting } from '../live/dom.js';
import { Feed } from '../live/feed.js';
import { loadPlotly, speak, theme } from '../live/figure.js';
import { late } from '../live/late.js';
import { isOvertaken } from '../live/memory.js';
import { CellsCard } from './cells.js';
import { ChosenCard } from './chosen.js';
import { Controls } from './controls.js';
import { Lines } from './line.js';
import { onOpening } from './opening.js';
import { PlotCard } from './plot.js';
import { shelf } from './shelf.js';

/** @import { Shelf } from './shelf.js' */
/** @import { BoardArrays, BoardFrame, BoardHeader, BoardTick, Card, Options } from '../live/types.js' */
/** @import { Component, Plotly } from '../live/outside.js' */

const KINDS = { plot: PlotCard, cells: CellsCard, chosen: ChosenCard };
const SHARE = 0.3; // of the browser's time that drawing cards may take
const LONGEST_MS = 1500; // from one drawing of a card to its next, on however slow a machine
const FRAME_MS = 120; // of drawing in a frame, so that the next is soon asked for

export const render = mounting(
  '.lagom-board',
  (root, options) => new Board(root, options),
  (board, component) => board.receive(component),
);

class Board {
  /** @type {BoardHeader} */
  header;
  /** @type {Shelf} */
  held;
  /** @type {string | undefined} */
  dressed;
  /** @type {string | undefined} */
  status;

  /** @param {HTMLElement} root @param {Options} options */
  constructor(root, { plotly, server }) {
    this.root = root;
    this.frames = 0;
    this.counter = { mounts: 0 };
    /** @type {Map<string, Card>} */
    this.cards = new Map();
    /** @type {Set<string>} */
    this.visible = new Set();
    root.innerHTML = '<div class="lines"></div><progress max="1" hidden></progress><div class="cards"></div>';
    this.lines = new Lines(find(root, '.lines'), () => this.feed.press({ card: 'onward' }, this.header.every));
    this.progress = /** @type {HTMLProgressElement} */ (find(root, 'progress'));
    this.grid = find(root, '.cards');
    /** @type {Feed<BoardFrame, BoardTick>} */
    this.feed = new Feed(root, server, {
      take: (frame) => this.take(frame),
      tick: (seq, pressed) => this.tick(seq, pressed),
      isForPage: ({ pressed, before }) => Boolean(before) || this.controls.precede(pressed),
    });
    this.controls = new Controls(root);
    onOpening(root);
    onCommand(root, (kind) => this.feed.command(kind, this.header.every));
    this.sight = new IntersectionObserver((entries) => this.seen(entries), { rootMargin: '120px' });
    /** @type {Plotly | undefined} */
    this.plotly = undefined; // until it is loaded: pictures that do without need not wait
    loadPlotly(plotly).then((loaded) => (this.plotly = loaded));
    this.fresh = true; // the DOM is new: everything held must be drawn
    this.owed = false; // whether what stands beside is still to hear of the end
    this.sighted = false; // whether it is known which cards are in sight
    this.work = Promise.resolve();
    this.begun = false; // whether it was told to begin by itself
  }

  /** @param {Component} component */
  receive(component) {
    this.controls.drawn();
    this.feed.receive(component);
  }

  /** @param {BoardFrame} frame */
  take({ header, arrays }) {
    this.held = shelf(header.board);
    if (!this.fresh && isOvertaken(header, this.header)) return this.late(header);
    this.header = header;
    const changed = this.held.take(header);
    this.feed.answered(header.ack);
    // What stands here was had with a session that is no more: it stays until the new one has it.
    if (!this.fresh && this.held.before(header)) return this.feed.next(header.every);
    if (this.fresh) Object.keys(this.held.parts).forEach((name) => changed.add(name));
    this.fresh = false;
    this.begin(header);
    this.queue(header, arrays, changed);
  }

  /**
   * A sweep that begins by itself does so when it is seen, which a hidden tab is not, and where the
   * tab has none to come back to.
   * @param {BoardHeader} header
   */
  begin(header) {
    if (!header.eager || this.begun || this.held.before(header)) return;
    this.begun = true;
    requestAnimationFrame(() => this.feed.press({ card: 'begin' }, header.every));
  }

  /**
   * A frame that a newer one has overtaken answers what it was asked for, and shows nothing.
   * @param {BoardHeader} header
   */
  late({ ack }) {
    this.feed.answered(ack);
    this.queue({ ...this.header, ...nothingNew(this.header) }, {}, new Set());
  }

  /**
   * One drawing after the other, since Plotly's first takes a while.
   * @param {BoardHeader} header
   * @param {BoardArrays} arrays
   * @param {Set<string>} changed
   */
  queue(header, arrays, changed) {
    this.work = this.work
      .then(() => this.draw(header, arrays, changed))
      .catch(console.error);
  }

  /**
   * @param {BoardHeader} header
   * @param {BoardArrays} arrays
   * @param {Set<string>} changed
   */
  async draw(header, arrays, changed) {
    const { language, modebar } = this.held.contents.words;
    late.words(this.held.contents.words);
    speak(language, modebar);
    this.place(header.cards);
    this.lines.say(header.lines || [], this.held.contents.words);
    const { progress = null } = header;
    this.progress.hidden = progress === null;
    if (progress !== null) this.progress.value = progress;
    const dressed = JSON.stringify(theme(this.root));
    const redress = dressed !== this.dressed;
    this.dressed = dressed;
    for (const [name, card] of this.cards) {
      card.take(name, changed, this.held.contents, arrays, header, redress);
      // Another sweep, measure or language: what stands there is wrong.
      if (changed.has(name)) card.at = -Infinity;
    }
    await this.redraw(header.live);
    this.frames += 1;
    this.describe(header);
    this.next(header);
  }

  /**
   * Who has waited longest comes first; those for whom a frame has no time left come with the next.
   * @param {boolean} live
   */
  async redraw(live) {
    const end = performance.now() + FRAME_MS;
    const dirty = [...this.cards.values()].filter((card) => card.dirty && (this.plotly || !card.usesPlotly));
    for (const card of dirty.sort((a, b) => a.at - b.at)) {
      const must = !live || card.at === -Infinity;
      if (must || (this.due(card) && performance.now() < end)) await this.timed(card);
    }
  }

  /** @param {Card} card */
  due(card) {
    const wait = (card.cost * this.cards.size) / SHARE;
    return performance.now() - card.at > Math.min(wait, LONGEST_MS);
  }

  /**
   * The cheaper of the last two drawings: neither the first, which builds the chart, nor one that
   * was held up says how much the next will cost.
   * @param {Card} card
   */
  async timed(card) {
    const start = performance.now();
    await card.draw(/** @type {Plotly} */ (this.plotly));
    card.at = performance.now();
    const took = card.at - start;
    card.cost = Math.min(took, card.last);
    card.last = took;
  }

  /**
   * Cards in the server's order; one that stays is not built anew.
   * @param {BoardHeader['cards']} cards
   */
  place(cards) {
    const wanted = new Set(cards.map(([name]) => name));
    for (const [name, card] of this.cards) {
      if (wanted.has(name)) continue;
      this.sight.unobserve(card.element);
      card.element.remove();
      this.cards.delete(name);
      this.visible.delete(name);
    }
    for (const [name, kind, size] of cards) {
      if (!this.cards.has(name)) this.add(name, kind);
      const { element } = /** @type {Card} */ (this.cards.get(name));
      element.dataset.size = size;
      if (this.grid.children[cards.findIndex((c) => c[0] === name)] !== element) this.grid.append(element);
    }
  }

  /** @param {string} name @param {keyof typeof KINDS} kind */
  add(name, kind) {
    const element = document.createElement('section');
    element.classList.add('card', `card-${name}`);
    element.dataset.card = name;
    const card = new KINDS[kind](element, {
      counter: this.counter,
      pick: (value) => this.pick({ card: name, ...value }),
      words: () => this.held.contents.words,
      again: () => delete this.held.parts[name], // the server sends anew what the tab lacks
    });
    this.cards.set(name, card);
    this.grid.append(element);
    this.sight.observe(element);
  }

  // On a narrow screen what was chosen stands below the grid.
  /** @param {object} value */
  pick(value) {
    this.feed.press(value, this.header.every);
    this.cards.get('chosen')?.element.scrollIntoView({ block: 'nearest' });
  }

  /** @param {IntersectionObserverEntry[]} entries */
  seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const name = /** @type {HTMLElement} */ (target).dataset.card ?? '';
      if (isIntersecting) this.visible.add(name);
      else this.visible.delete(name);
    }
    this.sighted = true;
    if (this.header) this.next(this.header);
  }

  /** @param {BoardHeader} header */
  describe(header) {
    Object.assign(this.root.dataset, {
      status: header.status,
      frames: this.frames,
      mounts: this.counter.mounts,
      progress: header.progress ?? '',
      ...header.facts,
    });
  }

  /** @param {BoardHeader} header */
  next(header) {
    // What stands beside the board learns of the end with the request that follows it.
    this.owed ||= header.status === 'done' && header.status !== this.status;
    this.status = header.status;
    const behind = [...this.cards.values()].some((card) => card.dirty);
    const lacking = this.held.lacks(header) || this.unseen() || this.held.before(header);
    if (header.live || lacking || behind || this.owed) this.feed.next(header.every);
    else this.feed.stop();
  }

  // Whether a card has come into sight whose data the last frame was not asked for.
  unseen() {
    return [...this.visible].some((name) => !(`${name}:data` in this.header.parts));
  }

  /**
   * @param {number} seq
   * @param {BoardTick['pressed']} pressed
   * @returns {BoardTick}
   */
  tick(seq, pressed) {
    this.owed = false;
    return {
      seq,
      pressed,
      board: this.header.board,
      parts: this.held.parts,
      visible: this.sighted ? [...this.visible] : null,
      ...this.held.more(this.header),
    };
  }
}

/**
 * The same frame without the pictures that it brought.
 * @param {BoardHeader} header
 * @returns {Pick<BoardHeader, 'cells' | 'pictured'>}
 */
function nothingNew({ cells = [], pictured = 0 }) {
  return { cells: [], pictured: pictured + cells.length };
}
