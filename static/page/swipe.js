// On a phone a swipe up or down that begins on a slider scrolls. Streamlit's sliders take the finger
// as it touches; here they are given it when it has moved sideways. One that only taps they hear as a
// mouse, which browsers make of it. So it is with a pen.

{
  const SIDEWAYS = 6; // px, from which on a finger is seen to move along the slider

  /** @type {PointerEvent | null} */
  let touched = null;

  /** @param {Event} event */
  const isOnSlider = ({ target }) => /** @type {Element} */ (target)?.closest?.('.stSlider [style*="touch-action"]');

  /** @param {PointerEvent | TouchEvent} event */
  function hold(event) {
    if (!event.isTrusted || !isOnSlider(event)) return;
    if (event instanceof PointerEvent) {
      if (event.pointerType === 'mouse') return;
      touched = event;
    }
    event.stopImmediatePropagation();
  }

  /** @param {PointerEvent} event */
  function give(event) {
    if (!touched || event.pointerId !== touched.pointerId) return;
    const [across, down] = [event.clientX - touched.clientX, event.clientY - touched.clientY];
    if (Math.abs(across) < SIDEWAYS || Math.abs(across) < Math.abs(down)) return;
    const { target, pointerId, pointerType, clientX, clientY } = touched;
    touched = null;
    const init = { pointerId, pointerType, clientX, clientY, isPrimary: true, bubbles: true, cancelable: true };
    target?.dispatchEvent(new PointerEvent('pointerdown', init));
  }

  const forget = () => {
    touched = null;
  };

  const page = /** @type {Window & { lagomSwipes?: boolean }} */ (window);
  if (!page.lagomSwipes) { // each run of a page brings the script again
    page.lagomSwipes = true;
    // Before any listener of the sliders' own, and of the live view's.
    addEventListener('pointerdown', hold, { capture: true });
    addEventListener('touchstart', hold, { capture: true, passive: true });
    addEventListener('pointermove', give, { capture: true });
    addEventListener('pointerup', forget, { capture: true });
    addEventListener('pointercancel', forget, { capture: true });
  }
}
