// What this browser tab holds of each board. It outlives the component's DOM, so that a remount or
// a change of page asks for what is missing only.

/** @import { BoardHeader } from '../live/types.js' */

const TRIES = 12;
/** @typedef {{ handle: string, standing: unknown }} Kept */

/** @type {Map<string, Shelf>} */
const shelves = new Map();

/** @param {string} board */
export function shelf(board) {
  const held = shelves.get(board) ?? new Shelf();
  shelves.set(board, held);
  return held;
}

export class Shelf {
  constructor() {
    /** @type {Record<string, string>} */
    this.parts = {}; // name -> key
    /** @type {Record<string, any>} */
    this.contents = {}; // name -> part
    this.tries = 0;
    /** @type {string | null | undefined} */
    this.handle = null; // of the session that the last frame came from
  }

  /**
   * Takes a frame in; returns the names of what changed.
   * @param {BoardHeader} header
   */
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

  /**
   * Whether this tab lacks something that the server believes it has.
   * @param {BoardHeader} header
   */
  lacks(header) {
    return Object.entries(header.parts).some(([name, key]) => this.parts[name] !== key);
  }

  /**
   * What this tab had with another session of the server's, before a reload or a long absence. The
   * server may have it still, or trains it again: the tab asks a few times, since the server may hear
   * late that the old page has gone.
   * @param {BoardHeader} header
   * @returns {{ before?: string, was?: unknown }}
   */
  more(header) {
    const kept = this.before(header);
    if (!kept) return {};
    this.tries += 1;
    if (this.tries === TRIES) store(header.board, header);
    return { before: kept.handle, was: kept.standing };
  }

  /**
   * Nothing where the present session has results of its own.
   * @param {BoardHeader} header
   * @returns {Kept | null}
   */
  before({ board, handle, status }) {
    const kept = handle && status === 'empty' ? store(board) : null;
    return kept && kept.handle !== handle ? kept : null;
  }
}

/**
 * Keeps how a sweep is called and how it stands, and returns what is kept. Storage may be forbidden;
 * then a reload begins anew.
 * @param {string} board
 * @param {BoardHeader} [header]
 * @returns {Kept | null}
 */
function store(board, header) {
  try {
    const { handle, standing = null } = header ?? {};
    if (header) sessionStorage.setItem(`lagom-${board}`, JSON.stringify({ handle, standing }));
    return JSON.parse(sessionStorage.getItem(`lagom-${board}`) ?? 'null');
  } catch {
    return null;
  }
}
