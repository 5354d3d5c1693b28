// The types of what is not Lagom's own: as much as is used of Streamlit's component and of plotly.js.
// No browser loads this file.

/**
 * Streamlit's component object.
 * @typedef {object} Component
 * @property {HTMLElement} parentElement
 * @property {Uint8Array} data
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/**
 * A figure as its JSON. uid: a trace's name, by which its data find it (pages/charts/chart.py).
 * @typedef {{ data: ({ uid: string, [attribute: string]: any })[], layout: Record<string, any> }} PlotlyFigure
 */

/** @typedef {{ y: number, text: string, kind: 'floor' | 'baseline', name: string }} Reference a horizontal line's name */

/**
 * An axis as Plotly drew it. px, value: ways between data and px within the plot.
 * @typedef {object} Axis
 * @property {[number, number]} range in powers of ten where it is logarithmic
 * @property {boolean} log
 * @property {number} offset of the plot within its element, px
 * @property {number} length px
 * @property {boolean} autorange
 * @property {(value: number) => number} px not finite where a logarithmic axis has no place
 * @property {(px: number) => number} value
 */

/**
 * A figure as Plotly drew it. layout: Plotly's public one.
 * @typedef {{ xaxis: Axis, yaxis: Axis, layout: Record<string, any> }} Drawn
 */

/**
 * The fields of plotly.js that are its own; plotted.js reads them.
 * @typedef {object} Inner
 * @property {{ _offset?: number, _length?: number }} [xaxis] px
 * @property {{ _offset?: number, _length?: number }} [yaxis] px
 * @property {{ _height?: number }} [legend] px
 * @property {Record<string, unknown>} [_reservedMargin] px
 */

/**
 * What Plotly makes of an element.
 * @typedef {object} Plotted
 * @property {any[]} [data]
 * @property {any} [layout]
 * @property {Inner} [_fullLayout]
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
 * @property {(div: HTMLElement, data: object, layout: object, traces: number[]) => Promise<void>} update
 * @property {(div: HTMLElement) => void} purge
 * @property {(figure: object, options: object) => Promise<string>} toImage
 * @property {Record<string, object>} Icons
 * @property {{ resize: (div: HTMLElement) => Promise<void> }} Plots
 */

export {};
