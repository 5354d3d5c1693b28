// The numbers above the pictures, in figures of one width so that nothing jumps.

import { decimal, loss, percent } from './numbers.js';

const DIGITS = { epoch: 0, parameters: 0, seconds: 1, speed: 0 };

export class Stats {
  constructor(list) {
    this.list = list;
    this.values = {};
  }

  show(names, toward, language) {
    this.language = language;
    this.list.replaceChildren();
    for (const [key, name] of Object.entries(names)) {
      const item = document.createElement('div');
      item.className = `stat-${key}`;
      const term = document.createElement('dt');
      this.values[key] = document.createElement('dd');
      term.textContent = name;
      item.append(term, this.values[key]);
      this.list.append(item);
    }
    this.line = Object.assign(document.createElement('progress'), { max: 1, hidden: true });
    this.values.epoch.parentElement.append(this.line);
    this.told = (epoch, share) => toward.replace('{epoch}', epoch).replace('{share}', share);
  }

  update(stats, progress) {
    this.toward(progress);
    for (const [key, element] of Object.entries(this.values)) {
      const text = this.format(key, stats[key]);
      if (element.textContent !== text) element.textContent = text;
      // Accuracy has no meaning in regression, so it leaves the row.
      element.parentElement.hidden = key.endsWith('accuracy') && stats[key] === null;
    }
  }

  // How far the epoch is that takes long, as a line under the number of those that are done.
  toward(progress) {
    this.line.hidden = !progress;
    if (!progress) return;
    this.line.value = progress.share;
    const text = this.told(this.format('epoch', progress.epoch), percent(progress.share, this.language));
    Object.assign(this.line, { title: text, ariaLabel: text });
  }

  format(key, value) {
    if (key.endsWith('accuracy')) return percent(value, this.language, 1);
    return key.endsWith('loss') ? loss(value, this.language) : decimal(value, this.language, DIGITS[key]);
  }
}
