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
    this.handle = null; // of the session that the last frame came from
  }

  // Takes a frame in; returns the names of what changed.
  take(header) {
    if (header.handle !== this.handle) this.tries = 0;
    this.handle = header.handle;
    if (header.handle && !this.before(header)) store(header.board, header);
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

  // What this tab had with another session of the server's, before a reload or a long absence. The
  // server may have it still, or trains it again: the tab asks a few times, since the server may hear
  // late that the old page has gone.
  more(header) {
    const kept = this.before(header);
    if (!kept) return {};
    this.tries += 1;
    if (this.tries === TRIES) store(header.board, header);
    return { before: kept.handle, was: kept.standing };
  }

  // Nothing where the present session has results of its own.
  before({ board, handle, status }) {
    const kept = handle && status === 'empty' ? store(board) : null;
    return kept && kept.handle !== handle ? kept : null;
  }
}

// Keeps how a sweep is called and how it stands, and returns what is kept. Storage may be forbidden;
// then a reload begins anew.
function store(board, header) {
  try {
    const { handle, standing = null } = header ?? {};
    if (header) sessionStorage.setItem(`lagom-${board}`, JSON.stringify({ handle, standing }));
    return JSON.parse(sessionStorage.getItem(`lagom-${board}`));
  } catch {
    return null;
  }
}
