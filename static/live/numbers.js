// Numbers as the page's language writes them; pages/charts/numbers.py writes them likewise.

const SMALLEST = 1e-4; // beyond, a number is written with a power of ten
const LARGEST = 1e6;
/** @type {Record<string, string>} */
const SUPERSCRIPTS = { '-': '⁻', ...Object.fromEntries(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹').entries()) };
const NONE = '–';
const NARROW = '\u202f'; // a space
/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map(); // a new format costs more than all the numbers of a frame

/**
 * So many significant digits, or all of a larger whole number.
 * @param {number | null | undefined} value
 * @param {string} language
 * @param {number} [digits]
 * @returns {string}
 */
export function number(value, language, digits = 3) {
  if (!isNumber(value)) return endless(value);
  const size = Math.abs(Number(value.toPrecision(digits)));
  if (size && (size < SMALLEST || size >= LARGEST)) return scientific(value, language, digits);
  if (size >= 10 ** digits) return decimal(value, language, 0);
  return written(value, language, { maximumSignificantDigits: digits });
}

/**
 * So many decimals; only zero is written as zero.
 * @param {number | null | undefined} value
 * @param {string} language
 * @param {number} places
 * @returns {string}
 */
export function decimal(value, language, places) {
  if (!isNumber(value)) return endless(value);
  // Half of the last decimal is rounded to an even one, which is 0.
  if (places && value && Math.abs(value) <= 0.5 * 10 ** -places) return scientific(value, language, 2);
  return written(value, language, { minimumFractionDigits: places, maximumFractionDigits: places });
}

/**
 * Four decimals, or a power of ten: a network that still learns is not at 0.0000.
 * @param {number | null | undefined} value
 * @param {string} language
 * @returns {string}
 */
export function loss(value, language) {
  if (!isNumber(value)) return endless(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size < SMALLEST || size >= LARGEST ? scientific(value, language, 2) : decimal(value, language, 4);
}

/**
 * A share from 0 to 1. In whole percent, what is less than one or more than 99, but not nothing and
 * not all, is said to be so.
 * @param {number | null | undefined} share
 * @param {string} language
 * @param {number} [places]
 * @returns {string}
 */
export function percent(share, language, places = 0) {
  if (!isNumber(share)) return endless(share);
  if (!places && share > 0 && share < 0.01) return '<' + NARROW + percent(0.01, language);
  if (!places && share > 0.99 && share < 1) return '>' + NARROW + percent(0.99, language);
  /** @type {Intl.NumberFormatOptions} */
  const style = { style: 'percent', minimumFractionDigits: places, maximumFractionDigits: places };
  return written(share, language, style);
}

/**
 * @param {number} value
 * @param {string} language
 * @param {number} digits significant ones
 * @returns {string}
 */
export function scientific(value, language, digits) {
  const exponent = Number(value.toExponential(digits - 1).split('e')[1]);
  const mantissa = exponent < 0 ? value * 10 ** -exponent : value / 10 ** exponent;
  return `${written(mantissa, language, { maximumFractionDigits: digits - 1 })}·${axisPower(exponent)}`;
}

/**
 * A power of ten, in sentences and on axes.
 * @param {number} exponent
 */
export function axisPower(exponent) {
  return `10${Array.from(String(exponent), (sign) => SUPERSCRIPTS[sign]).join('')}`;
}

/**
 * @param {number} value
 * @param {string} language
 * @param {Intl.NumberFormatOptions} options
 */
function written(value, language, options) {
  const key = language + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { roundingMode: 'halfEven', ...options });
  formats.set(key, format);
  return format.format(value).replace('-', '−');
}

/**
 * @param {number | null | undefined} value
 * @returns {value is number}
 */
function isNumber(value) {
  return Number.isFinite(value);
}

/** @param {number | null | undefined} value */
function endless(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return NONE;
  return value > 0 ? '∞' : '−∞';
}
