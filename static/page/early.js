// What a page's first picture is drawn with is fetched while the server still makes the page, and not
// only once its element has come.

{
  const streamlit = /** @type {HTMLScriptElement | null} */ (document.querySelector('script[src*="/static/js/index"]'));
  const root = streamlit && new URL('../../', streamlit.src); // as pages/ui/component.py finds it
  const { modules, scripts } = window.lagomPage.early;

  /** @param {string} address @param {string} rel */
  function fetchEarly(address, rel) {
    const href = new URL(address, root ?? undefined).href;
    if ([...document.querySelectorAll(`link[rel="${rel}"]`)].some((link) => link instanceof HTMLLinkElement && link.href === href)) return;
    const link = Object.assign(document.createElement('link'), { rel, href });
    if (rel === 'preload') link.as = 'script';
    document.head.append(link);
  }

  if (root) {
    modules.forEach((address) => fetchEarly(address, 'modulepreload'));
    scripts.forEach((address) => fetchEarly(address, 'preload'));
  }
}
