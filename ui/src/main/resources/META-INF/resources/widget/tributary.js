// The launcher of Tributary's chat box. Put on a page by one tag, as a module or with async:
//   <script type="module" src="https://HOST/widget/tributary.js" data-site="KEY"></script>
// Draws the button once the page has loaded; the box itself is fetched when it is opened, or when this browser has written
// before and an answer may come. The pages of the visit wait in the tab until there is a conversation: before that nothing of a
// visitor leaves her browser. No import or export here, so that both kinds of script tag work.
(() => {
  const script = /** @type {HTMLScriptElement|null} */ (
    document.currentScript?.matches('[data-site]')
      ? document.currentScript
      : document.querySelector('script[data-site][src*="/widget/tributary.js"]'));
  const site = script?.dataset.site;
  // twice on a page is once: the first copy stays
  if (!script || !site || window.Tributary) return;

  const base = new URL('.', script.src);
  const language = (script.lang || document.documentElement.lang || navigator.language || 'en').toLowerCase();
  const lang = language.startsWith('hu') ? 'hu' : 'en';
  const [openText, closeText, unreadText] = lang === 'hu'
    ? ['Csevegés megnyitása', 'Csevegés bezárása', 'új üzenet']
    : ['Open chat', 'Close chat', 'new'];

  const host = document.createElement('tributary-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host{all:initial;--brand:#4338ca;--on-brand:#fff;color-scheme:light dark}
:host([hidden]){display:none}
button{font:inherit;border:0;cursor:pointer}
.launcher{position:fixed;z-index:2147483000;inset-block-end:max(24px,env(safe-area-inset-bottom));inset-inline-end:24px;
 inline-size:56px;block-size:56px;padding:0;border-radius:50%;background:var(--brand);color:var(--on-brand);
 display:grid;place-items:center;box-shadow:0 8px 24px color-mix(in srgb,var(--brand) 40%,transparent);
 transition:transform .14s}
.launcher:hover{transform:translateY(-1px)}
:focus-visible{outline:2px solid var(--ring,var(--brand));outline-offset:2px}
svg{inline-size:24px;block-size:24px;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
.launcher .shut,.launcher[aria-expanded=true] .talk{display:none}
.launcher[aria-expanded=true] .shut{display:block}
.badge{position:absolute;inset-block-start:-3px;inset-inline-end:-3px;min-inline-size:20px;box-sizing:border-box;padding:0 5px;
 border-radius:10px;background:#c4231a;color:#fff;font:600 12px/20px system-ui,sans-serif;text-align:center;
 box-shadow:0 0 0 2px light-dark(#fff,#0e1116)}
.badge:empty{display:none}
@media (max-width:480px){.launcher{inset-inline-end:16px;inset-block-end:max(16px,env(safe-area-inset-bottom))}
 .launcher[aria-expanded=true]{display:none}}
@media (prefers-reduced-motion:reduce){.launcher{transition:none}}
@media (forced-colors:active){.launcher,.badge{border:1px solid}}
@media print{:host{display:none}}`);
  root.adoptedStyleSheets = [sheet];

  const icon = (name, ...paths) => {
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', name);
    for (const d of paths) {
      const path = document.createElementNS(ns, 'path');
      path.setAttribute('d', d);
      svg.append(path);
    }
    return svg;
  };

  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.className = 'launcher';
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.setAttribute('aria-hidden', 'true');
  launcher.append(
    icon('talk', 'M20.5 11.6a8.2 8.2 0 0 1-8.3 7.9 8.6 8.6 0 0 1-3.3-.65L4 20.3l1.5-4.1a7.6 7.6 0 0 1-1.6-4.6 8.2 8.2 0 0 1 8.3-7.9 8.2 8.2 0 0 1 8.3 7.9Z'),
    icon('shut', 'M6 6l12 12', 'M18 6 6 18'),
    badge);

  let unread = 0;
  let expanded = false;
  const label = () => {
    badge.textContent = unread ? (unread > 9 ? '9+' : String(unread)) : '';
    launcher.setAttribute('aria-expanded', String(expanded));
    launcher.setAttribute('aria-label', expanded ? closeText : unread ? `${openText}, ${unread} ${unreadText}` : openText);
  };
  label();

  let loading;
  const box = () => (loading ??= import(new URL(`box.${lang}.js`, base).href)
    .then((module) => module.start({
      host, root, launcher, icon, lang, site,
      pages, api: new URL(`../chat/${encodeURIComponent(site)}/`, base).href,
      say: (isOpen, count) => { expanded = isOpen; unread = count; label(); },
    }))
    .catch((failure) => { loading = undefined; throw failure; }));
  // a box that could not be fetched is fetched again at the next click
  const withBox = (what) => box().then(what).catch(() => {});

  // where the visitor is, for the box to tell once there is somebody to tell it of
  const off = script.dataset.pages === 'off' || navigator.globalPrivacyControl;
  const kept = `tributary:${site}:pages`;
  const pages = {
    off,
    all: [],
    tell() {},
    keep() {
      try {
        sessionStorage[kept] = JSON.stringify(pages.all);
      } catch {
        // storage is blocked: for this page only
      }
    },
  };
  const leave = () => {
    const here = pages.all.at(-1);
    if (here) here.left ??= Date.now();
  };
  const enter = (referrer) => {
    const url = location.href;
    const here = pages.all.at(-1);
    if (here?.url === url && !here.left) return;
    leave();
    pages.all = [...pages.all.slice(-29), { url, title: document.title, referrer, at: Date.now() }];
    pages.keep();
    pages.tell();
  };
  let look;
  if (!off) {
    try {
      pages.all = JSON.parse(sessionStorage[kept]).slice(-29);
    } catch {
      // nothing is kept: the visit begins with this page
    }
    enter(document.referrer);
    // a page's own ways to change its address are many, and not ours to touch; its title follows a moment later
    look = setInterval(enter, 700);
    addEventListener('pagehide', () => {
      leave();
      pages.keep();
      pages.tell(true);
    });
  }

  launcher.addEventListener('click', () => withBox((it) => (expanded ? it.close() : it.open())));

  /** Pages that exchange their content keep the box: it stands beside the body, and comes back if it is thrown out. */
  const guard = new MutationObserver(() => {
    if (!host.isConnected) document.documentElement.append(host);
  });
  const mount = () => {
    if (!window.Tributary) return;
    root.append(launcher);
    document.documentElement.append(host);
    guard.observe(document.documentElement, { childList: true });
    if (returning()) withBox(() => {});
  };
  const returning = () => {
    try {
      return ['token', 'outbox'].some((key) => localStorage.getItem(`tributary:${site}:${key}`));
    } catch {
      // storage is blocked: nobody returns
      return false;
    }
  };

  window.Tributary = Object.freeze({
    /** Opens the box and puts the cursor into it. */
    open: () => withBox((it) => it.open()),
    /** Closes the box; the button stays. */
    close: () => withBox((it) => it.close()),
    /**
     * Who the visitor is, by the page: `{ token }` signed by the site's server, or claims and custom data `{ name, email,
     * phone, data }`; one call adds to the other. null: nobody any more. Done when the house has heard of it.
     */
    identify: async (next) => {
      const { who } = pages;
      pages.who = next && { ...who, ...next, data: { ...who?.data, ...next.data } };
      if (loading || next === null && returning()) await withBox((it) => it.identify());
    },
    /** Takes the chat off the page and hangs up. What waits to be sent stays for the next visit. */
    shutdown: () => {
      guard.disconnect();
      clearInterval(look);
      host.remove();
      loading?.then((it) => it.shutdown()).catch(() => {});
      delete window.Tributary;
    },
  });
  const idle = () => (window.requestIdleCallback ?? setTimeout)(mount);
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
})();
