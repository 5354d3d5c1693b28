// What a page's first picture is drawn with is fetched while the server still makes the page, and not
// only once its element has come.

{
  const streamlit = /** @type {HTMLScriptElement | null} */ (document.querySelector('script[src*="/static/js/index"]'));
  const root = streamlit && new URL('../../', streamlit.src); // as pages/ui/component.py finds it

  /** @param {string} href */
  function fetchEarly(href) {
    const links = [...document.querySelectorAll('link[rel="modulepreload"]')];
    if (links.some((link) => link.getAttribute('href') === href)) return;
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  }

  if (root) window.lagomPage.early.forEach((address) => fetchEarly(new URL(address, root).href));
}
