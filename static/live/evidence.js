// What the verdict rests on, as arrays for the traces that pages/charts/evidence.py has made room
// for: gap, zone, the run before (two), the copy that trains ahead (two), and their names.

import { last, memory } from './memory.js';

export const NAMES = 9; // the place of the last; before the first stand the three curves
const NOTHING = { x: [], y: [], text: [], textposition: [] };

export function evidence(curve, log) {
  const marks = memory.contents.verdict?.marks ?? {};
  const before = memory.contents.ghost;
  const ahead = marks.ahead && onward(marks.ahead, last(curve.epochs));
  const traces = [
    marks.gap === null || marks.gap === undefined ? NOTHING : gap(curve, marks.gap),
    marks.zone ? zone(curve, marks.zone, log) : NOTHING,
    ...pair(before),
    ...pair(ahead),
  ];
  const named = names(curve, marks, [before, ahead], traces, log);
  return [...traces, named.x.length ? named : NOTHING];
}

const pair = (lines) => (lines
  ? [{ x: lines.epochs, y: lines.train }, { x: lines.epochs, y: lines.validation }]
  : [NOTHING, NOTHING]);

function onward({ epochs, train, validation }, from) {
  const kept = (list) => list.filter((_, i) => epochs[i] >= from);
  return { epochs: kept(epochs), train: kept(train), validation: kept(validation) };
}

// There along the validation curve, back along the training curve.
function gap({ epochs, train, validation }, from) {
  const kept = (list) => list.filter((_, i) => epochs[i] >= from);
  return {
    x: [...kept(epochs), ...kept(epochs).reverse()],
    y: [...kept(validation), ...kept(train).reverse()],
  };
}

// A loss of 0 has no place on a logarithmic axis: there the zone reaches down to the curves.
function zone({ epochs, train, validation }, [low, high], log) {
  const lowest = log ? Math.max(low, Math.min(high, ...train, ...validation)) : low;
  const end = last(epochs) ?? 0;
  return high > lowest && end > 0 ? { x: [0, end, end, 0], y: [lowest, lowest, high, high] } : NOTHING;
}

// The name stands beside what it names, away from the right end, where the reference lines have
// theirs; the epoch of the lowest loss wears its number.
function names(curve, marks, [before, ahead], [shaded, lagom], log) {
  const words = memory.contents.words.verdict;
  const places = [];
  const name = (x, y, text, position) => places.push([x, y, text, position]);
  const at = curve.epochs.findIndex((epoch) => epoch >= marks.best);
  if (Number.isFinite(marks.best) && at >= 0) {
    name(curve.epochs[at], curve.validation[at], words.best.replace('{epoch}', marks.best), beside('top', 'center'));
  }
  if (shaded.x.length) {
    const i = place(curve.epochs, 0.5 * (marks.gap + last(curve.epochs)));
    name(curve.epochs[i], halfway(curve.train[i], curve.validation[i], log), words.gap, beside('middle', 'center'));
  }
  if (lagom.x.length) name(0, halfway(lagom.y[0], lagom.y[2], log), words.lagom, beside('middle', 'right'));
  if (before) along(before, 0.6, before.name, name);
  if (ahead) along(ahead, 0.4, words.ahead, name);
  const [x, y, text, textposition] = [0, 1, 2, 3].map((part) => places.map((each) => each[part]));
  return { x, y, text, textposition };
}

function along({ epochs, validation }, share, word, name) {
  const i = place(epochs, epochs[0] + share * (last(epochs) - epochs[0]));
  if (i >= 0 && validation[i] !== null) name(epochs[i], validation[i], word, beside('top', 'center'));
}

// As Plotly says where a text stands.
const beside = (up, side) => `${up} ${side}`;
const place = (epochs, wanted) => epochs.findIndex((epoch) => epoch >= wanted);
const halfway = (a, b, log) => (log ? Math.sqrt(a * b) : (a + b) / 2);
