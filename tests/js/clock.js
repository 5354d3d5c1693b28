// A clock that moves only when a test moves it. Import it before the code under test, which may set
// timers as soon as it is loaded.

/** @typedef {{ at: number, again: number, run: () => void }} Timer */

const STEP_MS = 1;
/** @type {Map<number, Timer>} */
const timers = new Map();
/** @type {Map<number, FrameRequestCallback>} */
let frames = new Map();
let now = 0;
let last = 0;

export const clock = {
  // A hidden tab is given no animation frame.
  hidden: false,

  /** @param {number} ms */
  advance(ms) {
    for (const end = now + ms; now < end; now += STEP_MS) paint();
    paint();
  },
};

function paint() {
  let due = next();
  while (due) {
    const [id, timer] = due;
    if (timer.again) timer.at += timer.again;
    else timers.delete(id);
    timer.run();
    due = next();
  }
  if (clock.hidden) return;
  const asked = frames;
  frames = new Map();
  asked.forEach((run) => run(now));
}

function next() {
  return [...timers].filter(([, { at }]) => at <= now).sort(([, a], [, b]) => a.at - b.at)[0];
}

/**
 * @param {() => void} run
 * @param {number} ms
 * @param {number} again
 */
function set(run, ms, again) {
  last += 1;
  timers.set(last, { at: now + ms, again, run });
  return last;
}

/** @param {number | undefined} id */
const clear = (id) => void timers.delete(id ?? 0);

Object.assign(window, {
  setTimeout: (/** @type {() => void} */ run, ms = 0) => set(run, ms, 0),
  setInterval: (/** @type {() => void} */ run, ms = STEP_MS) => set(run, ms, Math.max(STEP_MS, ms)),
  clearTimeout: clear,
  clearInterval: clear,
  requestAnimationFrame(/** @type {FrameRequestCallback} */ run) {
    last += 1;
    frames.set(last, run);
    return last;
  },
  cancelAnimationFrame: (/** @type {number} */ id) => void frames.delete(id),
});
performance.now = () => now;
Date.now = () => now;
