// Shoes, drawn: three lasts, each in its own colours. Seen from the side, toe to the right.
const NS = 'http://www.w3.org/2000/svg';

const node = (tag, attributes, ...children) => {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
};
const path = (d, fill, more = {}) => node('path', { d, fill, ...more });
const stroke = (d, colour, width, more = {}) => node('path', {
  d, fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', ...more });

const SOLE = 'var(--sole)';

/** A knitted runner: curved sole, padded collar, a band across. */
const runner = ([main, dark, spark]) => [
  path('M42 190c-4 12-2 24 8 27 60 12 190 12 262 3 26-3 44-8 46-20 1-8-6-14-16-17l-80-9Z', SOLE),
  path('M44 204c70 12 210 13 312 0 0 10-16 17-44 20-74 9-204 8-262-3-6-2-8-8-6-17Z', spark),
  path('M60 92c6-10 22-12 31-3 12 13 30 19 52 16 16-2 26-10 35-15 9-4 18-1 25 7 22 27 50 45 88 53 34 7 58 18 61 38 1 8-5 12-15 13-80 9-204 9-281-3-13-2-18-11-16-24 5-27 8-53 20-82Z', main),
  path('M60 92c6-10 22-12 31-3 3 4 7 7 11 9-10 32-12 65-9 103-13-1-25-3-36-5-13-2-18-11-16-24 4-27 8-52 19-80Z', dark),
  path('M291 150c34 7 58 18 61 38 1 8-5 12-15 13-22 3-48 4-74 5 2-24 10-44 28-56Z', dark, { opacity: .55 }),
  path('M128 202c10-34 34-60 76-80 9 9 18 17 28 23-40 12-66 31-80 58Z', spark),
  stroke('M190 104l-24 22M207 117l-22 21M226 131l-20 19', SOLE, 7),
  stroke('M92 100c14 12 32 17 52 14 13-2 22-7 30-12', dark, 5),
  stroke('M108 196c40 4 90 5 150 3', 'var(--thread)', 1.6, { 'stroke-dasharray': '5 5' }),
];

/** An ankle boot: shaft, welt, laces over hooks. */
const boot = ([main, dark, spark]) => [
  path('M58 204c-3 10-3 20 1 24 4 3 12 4 24 4h40l8-8h196c20 0 30-5 30-16 0-6-3-10-8-12Z', dark),
  path('M54 198h300c5 3 6 8 3 13H57c-5-4-6-9-3-13Z', spark),
  path('M78 32c24 7 56 8 92 2 8-1 12 3 13 11l8 50c4 19 18 30 44 38 50 14 108 20 118 58 1 6-3 9-10 9H66c-8 0-11-5-10-13 6-44 12-92 12-148 0-6 4-9 10-7Z', main),
  path('M78 32c24 7 56 8 92 2 8-1 12 3 13 11l2 12c-40 8-80 8-117 1V39c0-6 4-9 10-7Z', dark),
  path('M262 141c44 10 84 22 91 50 1 6-3 9-10 9h-98c-6-22 0-45 17-59Z', dark, { opacity: .5 }),
  path('M68 126c26 3 40 18 44 40l4 34H66c-8 0-11-5-10-13 3-21 8-42 12-61Z', dark, { opacity: .5 }),
  stroke('M150 70l36-4M154 92l36-6M164 114l34-10M186 132l28-14', spark, 6),
  stroke('M150 70l40 16M154 92l44 12', spark, 4, { opacity: .8 }),
  stroke('M118 196c-3-36-14-58-44-66M248 196c-5-20 1-38 16-51', 'var(--thread)', 1.6, { 'stroke-dasharray': '5 5' }),
];

/** A low shoe: flat rubber sole, clean upper. */
const low = ([main, dark, spark]) => [
  path('M44 192h312c6 0 9 4 9 12 0 13-8 20-24 20H64c-16 0-24-8-25-20 0-8 1-12 5-12Z', SOLE),
  stroke('M42 207h320', dark, 2.5, { opacity: .35 }),
  path('M62 96c20-8 30 6 52 8 24 3 46-2 62-14 8-6 15-5 21 2 26 30 54 44 96 54 40 9 64 22 66 46H52c-8 0-12-5-11-13 4-34 8-66 21-83Z', main),
  path('M62 96c12-5 21-2 30 2-8 28-10 60-8 94H52c-8 0-12-5-11-13 4-34 8-66 21-83Z', spark),
  path('M293 146c40 9 64 22 66 46h-92c0-20 8-36 26-46Z', dark, { opacity: .45 }),
  stroke('M186 92c-24 22-40 56-46 98', dark, 2.5, { opacity: .7 }),
  stroke('M186 108l-26 10M204 124l-30 12M226 137l-32 14', dark, 5),
  stroke('M92 108c28 10 58 8 84-8', dark, 4, { opacity: .8 }),
  stroke('M100 184h160', 'var(--thread)', 1.6, { 'stroke-dasharray': '5 5' }),
];

const LASTS = { runner, boot, low };

/** @param {{form: string, colours: string[]}} shoe @param {string} name read out in place of the picture */
export const draw = (shoe, name) => node('svg', { viewBox: '20 10 370 240', role: 'img', 'aria-label': name },
  node('ellipse', { cx: 200, cy: 232, rx: 165, ry: 9, fill: '#000', opacity: .08 }),
  ...LASTS[shoe.form](shoe.colours));
