// The numbers above the pictures, in figures of one width so that nothing jumps.

const DIGITS = { epoch: 0, parameters: 0, seconds: 1, speed: 0 };
// Beyond, a loss is written with a power of ten, as pages/live/numbers.py does: a network that
// still learns is not at 0.0000.
const SMALLEST = 1e-4;
const LARGEST = 1e6;
const SUPERSCRIPTS = { '-': '⁻', ...['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'] };

export class Stats {
  constructor(list) {
    this.list = list;
    this.values = {};
  }

  show(names, toward, language) {
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
    this.line = Object.assign(document.createElement('progress'), { max: 1, hidden: true });
    this.values.epoch.parentElement.append(this.line);
    this.told = (epoch, share) => toward.replace('{epoch}', epoch).replace('{share}', share);
    this.percent = fixed(0, language, 'percent');
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
    const text = this.told(this.format('epoch', progress.epoch), this.percent.format(progress.share));
    Object.assign(this.line, { title: text, ariaLabel: text });
  }

  format(key, value) {
    if (value === null || value === undefined) return '–';
    return this.formats[key].format(value);
  }
}

function formatOf(key, language) {
  if (key.endsWith('accuracy')) return fixed(1, language, 'percent');
  return key.endsWith('loss') ? lossFormat(language) : fixed(DIGITS[key], language);
}

// A loss with four decimals, or with a power of ten.
export function lossFormat(language) {
  const usual = fixed(4, language);
  const mantissas = fixed(1, language);
  return {
    format(loss) {
      const beyond = loss !== 0 && (loss < SMALLEST || loss >= LARGEST);
      if (!beyond || !Number.isFinite(loss)) return usual.format(loss);
      const [mantissa, exponent] = loss.toExponential(1).split('e');
      const power = Array.from(String(Number(exponent)), (sign) => SUPERSCRIPTS[sign]).join('');
      return `${mantissas.format(mantissa)}·10${power}`;
    },
  };
}

function fixed(digits, language, style = 'decimal') {
  return new Intl.NumberFormat(language, {
    style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
