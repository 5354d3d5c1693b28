// What this browser tab holds of the experiment. It outlives the component's DOM, so a remount or
// a change of page asks for what is missing only.

/** @import { Curve, LiveArrays, LiveFrame, LiveHeader, LiveParts, Shaped, Standing } from './types.js' */

export const memory = {
  session: /** @type {string | null} */ (null), // the server's, by name
  // How the run stood that another session had, until this one has heard of it.
  lost: /** @type {Standing | null} */ (null),
  run: -1,
  curve: nothing(),
  parts: /** @type {Record<string, string>} */ ({}), // name -> key
  contents: /** @type {LiveParts} */ ({}), // name -> part; all of them from the first frame on
  arrays: /** @type {Partial<LiveArrays>} */ ({}), // the newest of each
  header: /** @type {LiveHeader | null} */ (null),
};

/**
 * A session of the server's ends when the server does, or when the connection is gone for too long. The
 * next one knows nothing of the run, but this tab does: what it tells the server, or null.
 * @param {Pick<LiveHeader, 'session'>} header
 * @returns {Standing | null}
 */
export function handedOver({ session }) {
  if (memory.session !== session) memory.lost = memory.header?.standing ?? null;
  memory.session = session;
  return memory.lost;
}

const OVERTAKEN_S = 60; // a server's clock that goes back further than this was set anew

/**
 * Frames come two ways, and one that comes late shows what is so no longer.
 * @param {{ made: number }} header
 * @param {{ made: number } | null | undefined} newest
 */
export function isOvertaken(header, newest) {
  const behind = (newest?.made ?? 0) - header.made;
  return behind > 0 && behind < OVERTAKEN_S;
}

/**
 * Takes a frame in; returns the names of what changed.
 * @param {LiveFrame} frame
 */
export function remember({ header, arrays }) {
  /** @type {Set<string>} */
  const changed = new Set();
  if (header.run !== memory.run) {
    memory.run = header.run;
    memory.curve = nothing();
  }
  append(memory.curve, arrays.curve);
  Object.assign(memory.contents, header.new);
  for (const name of Object.keys(header.new)) {
    memory.parts[name] = header.parts[name];
    changed.add(name);
  }
  Object.assign(memory.arrays, arrays);
  for (const name of Object.keys(arrays)) changed.add(`array:${name}`);
  memory.header = header;
  return changed;
}

/**
 * Whether this tab lacks something that the server believes it has. A large network's losses at the
 * start are still being computed when its first frame comes.
 * @param {LiveHeader} header
 */
export function lacks(header) {
  const { epochs } = memory.curve;
  const curveless = epochs[0] > 0 || (epochs.length === 0 && header.target?.kind !== 'start');
  return curveless || Object.keys(header.parts).some((name) => memory.parts[name] !== header.parts[name]);
}

/**
 * @param {boolean} complete
 * @returns {{ run: number, have: number, parts: Record<string, string> }}
 */
export function held(complete) {
  if (!complete) return { run: -1, have: -1, parts: {} };
  return { run: memory.run, have: last(memory.curve.epochs) ?? -1, parts: memory.parts };
}

/** What a saved picture of the run has below it. */
export function caption() {
  const { caption: settings = '', words } = memory.contents;
  return [`${settings} · ${words?.stats.epoch} ${memory.header?.stats.epoch}`];
}

/**
 * @template V
 * @param {V[]} list
 * @returns {V} undefined where it is empty
 */
export const last = (list) => list[list.length - 1];

/** @returns {Curve} */
function nothing() {
  return { epochs: [], train: [], validation: [] };
}

/** @param {Curve} curve @param {Shaped<Float32Array>} rows (3, E) */
function append(curve, { values, shape }) {
  const n = shape[1];
  for (let i = 0; i < n; i++) {
    if (values[i] <= (last(curve.epochs) ?? -1)) continue; // two frames may overlap
    curve.epochs.push(values[i]);
    curve.train.push(values[n + i]);
    curve.validation.push(values[2 * n + i]);
  }
}
