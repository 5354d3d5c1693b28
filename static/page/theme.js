// Light and dark by a button in the page's head. Streamlit can change its theme without a new load,
// but only from its menu, which is hidden here; so the button presses there. It remembers the choice for
// one address of the app; here it is written down for all of them. Without such a menu, the page is
// loaded anew with what is written down.

{
  const VERSION = 'v2'; // of what Streamlit writes down (tests/browser/test_access.py)
  const LOOK_MS = 500;
  const WAIT = 20; // pictures of the browser's, for the menu to open
  const page = /** @type {Window & { lagomTheme?: boolean }} */ (window);

  const isDark = () => getComputedStyle(/** @type {Element} */ (document.querySelector('.stApp'))).colorScheme === 'dark';
  const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** @param {string} choice */
  function remember(choice) {
    const { paths } = page.lagomPage;
    const parts = location.pathname.split('/');
    if (paths.includes(parts[parts.length - 1])) parts.pop();
    const root = parts.join('/').replace(/\/$/, '');
    for (const path of paths) localStorage.setItem(`stActiveTheme-${root}/${path}-${VERSION}`, JSON.stringify(choice));
  }

  /** @param {string} choice */
  async function pick(choice) {
    /** @type {HTMLElement | null} */
    const menu = document.querySelector('[data-testid="stMainMenuButton"]');
    menu?.click();
    for (let i = 0; menu && i < WAIT; i += 1) {
      await nextPicture();
      /** @type {HTMLElement | null} */
      const item = document.querySelector(`[data-testid="stMainMenuItem-theme-${choice}"]`);
      if (!item) continue;
      item.click();
      return true;
    }
    return false;
  }

  /** @param {HTMLElement} button */
  async function change(button) {
    const wanted = isDark() ? 'Light' : 'Dark';
    const own = matchMedia('(prefers-color-scheme: dark)').matches ? 'Dark' : 'Light';
    const choice = wanted === own ? 'System' : wanted;
    const isDone = await pick(choice);
    remember(choice);
    if (!isDone) return location.reload();
    button.focus({ preventScroll: true }); // the menu takes it
    return show();
  }

  function show() {
    document.querySelectorAll('.lagom-theme').forEach((button) => {
      const pressed = String(isDark());
      if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed);
    });
  }

  /** @param {MouseEvent} event */
  function click({ target }) {
    const button = target instanceof Element ? target.closest('.lagom-theme') : null;
    if (button instanceof HTMLElement) change(button).catch(console.error);
  }

  if (!page.lagomTheme) { // each run of a page brings the script again
    page.lagomTheme = true;
    addEventListener('click', click);
    setInterval(show, LOOK_MS); // Streamlit draws the button anew, and the system changes its mind
  }
}
