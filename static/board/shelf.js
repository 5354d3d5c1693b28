// What this browser tab holds of each board. It outlives the component's DOM, so that a remount or
// a change of page asks for what is missing only.

const TRIES = 12;
const shelves = new Map();

export function shelf(board) {
  if (!shelves.has(board)) shelves.set(board, new Shelf());
  return shelves.get(board);
}

class Shelf {
  constructor() {
    this.parts = {}; // name -> key
    this.contents = {}; // name -> part
    this.tries = 0;
  }

  // Takes a frame in; returns the names of what changed.
  take(header) {
    const changed = new Set(Object.keys(header.new));
    for (const name of changed) {
      this.parts[name] = header.parts[name];
      this.contents[name] = header.new[name];
    }
    return changed;
  }

  // Whether this tab lacks something that the server believes it has.
  lacks(header) {
    return Object.entries(header.parts).some(([name, key]) => this.parts[name] !== key);
  }

  // After a reload the server may still have what this tab's last visit left with it: the tab
  // asks for that a few times, since the server may hear late that the old page has gone.
  more({ board, handle }) {
    const before = this.before({ board, handle });
    if (before && this.tries < TRIES) {
      this.tries += 1;
      return { before };
    }
    if (handle) store(board, handle);
    return {};
  }

  // What the last visit was called, as long as it is worth asking for.
  before({ board, handle }) {
    const kept = handle && store(board);
    return kept && kept !== handle ? kept : null;
  }
}

// Storage may be forbidden; then a reload begins anew.
function store(board, handle) {
  try {
    if (handle) sessionStorage.setItem(`lagom-${board}`, handle);
    return sessionStorage.getItem(`lagom-${board}`);
  } catch {
    return null;
  }
}
