// The sidebar where the window is narrow or low (static/page/sheet.css): the page beside it is used
// while it is open, Escape closes it, the focus goes in and comes back, and it opens where it was left.

{
  const SMALL = matchMedia('(max-width: 768px), (max-height: 500px)');
  const ABOVE = '[role="listbox"], [role="dialog"], .stPopoverBody, .touch-card:not([hidden]), .key.open'; // what Escape closes first
  const page = /** @type {Window & { lagomSheet?: MutationObserver }} */ (window);
  /** @type {{ [path: string]: number }} */
  const left = {}; // how far it was scrolled, px, by the page's path

  /** @param {string} selector */
  const element = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));
  const sidebar = () => element('.stSidebar');
  const content = () => element('[data-testid="stSidebarContent"]');
  const closer = () => element('[data-testid="stSidebarCollapseButton"] button');
  const isOpen = () => SMALL.matches && sidebar()?.dataset.collapsed === 'false';

  /** @param {EventTarget | null} target */
  const isWithin = (target) => target instanceof Node && Boolean(sidebar()?.contains(target));

  /** @param {() => HTMLElement | null} find */
  function focus(find) {
    const { activeElement } = document;
    if (activeElement === document.body || isWithin(activeElement)) find()?.focus({ preventScroll: true });
  }

  // A button for each group of controls that the page has.
  function jumps() {
    const place = element('.lagom-jumps');
    const names = [...document.querySelectorAll('.stSidebar h3')].map((heading) => heading.textContent?.trim() ?? '');
    if (!place || place.dataset.of === names.join('\n')) return;
    place.dataset.of = names.join('\n');
    place.replaceChildren(...names.map((name) => Object.assign(document.createElement('button'), { type: 'button', textContent: name })));
  }

  /** @param {MouseEvent} event */
  function jump({ target }) {
    const button = target instanceof Element ? target.closest('.lagom-jumps button') : null;
    if (!button) return;
    const at = [...button.parentElement?.children ?? []].indexOf(button);
    document.querySelectorAll('.stSidebar h3')[at]?.scrollIntoView({ block: 'start' });
  }

  function changed() {
    document.body.dataset.sheet = isOpen() ? 'open' : 'closed';
    if (!SMALL.matches) return;
    if (!isOpen()) {
      requestAnimationFrame(() => focus(() => element('[data-testid="stExpandSidebarButton"]')));
      return;
    }
    jumps();
    element('.touch-card:not([hidden]) .touch-close')?.click(); // a unit's sheet would lie beneath
    const scrolled = left[location.pathname] ?? 0;
    requestAnimationFrame(() => content()?.scrollTo(0, scrolled));
    focus(closer);
  }

  /** @param {Event} event */
  function scrolled({ target }) {
    if (target === content() && isOpen()) left[location.pathname] = content()?.scrollTop ?? 0;
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key !== 'Escape' || !isOpen() || element(ABOVE)) return;
    closer()?.click();
  }

  // Streamlit closes it at any press beside it.
  /** @param {MouseEvent} event */
  function keep(event) {
    if (isOpen() && !isWithin(event.target)) event.stopPropagation();
  }

  // Streamlit remembers it open, also for a visit that should begin with the pictures.
  function forget() {
    if (!SMALL.matches || document.visibilityState === 'visible') return;
    Object.keys(localStorage).filter((key) => key.startsWith('stSidebarCollapsed')).forEach((key) => localStorage.removeItem(key));
  }

  // A unit that is pinned has a sheet of its own in the same place.
  /** @param {MouseEvent} event */
  function giveWay({ target }) {
    const isDiagram = target instanceof Element && target.closest('.diagram');
    if (isDiagram && isOpen() && element('.touch-card[data-pinned="true"]:not([hidden])')) closer()?.click();
  }

  if (!page.lagomSheet) { // each run of a page brings the script again
    page.lagomSheet = new MutationObserver(changed);
    page.lagomSheet.observe(document.body, { subtree: true, attributeFilter: ['data-collapsed'] });
    addEventListener('pagehide', forget);
    document.addEventListener('visibilitychange', forget);
    addEventListener('scroll', scrolled, { capture: true, passive: true });
    addEventListener('keydown', press, { capture: true });
    document.body.addEventListener('mousedown', keep);
    addEventListener('click', jump);
    addEventListener('click', giveWay);
    setInterval(() => isOpen() && jumps(), 500); // its groups are drawn a little later than the page
  }
}
