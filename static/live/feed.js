// What brings a picture its frames: asks for them, hears the answers, and passes on what was pressed.

import { Channel } from './channel.js';
import { decode } from './frame.js';
import { News } from './news.js';
import { Press } from './press.js';
import { Pull } from './pull.js';

export class Feed {
  // take(frame): a frame came. tick(seq, pressed): what a request says. isForPage(tick): whether it
  // goes to the page although the channel is open.
  constructor(root, server, { take, tick, isForPage }) {
    const isAlive = () => root.isConnected;
    Object.assign(this, { take, tick, isForPage });
    this.pull = new Pull(isAlive, (seq) => this.ask(seq));
    this.presses = new Press(this.pull);
    this.news = new News(isAlive, () => this.page(this.tick(this.pull.seq, null)));
    this.channel = new Channel(server, isAlive, {
      receive: (bytes, isNews) => {
        this.news.came(isNews);
        this.take(decode(bytes));
      },
      fail: () => this.news.came(true),
    });
  }

  // A frame that Streamlit brings, which says whose it is.
  receive(component) {
    this.component = component;
    this.news.drawn();
    const frame = decode(component.data);
    this.channel.named(frame.header.channel);
    this.take(frame);
  }

  answered(ack) {
    this.pull.answered(ack);
    this.presses.answered(ack);
  }

  // every: milliseconds from one request to the next, at least.
  next(every) {
    this.pull.next(every);
  }

  stop() {
    this.pull.stop();
  }

  press(value, every) {
    this.presses.make(value, every);
  }

  ask(seq) {
    const tick = this.tick(seq, this.presses.on(seq));
    if (this.isForPage(tick) || !this.channel.send(tick)) this.page(tick);
  }

  page(tick) {
    this.component.setTriggerValue('tick', tick);
  }
}
