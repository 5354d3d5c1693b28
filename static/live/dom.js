// Elements of which the code itself has made sure that they are there.

/**
 * @param {Element} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/**
 * @param {Element} root
 * @param {string} selector
 * @returns {HTMLCanvasElement}
 */
export function findCanvas(root, selector) {
  return /** @type {HTMLCanvasElement} */ (root.querySelector(selector));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
export function pen(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
}

/**
 * Only what is new: what stands there may be selected, and a screen reader would say it again.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
