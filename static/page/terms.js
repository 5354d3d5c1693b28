// What a word of the glossary means, beside it: when it is hovered, tapped or has the focus. In
// Streamlit's texts such a word is a link to its term, in the app's own a button.

{
  const GAP = 6; // px between the word and what is told of it
  const WORD = '.lagom-term, a[href^="#term."], a[href^="#control."]';
  const page = /** @type {Window & { lagomTip?: HTMLElement }} */ (window);
  /** @type {Element | null} */
  let word = null;

  /** @param {EventTarget | null} target */
  const wordAt = (target) => (target instanceof Element ? target.closest(WORD) : null);

  function tip() {
    if (page.lagomTip?.isConnected) return page.lagomTip;
    const made = Object.assign(document.createElement('div'), { id: 'lagom-tip', role: 'tooltip', hidden: true });
    document.body.append(made);
    page.lagomTip = made;
    return made;
  }

  /** @param {Element} next */
  function show(next) {
    const key = next.getAttribute('data-term') ?? next.getAttribute('href')?.slice(1);
    const term = page.lagomPage.terms.find((each) => each.key === key);
    if (!term) return;
    if (word !== next) hide();
    word = next;
    const box = tip();
    box.textContent = term.about;
    box.hidden = false;
    word.setAttribute('aria-describedby', box.id);
    place(box, next.getBoundingClientRect());
  }

  /** @param {HTMLElement} box @param {DOMRect} at */
  function place(box, at) {
    const { width, height } = box.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - GAP;
    const below = at.bottom + GAP + height > innerHeight ? at.top - GAP - height : at.bottom + GAP;
    box.style.left = `${Math.max(GAP, Math.min(at.left, room))}px`;
    box.style.top = `${Math.max(GAP, below)}px`;
  }

  function hide() {
    word?.removeAttribute('aria-describedby');
    word = null;
    if (page.lagomTip) page.lagomTip.hidden = true;
  }

  // Focus itself may scroll the word into sight.
  function follow() {
    if (!word) return;
    const at = word.getBoundingClientRect();
    if (!word.isConnected || at.bottom < 0 || at.top > innerHeight) hide();
    else place(tip(), at);
  }

  /** @param {Event} event */
  function look({ target }) {
    const next = wordAt(target);
    if (next) show(next);
    else if (word && target !== page.lagomTip && document.activeElement !== word) hide();
  }

  /** @param {MouseEvent} event */
  function click(event) {
    const next = wordAt(event.target);
    if (!next) return event.target === page.lagomTip ? undefined : hide();
    event.preventDefault(); // a link's address is no place on the page
    return show(next);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === 'Escape' && word) hide();
    else if (['Enter', ' '].includes(event.key) && event.target instanceof Element && event.target.matches('.lagom-term')) {
      event.preventDefault();
      show(event.target);
    }
  }

  if (!page.lagomTip) { // each run of a page brings the script again
    tip();
    addEventListener('pointerover', look);
    addEventListener('focusin', look);
    addEventListener('focusout', (event) => wordAt(event.target) && hide());
    addEventListener('click', click, { capture: true });
    addEventListener('keydown', press, { capture: true });
    addEventListener('scroll', follow, { capture: true, passive: true });
    addEventListener('resize', hide);
  }
}
