// The live view: takes a frame, draws it, asks for the next.

import { onCommand } from './commands.js';
import { Curves } from './curves.js';
import { Diagram } from './diagram.js';
import { find, findCanvas, mounting } from './dom.js';
import { Drag } from './drag.js';
import { Feed } from './feed.js';
import { loadPlotly, speak, theme } from './figure.js';
import { Follow } from './follow.js';
import { Key } from './key.js';
import { Inputs } from './inputs.js';
import { late } from './late.js';
import { handedOver, held, isOvertaken, lacks, memory, remember } from './memory.js';
import { Paint } from './paint.js';
import { Stats } from './stats.js';
import { Touch } from './touch.js';
import { Verdict, doubtOf } from './verdict.js';
import { View } from './view.js';

/** @import { LiveFrame, LiveHeader, LiveTick, Numbers, Options, Status } from './types.js' */
/** @import { Component, Plotly } from './outside.js' */

const PICTURES = `
  <dl class="stats"></dl>
  <div class="pictures">
    <div class="diagram" role="group"><canvas></canvas></div>
    <div class="view" role="figure">
      <div class="view-window"><canvas class="view-map"></canvas><canvas class="view-lines"></canvas></div>
      <div class="view-plot"></div>
    </div>
    <div class="loss"><div class="curves" role="figure"></div><div class="key"></div></div>
    <div class="judged">
      <section class="verdict"></section>
      <p class="announce" role="status"></p>
    </div>
  </div>`;

const ENDED = ['diverged', 'done'];
const HURRY = 0.5; // of the time from one request to the next, while a slider moves
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

export const render = mounting(
  '.lagom-live',
  (root, options) => new LiveView(root, options),
  (view, component) => view.feed.receive(component),
);

class LiveView {
  /** @type {number | undefined} */
  told;
  /** @type {Promise<unknown> | undefined} */
  waiting;
  /** @type {string | undefined} */
  dressed;

  /** @param {HTMLElement} root @param {Options} options */
  constructor(root, { plotly, server }) {
    this.root = root;
    this.frames = 0;
    this.counter = { mounts: 0 };
    root.innerHTML = PICTURES;
    this.stats = new Stats(find(root, '.stats'));
    this.diagram = new Diagram(findCanvas(root, '.diagram canvas'));
    this.view = new View(find(root, '.view'), this.counter);
    this.curves = new Curves(find(root, '.curves'), this.counter);
    this.key = new Key(find(root, '.key'), this.curves);
    this.verdict = new Verdict(find(root, '.verdict'), (kind) => this.press(kind));
    /** @type {Feed<LiveFrame, LiveTick>} */
    this.feed = new Feed(root, server, {
      take: (frame) => this.take(frame),
      tick: (seq, pressed) => this.tick(seq, pressed),
      isForPage: ({ was }) => was !== null, // where this tab had a run with another session
    });
    this.touch = new Touch(root, this, {
      ask: () => this.feed.now(memory.header?.every ?? 0),
      press: (value) => this.feed.press(value, memory.header?.every ?? 0),
    });
    this.follow = new Follow(find(root, '.view'), this.view, (point) => this.feed.component.setTriggerValue('follow', point));
    this.inputs = new Inputs(this.diagram, (value) => this.feed.press(value, memory.header?.every ?? 0));
    this.paint = new Paint(root, this.view, this.feed);
    onCommand(root, (kind) => this.feed.command(kind, memory.header?.every ?? 0));
    this.drag = new Drag(root, () => this.hurry());
    this.plotly = loadPlotly(plotly);
    this.owed = false; // whether the page is still to hear of a run that has stopped
    this.complete = false; // whether this tab lacks nothing
    this.fresh = true; // the DOM is new: everything held must be drawn
    this.work = Promise.resolve();
  }

  /** @param {LiveFrame} frame */
  take(frame) {
    this.feed.answered(frame.header.ack);
    this.drag.answered(frame.header.ack);
    if (this.handsOver(frame.header)) return;
    if (!this.fresh && memory.header && isOvertaken(frame.header, memory.header)) {
      this.queue(memory.header, new Set()); // the page may have changed its colours
      return;
    }
    const changed = remember(frame);
    this.complete = !lacks(frame.header);
    if (this.fresh) Object.keys(memory.contents).forEach((name) => changed.add(name));
    this.fresh = false;
    this.queue(frame.header, changed);
  }

  /**
   * Where the tab had a run with a session that is no more, the new one hears of it first: what it
   * began by itself is not drawn.
   * @param {LiveHeader} header
   */
  handsOver(header) {
    if (!handedOver(header)) return false;
    if (header.ack !== null && this.told !== undefined && header.ack >= this.told) {
      this.told = undefined;
      memory.lost = null;
      return false;
    }
    this.told ??= this.feed.pull.seq + 1; // the request that tells it
    this.feed.next(0);
    return true;
  }

  /**
   * One drawing after the other, since Plotly's first takes a while.
   * @param {LiveHeader} header
   * @param {Set<string>} changed
   */
  queue(header, changed) {
    this.work = this.work.then(() => this.draw(header, changed)).catch(console.error);
  }

