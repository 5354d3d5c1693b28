// The types of what is not Lagom's own: as much as is used of Streamlit's component and of plotly.js.
// No browser loads this file.

/**
 * Streamlit's component object.
 * @typedef {object} Component
 * @property {HTMLElement} parentElement
 * @property {Uint8Array} data
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/** @typedef {{ data: any[], layout: Record<string, any> }} PlotlyFigure as its JSON */

/**
 * An axis as Plotly drew it.
 * @typedef {object} Axis
 * @property {[number, number]} range in powers of ten where it is logarithmic
 * @property {string} type
 * @property {number} _length px
 * @property {number} _offset px
 * @property {(value: number) => number} d2p to px
 * @property {(px: number) => number} p2d
 * @property {boolean} [autorange]
 * @property {{ clipmax: number }} [autorangeoptions]
 * @property {number[]} [tickvals]
 */

/** @typedef {{ y: number, text: string, below: boolean }} Reference a horizontal line's name */

/**
 * A layout as Plotly drew it.
 * @typedef {object} Drawn
 * @property {Axis} xaxis
 * @property {Axis} yaxis
 * @property {Axis} [yaxis2]
 * @property {{ yref: string, y: number, _height: number }} [legend]
 * @property {Record<'l' | 'r' | 't' | 'b', number>} margin px
 * @property {{ floor: number, range: number, references?: Reference[] }} meta
 */

/**
 * What Plotly makes of an element.
 * @typedef {object} Plotted
 * @property {any[]} [data]
 * @property {any} [layout]
 * @property {Drawn} [_fullLayout]
 * @property {(event: string, listen: (event: any) => void) => void} on
 *
 * @typedef {HTMLElement & Plotted} PlotDiv
 */

/**
 * The part of plotly.js that is used.
 * @typedef {object} Plotly
 * @property {(div: HTMLElement, data: any[], layout: object, config: object) => Promise<void>} newPlot
 * @property {(div: HTMLElement, data: any[], layout: object, config: object) => Promise<void>} react
 * @property {(div: HTMLElement, update: object, traces: number[]) => Promise<void>} restyle
 * @property {(div: HTMLElement, update: object) => Promise<void>} relayout
 * @property {(div: HTMLElement) => void} purge
 * @property {(figure: object, options: object) => Promise<string>} downloadImage
 * @property {{ resize: (div: HTMLElement) => Promise<void> }} Plots
 */

export {};
