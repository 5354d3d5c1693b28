// A way for frames beside Streamlit's: a websocket, or a POST for each frame (pages/ui/channel.py).
// Where the server has neither, or a proxy lets neither pass, the view asks through its component.

import { late } from './late.js';

/** @typedef {{ receive: (bytes: Uint8Array, isNews: boolean) => void, fail: () => void }} Told */

const AGAIN_MS = [500, 1000, 2000, 4000, 8000]; // from a lost websocket to the next try
const SELDOM_MS = 60_000; // likewise, where none has ever opened
const OPENING_MS = 4000; // a websocket that has not opened by then is taken for lost
const SILENT_MS = 10_000; // after its first request, for a websocket that has answered nothing
const UNKNOWN = 4401; // the server has no such session: the next frame of Streamlit's names another
const MOST_POSTS = 4; // under way from this tab, as many as the server takes (pages/ui/channel.py)
const BUSY = 429; // requests enough are under way, whose answers come
const NEWS = 1;
const FAILED = 2;
/** @type {Set<Channel>} */
const open = new Set();
let posts = 0; // that are under way

export class Channel {
  /** @type {string} */
  token;
  /** @type {string} */
  panel;
  /** @type {WebSocket | undefined} */
  socket;

  /**
   * receive(bytes, news): a frame came. fail(): the server could not make one.
   * @param {string} root address of the server
   * @param {() => boolean} isAlive
   * @param {Told} told
   */
  constructor(root, isAlive, { receive, fail }) {
    this.root = root;
    this.isAlive = isAlive;
    this.receive = receive;
    this.fail = fail;
    /** @type {'opening' | 'socket' | 'post' | 'none'} */
    this.way = 'opening';
    this.tries = 0;
    this.timer = 0;
    this.opened = false; // whether a websocket has, to this picture
    this.heard = false; // whether the present one has answered
    this.asked = 0; // when it was first asked, ms; 0: not yet
    open.forEach((other) => other.isAlive() || other.close());
    open.add(this);
  }

  /**
   * Called with each frame that Streamlit brings: whose it is, and which picture's.
   * @param {{ token: string, panel: string }} whose
   */
  named({ token, panel }) {
    if (token === this.token && panel === this.panel) return;
    Object.assign(this, { token, panel, way: 'opening', tries: 0, opened: false });
    this.connect();
  }

  get isOpen() {
    return this.way === 'socket' || this.way === 'post';
  }

  /**
   * Whether the request is on its way.
   * @param {object} tick
   * @returns {boolean}
   */
  send(tick) {
    if (this.way === 'socket') this.push(tick);
    else if (this.way === 'post') this.post(tick);
    else return false;
    return true;
  }

  /**
   * A websocket that opens and never answers, behind some proxies, is none.
   * @param {object} tick
   */
  push(tick) {
    this.asked ||= performance.now();
    if (this.heard || performance.now() - this.asked < SILENT_MS) return this.socket?.send(JSON.stringify(tick));
    this.drop();
    this.way = 'post';
    return this.post(tick);
  }

  connect() {
    this.drop();
    Object.assign(this, { asked: 0, heard: false });
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
    if (this.socket) Object.assign(this.socket, { onopen: null, onmessage: null, onclose: null });
    this.socket?.close();
  }

  close() {
    this.drop();
    open.delete(this);
  }

  /** @param {WebSocket} socket @param {number} code */
  lost(socket, code) {
    if (socket !== this.socket) return;
    clearTimeout(this.timer);
    if (!this.isAlive()) {
      this.close();
      return;
    }
    if (code === UNKNOWN) {
      this.way = 'none';
      return;
    }
    if (!this.opened && this.way !== 'post') this.way = 'post';
    if (this.opened) this.way = 'opening';
    const wait = this.opened ? AGAIN_MS[Math.min(this.tries, AGAIN_MS.length - 1)] : SELDOM_MS;
    this.tries += 1;
    this.timer = setTimeout(() => this.connect(), wait);
  }

  /** @param {object} tick */
  async post(tick) {
    const { token, panel } = this;
    if (posts >= MOST_POSTS) return; // the server is late: what was pressed rides on a later request
    posts += 1;
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
    } finally {
      posts -= 1;
    }
  }

  /** @param {Uint8Array} bytes */
  take(bytes) {
    if (bytes[0] === FAILED) this.fail();
    else this.receive(bytes.subarray(1), bytes[0] === NEWS);
  }
}
