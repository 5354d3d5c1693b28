// A way for frames beside Streamlit's: a websocket, or a POST for each frame (pages/ui/channel.py).
// Where the server has neither, or a proxy lets neither pass, the view asks through its component.

import { late } from './late.js';

const AGAIN_MS = [500, 1000, 2000, 4000, 8000]; // from a lost websocket to the next try
const SELDOM_MS = 60_000; // likewise, where none has ever opened
const OPENING_MS = 4000; // a websocket that has not opened by then is taken for lost
const SILENT_MS = 10_000; // after its first request, for a websocket that has answered nothing
const UNKNOWN = 4401; // the server has no such session: the next frame of Streamlit's names another
const BUSY = 429; // requests enough are under way, whose answers come
const NEWS = 1;
const FAILED = 2;
const open = new Set();

export class Channel {
  // receive(bytes, news): a frame came. fail(): the server could not make one.
  constructor(root, isAlive, { receive, fail }) {
    Object.assign(this, { root, isAlive, receive, fail });
    this.way = 'opening'; // opening, socket, post or none
    this.tries = 0;
    open.forEach((other) => other.isAlive() || other.close());
    open.add(this);
  }

  // Called with each frame that Streamlit brings: whose it is, and which picture's.
  named({ token, panel }) {
    if (token === this.token && panel === this.panel) return;
    Object.assign(this, { token, panel, way: 'opening', tries: 0, opened: false });
    this.connect();
  }

  get isOpen() {
    return this.way === 'socket' || this.way === 'post';
  }

  // Whether the request is on its way.
  send(tick) {
    if (this.way === 'socket') this.push(tick);
    else if (this.way === 'post') this.post(tick);
    else return false;
    return true;
  }

  // A websocket that opens and never answers, behind some proxies, is none.
  push(tick) {
    this.asked ??= performance.now();
    if (this.heard || performance.now() - this.asked < SILENT_MS) return this.socket.send(JSON.stringify(tick));
    this.drop();
    this.way = 'post';
    return this.post(tick);
  }

  connect() {
    this.drop();
    Object.assign(this, { asked: undefined, heard: false });
    const address = new URL('lagom/frames', this.root);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      clearTimeout(this.timer);
      socket.send(JSON.stringify({ token: this.token, panel: this.panel }));
      Object.assign(this, { way: 'socket', opened: true, tries: 0 });
      late.slow.delete(this);
    };
    socket.onmessage = ({ data }) => {
      this.heard = true;
      this.take(new Uint8Array(data));
    };
    socket.onclose = ({ code }) => this.lost(socket, code);
    this.timer = setTimeout(() => socket.close(), OPENING_MS);
  }

  // The present websocket counts no more, whatever it still says.
  drop() {
    clearTimeout(this.timer);
    if (this.socket) this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket?.close();
  }

  close() {
    this.drop();
    open.delete(this);
  }

  lost(socket, code) {
    if (socket !== this.socket) return;
    clearTimeout(this.timer);
    if (!this.isAlive()) return this.close();
    if (code === UNKNOWN) return (this.way = 'none');
    if (!this.opened && this.way !== 'post') this.way = 'post';
    if (this.opened) this.way = 'opening';
    const wait = this.opened ? AGAIN_MS[Math.min(this.tries, AGAIN_MS.length - 1)] : SELDOM_MS;
    this.tries += 1;
    this.timer = setTimeout(() => this.connect(), wait);
  }

  async post(tick) {
    const { token, panel } = this;
    try {
      const answer = await fetch(new URL('lagom/frame', this.root), {
        method: 'POST',
        body: JSON.stringify({ token, panel, tick }),
      });
      if (answer.status === BUSY) return;
      const type = answer.headers.get('content-type');
      if (!answer.ok || type !== 'application/octet-stream') throw new Error(`${answer.status} ${type}`);
      this.take(new Uint8Array(await answer.arrayBuffer()));
    } catch {
      this.way = 'none';
      late.slow.add(this);
      this.fail();
    }
  }

  take(bytes) {
    if (bytes[0] === FAILED) this.fail();
    else this.receive(bytes.subarray(1), bytes[0] === NEWS);
  }
}
