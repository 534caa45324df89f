// @ts-check
// Tells the server that this page is open, when somebody last touched it, and whether they look at it; and shows on the
// desktop what the server says while they do not.

let touched = Date.now();
/** Whoever was quiet for so long and touches something is told of at once. */
const QUIET = 60_000;
const EVERY = 30_000;
const HERE = { passive: true, capture: true };

const inFront = () => document.visibilityState === 'visible' && document.hasFocus();

const permission = () => ('Notification' in window ? Notification.permission : 'missing');

const say = () =>
  document.body.dispatchEvent(
    new CustomEvent('house-here', {
      detail: {
        idle: Math.max(0, Math.round((Date.now() - touched) / 1000)),
        front: inFront(),
        permission: permission(),
      },
    }),
  );

const touch = () => {
  const quiet = Date.now() - touched > QUIET;
  touched = Date.now();
  if (quiet) say();
};
for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) addEventListener(kind, touch, HERE);

setInterval(say, EVERY);
document.addEventListener('visibilitychange', say);
addEventListener('focus', say);
addEventListener('blur', say);
addEventListener('house-ask', say);

// A button asks for the permission, never the page by itself: <button data-asks-permission>.
document.addEventListener('click', (event) => {
  const button = event.composedPath().find((e) => e instanceof HTMLElement && 'asksPermission' in e.dataset);
  if (button && 'Notification' in window) Notification.requestPermission().then(say);
});

/**
 * Shows one notice; a click opens its conversation in this page.
 * @param {{id: string, tag: string, title: string, body: string, path: string}} notice
 */
const show = (notice) => {
  const shown = new Notification(notice.title, {
    body: notice.body,
    tag: notice.tag,
    icon: new URL('house/mark.svg', document.baseURI).href,
  });
  shown.addEventListener('click', () => {
    shown.close();
    window.focus();
    location.assign(new URL(notice.path, document.baseURI));
  });
};

addEventListener('house-tell', (event) => {
  if (!(event instanceof CustomEvent) || permission() !== 'granted') return;
  for (const notice of event.detail) show(notice);
});
