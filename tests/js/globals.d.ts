interface Window {
  Plotly?: import('../../static/live/outside.js').Plotly;
}
