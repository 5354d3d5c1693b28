// The page's language, said to the browser, and Streamlit's own English words in it. They are replaced
// before the browser paints, and only where Streamlit itself writes them (pages/ui/streamlit_words.py).

{
  const ATTRIBUTES = ['aria-label', 'title', 'placeholder'];
  const OURS = '.lagom-live, .lagom-board';
  const page = /** @type {Window & { lagomWords?: MutationObserver }} */ (window);
  const { language, words } = page.lagomPage;

  /** @param {string} form with places such as {name} */
  const pattern = (form) => new RegExp(`^${form.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^$()[\]|\\]/g, '\\$&')).join('(.+)')}$`);
  const known = words.flatMap(({ place, forms, word }) => (
    forms.filter((form) => form !== word).map((form) => ({ place, word, shape: pattern(form) }))));
  // The longer form first: each is tried in turn.
  known.sort((a, b) => b.shape.source.length - a.shape.source.length);

  /** @param {string} text @param {Element} element @param {boolean} isName */
  function translated(text, element, isName) {
    for (const { place, word, shape } of known) {
      if (isName !== (place === '')) continue;
      const found = shape.exec(text);
      if (!found || (place && !element.closest(place))) continue;
      let i = 0;
      return word.replace(/\{\w+\}/g, () => found[i += 1]);
    }
    return text;
  }

  /** @param {Element} element */
  function names(element) {
    for (const attribute of ATTRIBUTES) {
      const said = element.getAttribute(attribute);
      if (!said) continue;
      const word = translated(said, element, true);
      if (word !== said) element.setAttribute(attribute, word);
    }
  }

  /** @param {Node} node */
  function visit(node) {
    if (node instanceof Text) {
      const element = node.parentElement;
      const said = node.data.trim();
      if (!element || !said || said.length > 200) return;
      const word = translated(said, element, false);
      if (word !== said) node.data = node.data.replace(said, word);
    } else if (node instanceof Element && !node.matches(OURS)) {
      names(node);
      node.childNodes.forEach(visit);
    }
  }

  /** @param {MutationRecord[]} changes */
  function follow(changes) {
    for (const { target, type, addedNodes } of changes) {
      if (target.parentElement?.closest(OURS) || (target instanceof Element && target.matches(OURS))) continue;
      if (type === 'attributes') names(/** @type {Element} */ (target));
      else if (type === 'characterData') visit(target);
      else addedNodes.forEach(visit);
    }
  }

  document.documentElement.lang = language; // Streamlit says English whatever is shown
  page.lagomWords?.disconnect();
  visit(document.body);
  page.lagomWords = new MutationObserver(follow);
  if (language !== 'en') {
    const what = { childList: true, subtree: true, characterData: true, attributeFilter: ATTRIBUTES };
    page.lagomWords.observe(document.body, what);
  }
}
