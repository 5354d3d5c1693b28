// Names for the ticks of the right axis. It has the losses of the left one, so it follows every
// zoom; what stands there is the excess: 0 for the best achievable loss, 1 for guessing.

const TICKS = 5;
const MOST_ON_LOG = 6;
const DECADES = Array.from({ length: 13 }, (_, i) => 10 ** (i - 6));

// range: of the axis, in powers of ten where it is logarithmic.
export function excessTicks([low, high], log, scale, format) {
  const excesses = log ? onLog(10 ** low, 10 ** high, scale) : onLine(low, high, scale);
  return {
    tickvals: excesses.map((e) => scale.floor + e * scale.range),
    ticktext: excesses.map((e) => format.format(e)),
  };
}

function onLine(low, high, { floor, range }) {
  const [from, to] = [low, high].map((loss) => (loss - floor) / range).sort((a, b) => a - b);
  const step = roundStep((to - from) / TICKS);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * step);
}

// Ones and threes of every power of ten, ones alone where that is too many; far zoomed in, where
// the axis is nearly a line, as on a line.
function onLog(low, high, scale) {
  const inside = (e) => {
    const loss = scale.floor + e * scale.range;
    return loss >= low && loss <= high;
  };
  const finer = DECADES.flatMap((e) => [e, 3 * e]).filter(inside);
  const spread = finer.filter((e) => 3 * e * scale.range > scale.floor); // else they crowd at the floor
  if (spread.length < 3) return onLine(low, high, scale);
  return spread.length > MOST_ON_LOG ? spread.filter((e) => DECADES.includes(e)) : spread;
}

function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= least * 0.999);
}
