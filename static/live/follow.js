// A data point that is clicked or tapped in the picture can be followed through the network: a button
// beside it leads to the page of one point, which also takes the point by its number.

import { memory } from './memory.js';

/** @import { View } from './view.js' */

const OF_DATA = /^(training|validation)(_\d+)?$/; // traces, as Python names them
const BESIDE = 10; // px

export class Follow {
  /** @type {{ trace: string, place: number } | null} */
  point = null;

  /**
   * @param {HTMLElement} root
   * @param {View} view
   * @param {(point: object) => void} open
   */
  constructor(root, view, open) {
    this.view = view;
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'follow';
    this.button.hidden = true;
    root.append(this.button);
    this.mounts = 0; // of the picture, of which each new one is to be listened to
    this.root = root;
    this.button.addEventListener('click', () => {
      if (this.point) open(this.point);
      this.close();
    });
    /** @param {Event} event */
    const elsewhere = (event) => {
      if (!root.isConnected) return document.removeEventListener('pointerdown', elsewhere, true);
      if (event.target !== this.button) this.close();
    };
    document.addEventListener('pointerdown', elsewhere, true);
    root.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close());
  }

  listen() {
    const { div, counter } = this.view.figure;
    if (this.mounts === counter.mounts || !this.view.figure.drawn) return;
    this.mounts = counter.mounts;
    div.on('plotly_click', ({ points: [point], event }) => this.clicked(point, event));
  }

  /** @param {any} point as Plotly tells it @param {MouseEvent} event */
  clicked(point, event) {
    const trace = point?.data?.uid ?? '';
    if (!OF_DATA.test(trace)) return;
    this.point = { trace, place: point.pointNumber };
    const { left, top, width } = this.root.getBoundingClientRect();
    const { button } = this;
    button.textContent = `${memory.contents.words.touch.follow} →`;
    button.hidden = false;
    const x = Math.min(event.clientX - left + BESIDE, width - button.offsetWidth);
    button.style.left = `${Math.max(0, x)}px`;
    button.style.top = `${event.clientY - top + BESIDE}px`;
  }

  close() {
    this.button.hidden = true;
    this.point = null;
  }
}
