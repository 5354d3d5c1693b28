// Tells the page that what stands around a picture is to be drawn anew, which Streamlit does. A page
// that is told of more while it draws begins again, so it is told of one thing at a time.

const DRAWING_MS = 1500; // within which the page has drawn what it was told of

export class News {
  /**
   * tell(): through the page's own way.
   * @param {() => boolean} isAlive
   * @param {() => void} tell
   */
  constructor(isAlive, tell) {
    this.isAlive = isAlive;
    this.tell = tell;
    this.since = -Infinity;
    this.isNews = false;
    this.timer = 0;
  }

  /**
   * With each frame: whether there is news.
   * @param {boolean} isNews
   */
  came(isNews) {
    this.isNews = isNews;
    if (isNews) this.pass();
  }

  // The page has drawn.
  drawn() {
    this.since = -Infinity;
  }

  // The last frame of a run may bring its news while the page still draws: no other follows it.
  pass() {
    clearTimeout(this.timer);
    const wait = this.since + DRAWING_MS - performance.now();
    if (wait > 0) this.timer = setTimeout(() => this.isNews && this.isAlive() && this.pass(), wait);
    else {
      this.since = performance.now();
      this.tell();
    }
  }
}
