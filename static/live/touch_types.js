// What is touched in the diagram, as types for the checker.

/**
 * A unit of the diagram, in a column from the inputs on, or with source a line into it; source -1:
 * its bias.
 * @typedef {[column: number, unit: number, source?: number]} At
 */

/**
 * What a frame says of what is touched; null where a number is not finite.
 * @typedef {object} Touched
 * @property {At} at
 * @property {number | null} [bias]
 * @property {[unit: number, name: string, weight: number | null][]} [sources]
 * @property {number} [of] so many sources
 * @property {[number | null, number | null]} [inputs] of the activation function
 * @property {number} [n] on so many training points
 * @property {number | null} [reach] of `function` on either side of 0
 * @property {(number | null)[]} [function]
 * @property {'map' | 'curve' | 'image' | 'answer'} [kind] of the picture
 * @property {[number | null, number | null]} [ends] values of the picture's colours
 * @property {string[]} [axes] names
 * @property {[number | null, number | null] | null} [without] validation loss with and without it
 * @property {number | null} [weight] of a line
 * @property {number | null} [pull] where training would move it: minus the gradient
 */

export {};
