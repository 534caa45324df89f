// @ts-check
/**
 * The house's icons. In a 24 by 24 box: a string is a path, a triple is a circle (x, y, radius).
 * @type {Record<string, Array<string | [number, number, number]>>}
 */
export const STROKES = {
  alert: ['M12 4l9 16H3zM12 10v4M12 17h.01'],
  back: ['M15 5l-7 7 7 7'],
  bell: ['M6 16.5V11a6 6 0 1112 0v5.500l1.500 1.500h-15zM10 20.500a2.200 2.200 0 004 0'],
  box: ['M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8'],
  chart: ['M4 20V10m6 10V4m6 16v-7m4 7H3'],
  chat: ['M4 5h16v11H9l-5 4z'],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  clip: ['M20 11l-8.5 8.5a5 5 0 01-7-7L13 4a3.4 3.4 0 014.8 4.8L9.4 17.2a1.7 1.7 0 01-2.4-2.4L14.5 7'],
  clock: [[12, 12, 8], 'M12 7.5V12l3 2'],
  copy: ['M9 9h11v11H9zM5 15H4V4h11v1'],
  down: ['M6 9l6 6 6-6'],
  file: ['M14 3H7a1 1 0 00-1 1v16a1 1 0 001 1h10a1 1 0 001-1V7zM14 3v4h4'],
  filter: ['M4 5h16l-6 8v5l-4 2v-7z'],
  gear: [[12, 12, 3], 'M12 2.8v2.4M12 18.8v2.4M4.2 7.5l2 1.2M17.8 15.3l2 1.2M4.2 16.5l2-1.2M17.8 8.7l2-1.2'],
  globe: [[12, 12, 8.5], 'M3.5 12h17M12 3.5c2.6 2.5 3.7 5.3 3.7 8.5s-1.100 6-3.7 8.500c-2.600-2.500-3.700-5.300-3.700-8.500s1.100-6 3.700-8.500z'],
  group: [[12, 8, 3], 'M6.5 19c0-3.3 2.3-5.5 5.5-5.5s5.5 2.2 5.5 5.5M5.5 11a2.4 2.4 0 110-4.6M2.5 17c0-2 .9-3.6 2.4-4.3M18.5 11a2.4 2.4 0 100-4.6M21.5 17c0-2-.9-3.6-2.4-4.3'],
  key: [[8, 15, 4], 'M11 12l8-8M16 7l3 3'],
  more: ['M5 12h.01M12 12h.01M19 12h.01'],
  note: ['M5 4h14v10l-6 6H5zM13 20v-6h6'],
  out: ['M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9'],
  pause: ['M8 5v14M16 5v14'],
  people: [[9, 8, 3.2], 'M3 20c0-3.6 2.7-6 6-6s6 2.4 6 6M16 5.4a3 3 0 010 5.4M17.5 14.4c2 .7 3.5 2.7 3.5 5.6'],
  phone: ['M8 3h8a1 1 0 011 1v16a1 1 0 01-1 1H8a1 1 0 01-1-1V4a1 1 0 011-1zM11 18h2'],
  play: ['M7 5l12 7-12 7z'],
  plug: ['M9 3v5m6-5v5M6 8h12v3a6 6 0 01-12 0zM12 17v4'],
  plus: ['M12 5v14M5 12h14'],
  replay: ['M4.500 12a7.500 7.500 0 107.500-7.500c-2.600 0-4.700 1.100-6.200 3M5.500 4v4h4'],
  rules: ['M5 4v6m0 4v6M5 10a2 2 0 100 4 2 2 0 000-4zM12 4v2m0 6v8M12 6a2 2 0 100 4 2 2 0 000-4zM19 4v9m0 6v1M19 13a2 2 0 100 4 2 2 0 000-4z'],
  search: [[11, 11, 6.5], 'M16 16l4.5 4.5'],
  send: ['M4 12l16-8-6 16-3-6z'],
  slash: ['M14 5l-4 14'],
  smile: [[12, 12, 8.5], 'M8.5 14.5c1 1.3 2.1 2 3.5 2s2.5-.7 3.5-2M9 9.5h.01M15 9.5h.01'],
  tag: ['M4 4h8l8 8-8 8-8-8zM8 8h.01'],
  user: [[12, 8, 3.6], 'M5 20c0-4 3-6.5 7-6.5s7 2.5 7 6.5'],
  x: ['M6 6l12 12M18 6L6 18'],
};

/**
 * Icons of channels, filled.
 * @type {Record<string, string>}
 */
export const SOLIDS = {
  email: 'M3 5h18a1 1 0 011 1v.6l-10 6.2L2 6.6V6a1 1 0 011-1zm19 4v9a1 1 0 01-1 1H3a1 1 0 01-1-1V9l10 6.2z',
  comments: 'M4 3h16a2 2 0 012 2v10a2 2 0 01-2 2h-7l-5 4.5V17H4a2 2 0 01-2-2V5a2 2 0 012-2zm3 4v1.8h10V7zm0 4v1.8h7V11z',
  messenger: 'M12 2C6.3 2 2 6.1 2 11.4c0 2.9 1.3 5.4 3.3 7.1V22l3.2-1.8c1.1.3 2.3.5 3.5.5 5.7 0 10-4.1 10-9.3S17.7 2 12 2zm1 12.4l-2.6-2.7-5 2.7 5.5-5.8 2.6 2.7 5-2.7z',
};

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Draws one icon as SVG; unknown names give an empty picture.
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function drawn(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const solid = SOLIDS[name];
  if (solid) {
    svg.setAttribute('fill', 'currentColor');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', solid);
    svg.append(path);
    return svg;
  }
  for (const [key, value] of [
    ['fill', 'none'],
    ['stroke', 'currentColor'],
    ['stroke-width', '1.7'],
    ['stroke-linecap', 'round'],
    ['stroke-linejoin', 'round'],
  ]) svg.setAttribute(key, value);
  for (const shape of STROKES[name] ?? []) {
    const element = document.createElementNS(SVG, typeof shape === 'string' ? 'path' : 'circle');
    if (typeof shape === 'string') element.setAttribute('d', shape);
    else ['cx', 'cy', 'r'].forEach((key, i) => element.setAttribute(key, String(shape[i])));
    svg.append(element);
  }
  return svg;
}
