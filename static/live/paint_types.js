// The types of drawing points and of choosing inputs, for the type checker; no browser loads this file.

/**
 * What can be drawn. reaches: of each column, from minus that to plus that. line: over one input.
 * @typedef {{ reaches: number[], line: boolean, colours: string[], symbols: string[],
 *   classes: string[], name: string }} PaintKind
 */

/**
 * @typedef {object} PaintPart
 * @property {string} points as datasets/painted.py writes them; empty where other data are learned from
 * @property {boolean} painted
 * @property {boolean} offered whether points can be drawn over these data
 * @property {number} copies so many of the data's points can be taken over
 * @property {number} of
 * @property {number} most
 * @property {Record<string, PaintKind>} kinds
 */

/**
 * An input that the network may be given. picture: rows upwards, 0 to 255.
 * @typedef {{ name: string, label: string, picture: number[], on: boolean }} InputItem
 */

/** @typedef {{ items: InputItem[], side: number }} InputsPart */

export {};
