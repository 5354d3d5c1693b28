// Whether the pointer or the focus is on the play bar: the tooltip of a button there stands below it
// (static/app.css), since above it would lie on the links to the other pages.

{
  const page = /** @type {Window & { lagomTips?: boolean }} */ (window);

  /** @param {Event} event */
  function place({ target }) {
    const isAtBar = target instanceof Element && Boolean(target.closest('.st-key-play_bar'));
    document.body.dataset.tip = isAtBar ? 'bar' : '';
  }

  if (!page.lagomTips) { // each run of a page brings the script again
    page.lagomTips = true;
    addEventListener('pointerover', place, { capture: true, passive: true });
    addEventListener('focusin', place, { capture: true });
  }
}
