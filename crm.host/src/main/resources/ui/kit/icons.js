import {html} from 'lit';

/** Strokes on a grid of 24, drawn in the colour of the text. */
const STROKES = {
  alert: 'M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17v.2',
  back: 'm14.5 6-6 6 6 6',
  bookmark: 'M7 4.5h10V20l-5-3.8L7 20Z',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4ZM12 16.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  close: 'm6 6 12 12M18 6 6 18',
  contacts: 'M5 4h14v16H5ZM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 17c.4-1.6 2-2.5 4-2.5s3.6.9 4 2.5M2.8 8.5H5M2.8 15.5H5',
  convert: 'M4 8.5h14l-3.5-3.5M20 15.5H6L9.5 19',
  deals: 'M3.5 8.5h17V19h-17ZM8.5 8.5v-3h7v3M3.5 13h17M12 12v2.5',
  down: 'm6 9.5 6 6 6-6',
  external: 'M9.5 6H5v13h13v-4.5M13 5h6v6M19 5l-8.5 8.5',
  extension: 'M9.5 6.5a2.5 2.5 0 0 1 5 0H18V10a2.5 2.5 0 0 1 0 5v4H5.5v-4.5a2 2 0 0 0 0-4v-4Z',
  globe: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17Z',
  help: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.3v.2',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5.5M12 7.8v.2',
  key: 'M8.5 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM11.3 12.2 19.5 4M16 7.5l2.5 2.5',
  leads: 'M9.5 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM2.5 20c.5-3.6 3.3-5.5 7-5.5s6.5 1.9 7 5.5M18.5 7v6M15.5 10h6',
  lock: 'M6 11h12v8.5H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  more: 'M4.8 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M11.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0M17.8 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  note: 'M6 4.5h12v15H6ZM9 9h6M9 12.5h6M9 16h3',
  offline: 'M4 4l16 16M8.5 16a5 5 0 0 1 6.3-.5M5 12.5a10 10 0 0 1 4-2.3M19 12.5a10 10 0 0 0-5.5-2.6M12 19.5v.1',
  pencil: 'm4.5 19.5 1-4L16 5l3 3L8.5 18.5ZM13.5 7.5l3 3',
  people: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19c.4-3.2 3-5 6.5-5s6.1 1.8 6.5 5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .7 3.2 2.3 3.5 4.5',
  plug: 'M9 4v5M15 4v5M6.5 9h11v3a5.5 5.5 0 0 1-11 0ZM12 17.5V21',
  plus: 'M12 5v14M5 12h14',
  retry: 'M19 12a7 7 0 1 1-2.2-5.1M19.5 4v4h-4',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.2 15.2 20 20',
  settings: 'M4 7.5h8M18 7.5h2M4 16.5h2M12 16.5h8M12 7.5a3 3 0 1 0 6 0 3 3 0 0 0-6 0ZM6 16.5a3 3 0 1 0 6 0 3 3 0 0 0-6 0Z',
  signout: 'M10 4.5H5v15h5M14.5 8l4 4-4 4M18 12H9.5',
  trash: 'M5 7h14M10 4.5h4M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5',
  undo: 'M8.5 5 4.5 9l4 4M4.5 9H14a5 5 0 0 1 0 10H9',
  up: 'm6 14.5 6-6 6 6',
};

/**
 * An icon that only decorates: the words beside it, or the label of its button, say what it means.
 * @param {keyof typeof STROKES} name
 */
export const icon = (name) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${STROKES[name] ?? STROKES.extension}></path></svg>`;
