// The glossary's words in what the app's own pictures say: each can be hovered, tapped and focused, and
// static/page/terms.js tells what it means. The page brings the words (pages/text/explaining.py).

/** @typedef {{ text: string, key: string }} Piece key: the term's, or empty */

// Ends of a word: \b knows no letters beyond ASCII.
const [BEFORE, AFTER] = [/(?<![\p{L}\p{N}_-])/u, /(?![\p{L}\p{N}_-])/u];
/** @type {{ of?: object, pattern?: RegExp, keys: Map<string, string> }} */
const compiled = { keys: new Map() };

/** @param {string} form */
const escaped = (form) => form.replace(/[.*+?^${}()[\]|\\/]/g, '\\$&');

function pattern() {
  const { terms, endings } = window.lagomPage;
  if (compiled.of === terms && compiled.pattern) return compiled.pattern;
  const keys = new Map(terms.flatMap(({ key, forms }) => forms.map((form) => /** @type {const} */ ([form, key]))));
  const words = [...keys.keys()].sort((a, b) => b.length - a.length).map(escaped).join('|');
  const built = new RegExp(`${BEFORE.source}(${words})(?:${endings})?${AFTER.source}`, 'giu');
  Object.assign(compiled, { of: terms, pattern: built, keys });
  return built;
}

/**
 * @param {string} text
 * @param {Set<string>} [seen] terms that are marked already
 * @returns {Piece[]}
 */
export function pieces(text, seen = new Set()) {
  if (!window.lagomPage) return [{ text, key: '' }];
  /** @type {Piece[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(pattern())) {
    const key = compiled.keys.get(match[1].toLowerCase()) ?? '';
    if (seen.has(key)) continue;
    seen.add(key);
    found.push({ text: text.slice(end, match.index), key: '' }, { text: match[0], key });
    end = match.index + match[0].length;
  }
  return [...found, { text: text.slice(end), key: '' }];
}

/** @param {Piece} piece */
function made({ text, key }) {
  if (!key) return document.createTextNode(text);
  const word = document.createElement('span');
  Object.assign(word, { className: 'lagom-term', tabIndex: 0, role: 'button', textContent: text });
  word.dataset.term = key;
  return word;
}

/**
 * Words that stay are the same elements, so that one that has the focus keeps it.
 * @param {Element} element
 * @param {string} text
 */
export function writeTerms(element, text) {
  if (element.textContent === text) return;
  const parts = pieces(text);
  const nodes = [...element.childNodes];
  const keyOf = (/** @type {Node} */ node) => (node instanceof HTMLElement ? node.dataset.term : '');
  if (nodes.length !== parts.length || parts.some(({ key }, i) => key !== keyOf(nodes[i]))) {
    element.replaceChildren(...parts.map(made));
    return;
  }
  parts.forEach(({ text: part }, i) => {
    if (nodes[i].textContent !== part) nodes[i].textContent = part;
  });
}
