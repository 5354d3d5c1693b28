// Whoever asks the system for less motion is not met by a network in full training: the first one is
// paused as it begins, by the button that would be pressed. The play bar says why.

{
  const LOOK_MS = 100;
  const page = /** @type {Window & { lagomCalm?: number }} */ (window);

  function look() {
    /** @type {HTMLElement | null} */
    const view = document.querySelector('.lagom-live');
    /** @type {HTMLElement | null} */
    const button = document.querySelector('.st-key-play button');
    const status = view?.dataset.status;
    if (!button || !status || status === 'idle') return;
    clearInterval(page.lagomCalm);
    if (status === 'running') button.click();
  }

  // Once a document: afterwards the network is the user's own.
  if (page.lagomCalm === undefined && matchMedia('(prefers-reduced-motion: reduce)').matches) {
    page.lagomCalm = setInterval(look, LOOK_MS);
  }
}
