// The types of what the modules hand each other, for the type checker; no browser loads this file.
// Python makes the headers and arrays: pages/live/run_session.py, cards.py, parts.py and frame.py.
// Shapes stand in brackets: E epochs, H rows upwards and W columns of a picture, S samples along an
// axis, U shown units, C pictures of a board's cells.

/** @import { At, Touched } from './touch_types.js' */
/** @import { InputsPart, PaintPart } from './paint_types.js' */

/** @import { Plotly, PlotlyFigure } from './outside.js' */

/**
 * An array of a frame: its values in C order, and its shape.
 * @template {Float32Array | Uint8Array | Int8Array} V
 * @typedef {{ values: V, shape: number[] }} Shaped
 */

/** @typedef {Shaped<Uint8Array>} Picture 0 to 255, over the picture's scale */

/**
 * @template H, A
 * @typedef {{ header: H, arrays: A }} Frame
 */

/**
 * What the header of every frame has. parts: the keys of all parts; new: those that the tab lacked.
 * @typedef {object} Header
 * @property {[name: string, type: 'float32' | 'uint8' | 'int8', shape: number[]][]} arrays in the body
 * @property {number | null} ack the number of the newest request that this answers; null: of none
 * @property {number} made when, in seconds of the server's clock
 * @property {number} every ms from one request to the next, at least
 * @property {Record<string, string>} parts by name
 * @property {Record<string, any>} new by name
 * @property {{ token: string, panel: string, presses: boolean }} channel in frames that Streamlit brings
 */

/**
 * Where a slider stands that is held, or was let go a moment ago. key: of its widget. number: the larger
 * the newer.
 * @typedef {{ key: string, position: number, number: number, held: boolean }} Draft
 */

/** @typedef {'idle' | 'running' | 'paused' | 'diverged' | 'done'} Status */

/**
 * @typedef {object} Progress towards an epoch that takes long
 * @property {string} kind
 * @property {number} epoch
 * @property {number} share of the way, 0 to 1
 */

/**
 * How a run stands, for a session that knows nothing of it.
 * @typedef {{ step: number, goal: number, adjusted: boolean, edited: boolean, playing: boolean }} Standing
 */

/**
 * Losses as they are minimized, accuracies from 0 to 1; null where there is no such number.
 * @typedef {Record<'epoch' | 'train_loss' | 'validation_loss' | 'train_accuracy'
 *   | 'validation_accuracy' | 'parameters' | 'seconds' | 'speed', number | null>} Numbers
 */

/**
 * @typedef {object} LiveMore
 * @property {string} session the server's, by name
 * @property {number} run
 * @property {Status} status
 * @property {Progress | null} target
 * @property {Progress | null} progress null where it comes soon
 * @property {boolean} pending whether something is still computed, though the run stands still
 * @property {Numbers} stats
 * @property {Standing | null} standing
 * @property {boolean} edited whether a hand has changed the network
 * @property {number} settled how often the page had changed the settings
 * @property {[number, number][]} off units that the answers leave out
 * @property {boolean} passes_on whether one more layer need not begin anew
 * @property {Touched | null} touch
 *
 * @typedef {Header & LiveMore} LiveHeader
 */

/**
 * All but the curve come only when they are due.
 * @typedef {object} LiveArrays
 * @property {Shaped<Float32Array>} curve (3, E): epochs, training and validation loss; NaN: not finite
 * @property {Picture} [map] (H, W): the answer, from the scale's low end to its high end
 * @property {Shaped<Uint8Array>} [classes] (H, W): the likeliest class
 * @property {Picture} [lead] (H, W): how far it leads the next likely one, 0 to 1
 * @property {Shaped<Float32Array>} [fit] (S,): the answer in the target's unit
 * @property {Picture} [space] (S, S, S): the answer over three inputs
 * @property {Picture} [touch] (H, W), or (S,): the unit that is touched, large
 * @property {Picture} [units] (U, H, W), or (U, S) where there is one input
 * @property {Shaped<Int8Array>} [weights] between shown units, layer by layer: 127 tanh(w / 2)
 */

/** @typedef {Frame<LiveHeader, LiveArrays>} LiveFrame */

/**
 * Losses by epoch, null where not finite.
 * @typedef {{ epochs: number[], train: (number | null)[], validation: (number | null)[] }} Losses
 */

/** @typedef {{ epochs: number[], train: number[], validation: number[] }} Curve with NaN */

/** @typedef {Losses & { judged: string }} Ghost the run before, and what came of the advice */

/** @typedef {{ index: number, crossed: number[], note: string }} LayerMark index: of hidden layers */

/**
 * @typedef {object} Marks the verdict's evidence
 * @property {number | null} best epoch
 * @property {number | null} gap the epoch from which the space between the curves is shaded
 * @property {[number, number] | null} zone losses between which validation is lagom
 * @property {Losses | null} ahead the curves of the copy that trains ahead
 * @property {LayerMark | null} layer
 */

/** @typedef {{ kind: string, label: string, tried: string }} Offer tried: what a trial came to */

/**
 * @typedef {object} Judgement
 * @property {string} verdict empty while there is none
 * @property {string} doubt
 * @property {boolean} open
 * @property {string} heading
 * @property {string} certain
 * @property {string} why
 * @property {string} because
 * @property {string} said for screen readers
 * @property {Offer[]} tries
 * @property {Marks} marks
 */

/**
 * colours: of units that answer for a class.
 * @typedef {{ title: string, detail: string, width: number, shown: number, labels: string[],
 *   colours: string[] }} Layer
 */

