interface Window {
  Plotly?: import('../../static/live/outside.js').Plotly;
  // What pages/ui/boot.py tells the scripts of static/page.
  lagomPage: {
    language: string;
    words: { place: string; forms: string[]; word: string }[];
    paths: string[];
    early: string[];
    terms: { key: string; forms: string[]; about: string }[];
    endings: string;
  };
}
