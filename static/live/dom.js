// Elements of which the code itself has made sure that they are there.

/** @import { Options } from './types.js' */
/** @import { Component } from './outside.js' */

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

/**
 * A component's render function: its view is made once for each element, and told of all that comes.
 * @template {object} V
 * @param {string} selector of the element
 * @param {(root: HTMLElement, options: Options) => V} make
 * @param {(view: V, component: Component) => void} tell
 * @returns {(component: Component, options: Options) => void}
 */
export function mounting(selector, make, tell) {
  /** @type {WeakMap<HTMLElement, V>} */
  const made = new WeakMap();
  return (component, options) => {
    const root = find(component.parentElement, selector);
    const view = made.get(root) ?? make(root, options);
    made.set(root, view);
    if (component.data) tell(view, component);
  };
}
