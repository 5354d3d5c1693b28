// The settings stand in the address. Streamlit adds an entry to the browser's history for each change
// of them, so that "Back" would walk through every position of a slider. Here settings replace the
// entry, and only another page adds one.

{
  const push = history.pushState;
  let page = location.pathname;
  let { hash } = location;

  /** @type {History['pushState']} */
  function pushPage(state, unused, url) {
    const { pathname } = new URL(url ?? '', location.href);
    const change = pathname === page ? history.replaceState : push;
    change.call(history, state, unused, url);
    page = pathname;
  }

  // The settings of a first visit may have come before this script: then two entries are one page, and
  // the way back leads past the other.
  /** @param {PopStateEvent} event */
  function pass(event) {
    const isOfHeading = hash || location.hash; // a heading's own link is a place on the page
    if (location.pathname === page && !isOfHeading) {
      event.stopImmediatePropagation();
      history.back();
    }
    page = location.pathname;
    hash = location.hash;
  }

  if (push.name !== pushPage.name) { // each run of a page brings the script again
    history.pushState = pushPage;
    addEventListener('popstate', pass, { capture: true });
  }
}
