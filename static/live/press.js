// What was pressed on a picture rides on every request until a frame answers one that carried it: of
// two requests that wait for the server, Streamlit keeps the newer.
export class Press {
  constructor(pull) {
    this.pull = pull;
    this.made = null;
    this.first = null; // the number of the first request that carried it
    this.id = 0;
  }

  // At once, however many requests are under way.
  make(value, interval) {
    this.id = Math.max(Date.now(), this.id + 1); // clocks of some browsers stand still for 100 ms
    this.made = { ...value, id: this.id };
    this.first = null;
    clearTimeout(this.pull.timer);
    this.pull.send(interval);
  }

  // What the request with this number says.
  on(seq) {
    this.first ??= seq;
    return this.made;
  }

  answered(ack) {
    if (this.first !== null && ack !== null && ack >= this.first) this.made = null;
  }
}
