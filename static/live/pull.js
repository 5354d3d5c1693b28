// The clock of the live view. When a frame has been drawn it asks for the next, not sooner than
// the server's interval and with at most two under way, so a slow phone or a full class is never
// sent more than it can draw. A hidden tab draws nothing, so it asks for nothing.

const IN_FLIGHT = 2;
const WATCHDOG_MS = 4000;

export class Pull {
  constructor(isAlive, ask) {
    this.isAlive = isAlive;
    this.page = location.pathname;
    this.ask = ask;
    this.seq = 0;
    this.acknowledged = 0;
    this.sentAt = -Infinity;
  }

  // The server coalesces requests, so a frame answers all up to its number; a frame that came
  // without being asked for (a slider) answers all that were under way.
  answered(ack) {
    this.acknowledged = ack === null ? this.seq : Math.max(this.acknowledged, ack);
  }

  next(interval) {
    clearTimeout(this.timer);
    clearTimeout(this.watchdog);
    if (this.seq - this.acknowledged >= IN_FLIGHT) return this.watch(interval);
    const wait = Math.max(0, interval - (performance.now() - this.sentAt));
    this.timer = setTimeout(() => requestAnimationFrame(() => this.send(interval)), wait);
  }

  send(interval) {
    // On its way to another page the browser has the new address before the new page: a request
    // from the old one would be answered into the new one's place.
    if (!this.isAlive() || location.pathname !== this.page) return;
    this.sentAt = performance.now();
    this.seq += 1;
    this.ask(this.seq);
    this.next(interval);
  }

  watch(interval) {
    this.watchdog = setTimeout(() => {
      this.acknowledged = this.seq;
      this.next(interval);
    }, WATCHDOG_MS);
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.watchdog);
  }
}
