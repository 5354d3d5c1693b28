import js from '@eslint/js';
import globals from 'globals';

const COLOUR = String.raw`/#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(/i`;
const COLOURS = ['Literal', 'TemplateElement'].map((node) => ({
  selector: node === 'Literal' ? `Literal[value=${COLOUR}]` : `TemplateElement[value.raw=${COLOUR}]`,
  message: 'Colours stand in colours.js, or in the style sheets.',
}));
const NUMBERS = [
  {
    selector: 'MemberExpression[property.name=/^(toFixed|toPrecision|toExponential|toLocaleString)$/]',
    message: 'Numbers are written by numbers.js.',
  },
  { selector: 'Identifier[name="Intl"]', message: 'Numbers are written by numbers.js.' },
];

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...COLOURS, ...NUMBERS],
      'max-lines': ['error', 299],
    },
  },
  { files: ['**/static/live/colours.js'], rules: { 'no-restricted-syntax': ['error', ...NUMBERS] } },
  { files: ['**/static/live/numbers.js'], rules: { 'no-restricted-syntax': ['error', ...COLOURS] } },
];