  /** @param {LiveHeader} header @param {Set<string>} changed */
  async draw(header, changed) {
    this.root.dataset.large = String(theme(this.root).scale > 1);
    this.words(changed);
    this.stats.update(header.stats, header.progress);
    if (changed.has('diagram') || changed.has('words')) {
      this.diagram.show(memory.contents.diagram, memory.contents.words);
    }
    if (changed.has('curves') || changed.has('words')) this.key.words();
    this.judge(changed);
    this.touch.show();
    this.inputs.place();
    this.diagram.update(changed);
    const curvesOwed = await this.charts(header, changed);
    this.paint.show();
    this.frames += 1;
    // A run that has just stopped asks once more, so that what stands around it hears of it; another
    // drawing of the same frame, such as the first with Plotly, leaves that to be done.
    this.owed ||= header.status !== 'running' && this.root.dataset.status === 'running';
    this.describe(header);
    const moves = header.status === 'running' || header.pending || this.owed || !this.complete;
    if (this.drag.owes) this.feed.next(HURRY * header.every);
    else if (moves) this.feed.next(header.every);
    else this.feed.stop();
    if (curvesOwed) {
      await painted(); // the answer to a pause does not wait for its curves
      this.trace(header, true);
    }
  }

  /**
   * The diagram and the numbers do not wait for Plotly. Resolves to whether the curves are still to be
   * drawn, since no later frame may come to do it.
   * @param {LiveHeader} header
   * @param {Set<string>} changed
   */
  async charts(header, changed) {
    const plotly = window.Plotly;
    if (!plotly) {
      this.waiting ||= this.plotly.then(() => {
        if (memory.header) this.queue(memory.header, new Set(Object.keys(memory.contents)));
      });
      return false;
    }
    const dressed = JSON.stringify(theme(this.root));
    const redress = dressed !== this.dressed;
    this.dressed = dressed;
    const anew = redress || changed.has('curves');
    const last = !anew && this.isLast(header, changed);
    if (anew) await this.curves.show(memory.contents.curves, plotly);
    else if (!last) this.trace(header, false);
    if (redress || changed.has('view')) {
      await this.view.show(memory.contents.view, plotly);
      this.follow.listen();
      changed.add('view').add('array:space');
    }
    this.view.update(changed);
    if (redress) this.diagram.draw();
    return last;
  }

  /** @param {LiveHeader} header @param {boolean} force */
  trace(header, force) {
    if (!this.curves.update(force)) return;
    this.view.hover();
    this.compare();
    this.alternatives(header.stats);
  }

  /** @param {LiveHeader} header @param {Set<string>} changed */
  isLast({ status, pending }, changed) {
    return status !== 'running' && (!pending || changed.has('verdict') || changed.has('ghost'));
  }

  /** @param {Set<string>} changed */
  judge(changed) {
    const { verdict, words } = memory.contents;
    if (changed.has('verdict') || changed.has('words')) this.verdict.show(verdict, words.verdict);
    if (changed.has('verdict') || changed.has('diagram')) this.diagram.mark(verdict.marks.layer);
    if (changed.has('ghost') || changed.has('words')) this.compare();
  }

  compare() {
    this.verdict.compare(memory.contents.words.language);
  }

  /** @param {Set<string>} changed */
  words(changed) {
    if (!changed.has('words')) return;
    const { stats, toward, language, modebar, folding } = memory.contents.words;
    late.words(memory.contents.words);
    this.stats.show(stats, toward, language, folding);
    speak(language, modebar);
    document.documentElement.lang = language; // Streamlit says English whatever is shown
  }

  /**
   * What the pictures show now, for those who cannot see them.
   * @param {Numbers} stats
   */
  alternatives(stats) {
    const { alt } = memory.contents.words;
    for (const name of /** @type {const} */ (['curves', 'view', 'diagram'])) {
      let text = alt[name].replace(/\{(\w+)\}/g, (_, /** @type {keyof Numbers} */ key) => (
        this.stats.format(key, stats[key])));
      if (name === 'diagram') text += ` ${this.diagram.listed()}.`; // it may lack room for the names
      find(this.root, `.${name}`).setAttribute('aria-label', text);
    }
  }

  /** @param {LiveHeader} header */
  describe({ status, stats }) {
    if (this.root.dataset.status !== status) {
      const announce = find(this.root, '.announce');
      announce.textContent = memory.contents.words.status[status];
      announce.classList.toggle('seen', ENDED.includes(status));
      this.alternatives(stats);
    }
    Object.assign(this.root.dataset, {
      status,
      epoch: stats.epoch,
      trainLoss: stats.train_loss ?? 'nan',
      validationLoss: stats.validation_loss ?? 'nan',
      frames: this.frames,
      mounts: this.counter.mounts,
      verdict: memory.contents.verdict.verdict,
      doubt: doubtOf(memory.contents.verdict),
    });
  }

  // A slider has moved: the next request says so. Without the channel it acts when it is let go.
  hurry() {
    if (this.feed.channel.isOpen) this.feed.next(HURRY * (memory.header?.every ?? 0));
    else this.drag.forget();
  }

  /** @param {string} kind */
  press(kind) {
    this.feed.press({ kind }, memory.header?.every ?? 0);
  }

  /**
   * @param {number} seq
   * @param {LiveTick['pressed']} pressed
   * @returns {LiveTick}
   */
  tick(seq, pressed) {
    this.owed = false;
    const draft = this.drag.on(seq, memory.header?.settled ?? 0);
    const touched = this.touch.shown;
    return { seq, pressed, draft, touched, was: memory.lost, ...held(this.complete) };
  }
}
