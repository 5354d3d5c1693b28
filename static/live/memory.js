// What this browser tab holds of the experiment. It outlives the component's DOM, so a remount or
// a change of page asks for what is missing only.

export const memory = {
  session: null, // the server's, by name
  lost: null, // how the run stood that another session had, until this one has heard of it
  run: -1,
  curve: { epochs: [], train: [], validation: [] },
  parts: {}, // name -> key
  contents: {}, // name -> part
  arrays: {}, // the newest of each
  header: null,
};

// A session of the server's ends when the server does, or when the connection is gone for too long. The
// next one knows nothing of the run, but this tab does: what it tells the server, or null.
export function handedOver({ session }) {
  if (memory.session !== session) memory.lost = memory.header?.standing ?? null;
  memory.session = session;
  return memory.lost;
}

const OVERTAKEN_S = 60; // a server's clock that goes back further than this was set anew

// Frames come two ways, and one that comes late shows what is so no longer.
export function isOvertaken(header, newest) {
  const behind = (newest?.made ?? 0) - header.made;
  return behind > 0 && behind < OVERTAKEN_S;
}

// Takes a frame in; returns the names of what changed.
export function remember({ header, arrays }) {
  const changed = new Set();
  if (header.run !== memory.run) {
    memory.run = header.run;
    memory.curve = { epochs: [], train: [], validation: [] };
  }
  append(memory.curve, arrays.curve);
  for (const name of Object.keys(header.new)) {
    memory.contents[name] = header.new[name];
    memory.parts[name] = header.parts[name];
    changed.add(name);
  }
  for (const name of Object.keys(arrays)) {
    memory.arrays[name] = arrays[name];
    changed.add(`array:${name}`);
  }
  memory.header = header;
  return changed;
}

// Whether this tab lacks something that the server believes it has. A large network's losses at the
// start are still being computed when its first frame comes.
export function lacks(header) {
  const { epochs } = memory.curve;
  const curveless = epochs[0] > 0 || (epochs.length === 0 && header.target?.kind !== 'start');
  return curveless || Object.keys(header.parts).some((name) => memory.parts[name] !== header.parts[name]);
}

export function held(complete) {
  if (!complete) return { run: -1, have: -1, parts: {} };
  return { run: memory.run, have: last(memory.curve.epochs) ?? -1, parts: memory.parts };
}

export const last = (list) => list[list.length - 1];

function append(curve, { values, shape }) {
  const n = shape[1];
  for (let i = 0; i < n; i++) {
    if (values[i] <= (last(curve.epochs) ?? -1)) continue; // two frames may overlap
    curve.epochs.push(values[i]);
    curve.train.push(values[n + i]);
    curve.validation.push(values[2 * n + i]);
  }
}
