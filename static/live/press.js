// What was pressed on a picture rides on every request until a frame answers one that carried it: of
// two requests that wait for the server, Streamlit keeps the newer.
export class Press {
  constructor(pull) {
    this.pull = pull;
    this.made = null;
  }

  // At once, however many requests are under way.
  make(value, interval) {
    this.made = { ...value, id: Date.now() };
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
    if (this.made && ack !== null && ack >= this.first) this.made = null;
  }
}
