// The colours of what is drawn on canvases: those of pages/charts/style.py (Okabe & Ito 2008), and
// darker or paler ones where text or thin lines need the contrast. The page's own come with its theme.

const BLUE = '#0072B2';
const VERMILLION = '#D55E00';
const ORANGE = '#E69F00';

export const POSITIVE = BLUE;
export const NEGATIVE = VERMILLION; // darker than the units' orange: a thin line needs the contrast
export const UNIT_SCALE = [ORANGE, '#F7F7F7', BLUE];
export const MARK = VERMILLION;
// Of the curves' names: text's contrast is 4.5 or more, so they are darker, and on dark paler, than
// the lines.
export const CURVE_NAMES = {
  light: { training: BLUE, validation: '#9D4500' },
  dark: { training: '#6CB8EA', validation: '#FF9B52' },
};
export const CONTOUR = '#222222';
export const WHITE = '#ffffff';
// Of a saved picture, which is on white whatever the theme.
export const INK = '#1a1a1a';
export const SMALL_PRINT = '#555555';
export const PLATE = 'rgba(255,255,255,0.86)'; // under a number on a picture
export const EMPTY_CELL = 'rgba(128,128,128,0.12)';
export const GRID = 'rgba(128,128,128,0.35)';
export const TRANSPARENT = 'rgba(0,0,0,0)';
