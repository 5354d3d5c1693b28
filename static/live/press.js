// What was pressed on a picture rides on every request until a frame answers one that carried it: of
// two requests that wait for the server, Streamlit keeps the newer.
export class Press {
/** @import { Pull } from './pull.js' */
/** @import { Pressed } from './types.js' */

  /** @param {Pull} pull */
  constructor(pull) {
    this.pull = pull;
    /** @type {Pressed | null} */
    this.made = null;
    /** @type {number | null} */
    this.first = null; // the number of the first request that carried it
    this.id = 0;
  }

  /**
   * At once, however many requests are under way.
   * @param {object} value what was pressed
   * @param {number} interval ms
   */
  make(value, interval) {
    this.id = Math.max(Date.now(), this.id + 1); // clocks of some browsers stand still for 100 ms
    this.made = { ...value, id: this.id };
    this.first = null;
    clearTimeout(this.pull.timer);
    this.pull.send(interval);
  }

  /**
   * What the request with this number says.
   * @param {number} seq
   */
  on(seq) {
    this.first ??= seq;
    return this.made;
  }

  /** @param {number | null} ack */
  answered(ack) {
    if (this.first !== null && ack !== null && ack >= this.first) this.made = null;
  }
}
