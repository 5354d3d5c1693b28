// The clock of the live view. When a frame has been drawn it asks for the next, not sooner than
// the server's interval and with at most two under way, so a slow phone or a full class is never
// sent more than it can draw. A hidden tab draws nothing, so it asks for nothing.

import { late } from './late.js';

const IN_FLIGHT = 2;
const WATCHDOG_MS = 4000;
const LEAVING_MS = 4000; // within which the page that a link leads to takes this one's place

// A request that comes after the one for another page is answered into that page's place, which
// Streamlit's browser side (1.67) then clears. So a page that is being left asks for nothing.
const way = { to: '', since: -Infinity };
document.addEventListener(
  'click',
  (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.('a[href]'));
    const inNewTab = event.ctrlKey || event.metaKey || event.shiftKey || link?.target === '_blank';
    if (link && !inNewTab) Object.assign(way, { to: link.pathname, since: performance.now() });
  },
  true,
);

export class Pull {
  /** @param {() => boolean} isAlive @param {(seq: number) => void} ask */
  constructor(isAlive, ask) {
    this.isAlive = isAlive;
    this.page = location.pathname;
    this.ask = ask;
    this.seq = 0;
    this.acknowledged = 0;
    this.sentAt = -Infinity;
    this.timer = 0;
    this.watchdog = 0;
    this.frame = 0;
  }

  /**
   * The server coalesces requests, so a frame answers all up to its number; a frame that came
   * without being asked for (a slider) answers all that were under way.
   * @param {number | null} ack
   */
  answered(ack) {
    late.came(this);
    this.acknowledged = ack === null ? this.seq : Math.max(this.acknowledged, ack);
  }

  /** @param {number} interval ms */
  next(interval) {
    clearTimeout(this.timer);
    clearTimeout(this.watchdog);
    if (this.seq - this.acknowledged >= IN_FLIGHT) return this.watch(interval);
    const wait = Math.max(0, interval - (performance.now() - this.sentAt));
    this.timer = setTimeout(() => {
      this.frame = requestAnimationFrame(() => this.send(interval));
    }, wait);
  }

  /** @param {number} interval ms */
  send(interval) {
    if (!this.isAlive() || location.pathname !== this.page) return;
    const leaving = way.since + LEAVING_MS - performance.now();
    if (way.to !== this.page && leaving > 0) {
      this.timer = setTimeout(() => this.send(interval), leaving);
      return;
    }
    this.sentAt = performance.now();
    this.seq += 1;
    late.asked(this);
    this.ask(this.seq);
    this.next(interval);
  }

  /** @param {number} interval ms */
  watch(interval) {
    this.watchdog = setTimeout(() => {
      this.acknowledged = this.seq;
      this.next(interval);
    }, WATCHDOG_MS);
  }

  stop() {
    late.came(this);
    clearTimeout(this.timer);
    clearTimeout(this.watchdog);
    cancelAnimationFrame(this.frame); // a hidden tab would be given it much later
  }
}