/**
 * What stands still while a network trains.
 * @typedef {object} LiveParts
 * @property {LiveWords} words
 * @property {string} caption the settings in a line
 * @property {PlotlyFigure} curves
 * @property {ViewPart} view
 * @property {Layer[]} diagram
 * @property {Judgement} verdict
 * @property {Ghost | null} ghost
 * @property {PaintPart} paint
 * @property {InputsPart | null} inputs
 */

/**
 * @typedef {object} MapPart
 * @property {'map'} kind
 * @property {PlotlyFigure} figure
 * @property {string[]} scale low, middle, high
 * @property {string[]} colours of the classes
 * @property {boolean} contour
 * @property {boolean} discrete whether only the class is shown
 */

/**
 * @typedef {object} FitPart
 * @property {'fit'} kind
 * @property {PlotlyFigure} figure
 * @property {{ colour: string, width: number }} curve width in px
 */

/** @typedef {MapPart | FitPart | { kind: 'space', figure: PlotlyFigure }} ViewPart */

/**
 * What every picture's words have.
 * @typedef {object} Words
 * @property {string} language
 * @property {Record<string, string>} modebar Plotly's buttons
 * @property {string} late
 * @property {string} slow
 */

/**
 * @typedef {object} LiveMoreWords templates have names in braces
 * @property {Record<string, string>} stats names
 * @property {string} toward template
 * @property {{ more: string, fewer: string }} folding of the numbers
 * @property {Record<Status, string>} status
 * @property {Record<'curves' | 'view' | 'diagram', string>} alt templates
 * @property {Record<string, string>} key of the loss curves
 * @property {string} more template
 * @property {string} signs
 * @property {Record<string, string>} verdict
 * @property {Record<string, string>} touch templates
 * @property {Record<string, string>} paint templates
 * @property {Record<string, string>} inputs templates
 *
 * @typedef {Words & LiveMoreWords} LiveWords
 * @typedef {Words & { png: string, numbers: string, save_help: string }} BoardWords
 */

/** @typedef {[name: string, text: string, role: string, numbers: string[], offer: string]} Said a line */

/** @typedef {[row: number, column: number]} Place of a cell */

/**
 * @typedef {object} BoardMore what only a sweep's board has is optional
 * @property {string} board
 * @property {string} status
 * @property {[name: string, kind: 'plot' | 'cells' | 'chosen', size: string][]} cards
 * @property {boolean} later whether the frame had no time for some of the cards
 * @property {boolean} live whether a next frame will bring news
 * @property {Record<string, unknown>} facts attributes of the board's element
 * @property {number | null} [progress] 0 to 1
 * @property {Said[]} [lines]
 * @property {string | null} [handle] the session's
 * @property {unknown} [standing]
 * @property {boolean} [eager] whether the sweep begins as soon as it is seen
 * @property {number} [sweep]
 * @property {Place[]} [cells] whose pictures the frame brings
 * @property {number} [pictured] so many pictures came before these
 *
 * @typedef {Header & BoardMore} BoardHeader
 */

/**
 * @typedef {object} BoardArrays
 * @property {Shaped<Uint8Array>} [cells] (C, H, W) answers or classes, or (C, S) a curve over its box
 * @property {Picture} [lead] (C, H, W) as in LiveArrays
 *
 * @typedef {Frame<BoardHeader, BoardArrays>} BoardFrame
 */

/**
 * What of a card's chart changes: by the traces' names, and in a sentence.
 * @typedef {{ traces: Record<string, Record<string, unknown>>, alt: string }} CardData
 */

/** @typedef {{ id: number, [more: string]: unknown }} Pressed id: another for each press */

/**
 * A request for a frame, of the live view. run, have: the run whose curve the tab holds, and the last
 * epoch of it.
 * @typedef {object} LiveTick
 * @property {number} seq
 * @property {Pressed | null} pressed
 * @property {Draft & { settled: number } | null} draft
 * @property {Standing | null} was
 * @property {number} run
 * @property {number} have
 * @property {Record<string, string>} parts
 * @property {At | null} touched
 */

/**
 * A request for a frame, of a board. visible: the cards in sight; null: not known yet.
 * @typedef {object} BoardTick
 * @property {number} seq
 * @property {Pressed | null} pressed
 * @property {string} board
 * @property {Record<string, string>} parts
 * @property {string[] | null} visible
 * @property {string} [before]
 * @property {unknown} [was]
 */

/**
 * What a board does with a card of every kind: hand it each frame, and draw it when its turn comes.
 * @typedef {object} Card
 * @property {HTMLElement} element
 * @property {boolean} dirty whether it is to be drawn
 * @property {number} at when it was last drawn, ms
 * @property {number} cost of a drawing, ms
 * @property {number} last likewise, of the last one
 * @property {boolean} usesPlotly
 * @property {(name: string, changed: Set<string>, contents: Record<string, any>, arrays: BoardArrays,
 *   header: BoardHeader, redress: boolean) => void} take
 * @property {(plotly: Plotly) => Promise<void>} draw plotly: only where it is used
 */

/**
 * @typedef {object} CardOptions
 * @property {Counter} counter
 * @property {(value: object) => void} pick what a click on the card says
 * @property {() => BoardWords} words
 * @property {() => void} again asks the server for all of the card's pictures
 */

/** @typedef {{ mounts: number }} Counter of charts that were built */

/**
 * The page's colours and letters. size, small: of letters in px; scale: how much they are enlarged.
 * @typedef {{ text: string, background: string, family: string, dark: boolean, size: number,
 *   small: number, scale: number }} Look
 */

/** @typedef {{ plotly: string, server: string }} Options addresses */

export {};
