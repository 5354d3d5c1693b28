// What brings a picture its frames: asks for them, hears the answers, and passes on what was pressed.

import { Channel } from './channel.js';
import { decode } from './frame.js';
import { News } from './news.js';
import { Press } from './press.js';
import { Pull } from './pull.js';

/** @import { Frame, Header, Pressed } from './types.js' */
/** @import { Component } from './outside.js' */

/**
 * @template {Frame<any, any>} F
 * @template {object} R
 * @typedef {{ take: (frame: F) => void, tick: (seq: number, pressed: Pressed | null) => R,
 *   isForPage: (tick: R) => boolean }} View
 */

/**
 * @template {Frame<Header, any>} F its frames
 * @template {object} R its requests
 */
export class Feed {
  /** @type {Component} */
  component;
  hearsPresses = false; // whether presses may go by the channel

  /**
   * take(frame): a frame came. tick(seq, pressed): what a request says. isForPage(tick): whether it
   * goes to the page although the channel is open.
   * @param {HTMLElement} root
   * @param {string} server address
   * @param {View<F, R>} view
   */
  constructor(root, server, { take, tick, isForPage }) {
    const isAlive = () => root.isConnected;
    this.take = take;
    this.tick = tick;
    this.isForPage = isForPage;
    this.pull = new Pull(isAlive, (seq) => this.ask(seq));
    this.presses = new Press(this.pull);
    this.news = new News(isAlive, () => this.page(this.tick(this.pull.seq, null)));
    this.channel = new Channel(server, isAlive, {
      receive: (bytes, isNews) => {
        this.news.came(isNews);
        this.take(/** @type {F} */ (decode(bytes)));
      },
      fail: () => this.news.came(true),
    });
  }

  /**
   * A frame that Streamlit brings, which says whose it is.
   * @param {Component} component
   */
  receive(component) {
    this.component = component;
    this.news.drawn();
    const frame = /** @type {F} */ (decode(component.data));
    this.channel.named(frame.header.channel);
    this.hearsPresses = frame.header.channel.presses;
    this.take(frame);
  }

  /** @param {number | null} ack */
  answered(ack) {
    this.pull.answered(ack);
    this.presses.answered(ack);
  }

  /**
   * every: milliseconds from one request to the next, at least.
   * @param {number} every
   */
  next(every) {
    this.pull.next(every);
  }

  /**
   * Asks at once, whether or not anything else would.
   * @param {number} every ms
   */
  now(every) {
    clearTimeout(this.pull.timer);
    this.pull.send(every);
  }

  stop() {
    this.pull.stop();
  }

  /** @param {object} value @param {number} every ms */
  press(value, every) {
    this.presses.make(value, every);
  }

  /**
   * Whether the channel takes it: then the page need not.
   * @param {string} kind
   * @param {number} every ms
   */
  command(kind, every) {
    const isTaken = this.channel.isOpen && this.hearsPresses;
    if (isTaken) this.press({ kind }, every);
    return isTaken;
  }

  /** @param {number} seq */
  ask(seq) {
    const pressed = this.presses.on(seq);
    const tick = this.tick(seq, pressed);
    if ((pressed && !this.hearsPresses) || this.isForPage(tick) || !this.channel.send(tick)) this.page(tick);
  }

  // The page hears of a slider through the slider itself.
  /** @param {R} tick */
  page(tick) {
    this.component.setTriggerValue('tick', { ...tick, draft: null });
  }
}
