// A Plotly chart that is built once and then updated in place.

let loading;

// Streamlit's own copy of plotly.js cannot be reached, so the app serves that of its Python package.
export function loadPlotly(url) {
  loading ||= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve(window.Plotly);
    script.onerror = reject;
    document.head.appendChild(script);
  });
  return loading;
}

export function theme(element) {
  const style = getComputedStyle(element);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    text: style.getPropertyValue('--st-text-color').trim() || style.color,
    background: style.getPropertyValue('--st-background-color').trim() || '#ffffff',
    family: style.getPropertyValue('--st-font').trim() || style.fontFamily,
    size: parseFloat(style.getPropertyValue('--chart-text')) * rem,
    scale: rem / 16,
  };
}

const TOUCH = matchMedia('(pointer: coarse)').matches;
const CONFIG = {
  displaylogo: false,
  displayModeBar: TOUCH ? false : 'hover',
  responsive: false,
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d', 'hoverClosestCartesian', 'hoverCompareCartesian'],
};

export class Figure {
  constructor(div, counter, onPlaced = () => {}) {
    this.div = div;
    this.counter = counter;
    this.onPlaced = onPlaced;
    this.drawn = false;
    new ResizeObserver(() => this.resize()).observe(div);
  }

  // Draws a figure as Python described it; a figure of another kind is built anew.
  async show(content, kind, plotly) {
    const figure = structuredClone(content);
    this.dress(figure);
    const rebuild = !this.drawn || this.kind !== kind;
    this.kind = kind;
    if (rebuild) {
      if (this.drawn) plotly.purge(this.div);
      this.drawn = true;
      this.counter.mounts += 1;
      await plotly.newPlot(this.div, figure.data, figure.layout, CONFIG);
      for (const event of ['plotly_afterplot', 'plotly_relayouting']) this.div.on(event, this.onPlaced);
    } else {
      await plotly.react(this.div, figure.data, figure.layout, CONFIG);
    }
    this.onPlaced();
  }

  dress(figure) {
    const { layout } = figure;
    const { text, background, family, size, scale } = theme(this.div);
    layout.font = { color: text, family, size };
    layout.title = { ...layout.title, font: { size: size * 1.15 } };
    if (layout.title.subtitle) layout.title.subtitle.font = { size: size * 0.92, color: text };
    layout.hoverlabel = { ...layout.hoverlabel, bgcolor: background, font: { color: text, size } };
    layout.margin = Object.fromEntries(Object.entries(layout.margin).map(([k, v]) => [k, v * scale]));
    for (const trace of figure.data) {
      if (trace.line?.width) trace.line.width *= scale;
      if (trace.mode === 'text') {
        const halo = `0 0 3px ${background}`; // parts the words from the lines beneath
        trace.textfont = { color: text, size: size * 0.92, shadow: `${halo}, ${halo}, ${halo}` };
      }
    }
    for (const note of layout.annotations || []) note.font = { ...note.font, size: size * 0.92 };
    // On a touch screen a finger on the chart scrolls the page.
    if (TOUCH) layout.dragmode = false;
  }

  restyle(update, traces) {
    if (this.drawn && window.Plotly) window.Plotly.restyle(this.div, update, traces);
  }

  relayout(update) {
    if (this.drawn && window.Plotly) window.Plotly.relayout(this.div, update);
  }

  resize() {
    if (this.drawn && this.div.isConnected && this.div.offsetWidth) window.Plotly.Plots.resize(this.div);
  }

  axes() {
    const layout = this.div._fullLayout;
    return this.drawn && layout?.xaxis ? layout : null;
  }
}
