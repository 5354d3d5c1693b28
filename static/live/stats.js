// The numbers above the pictures, in figures of one width so that nothing jumps.

const DIGITS = {
  epoch: 0, parameters: 0, train_loss: 4, validation_loss: 4, seconds: 1, speed: 0,
};

export class Stats {
  constructor(list) {
    this.list = list;
    this.values = {};
  }

  show(names, language) {
    // Made once: a new format costs more than all the numbers of a frame.
    this.formats = Object.fromEntries(Object.keys(names).map((key) => [key, formatOf(key, language)]));
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
  }

  update(stats) {
    for (const [key, element] of Object.entries(this.values)) {
      const text = this.format(key, stats[key]);
      if (element.textContent !== text) element.textContent = text;
      // Accuracy has no meaning in regression, so it leaves the row.
      element.parentElement.hidden = key.endsWith('accuracy') && stats[key] === null;
    }
  }

  format(key, value) {
    if (value === null || value === undefined) return '–';
    return this.formats[key].format(value);
  }
}

function formatOf(key, language) {
  const digits = key.endsWith('accuracy') ? 1 : DIGITS[key];
  return new Intl.NumberFormat(language, {
    style: key.endsWith('accuracy') ? 'percent' : 'decimal',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
