// The chat box: what the visitor sees and touches. Everything is built node by node and put in as text.
import { details } from './details.js';
import { files } from './files.js';
import { keep, line } from './line.js';
import { log, make } from './log.js';
import { look, textOn } from './look.js';
import { rating } from './rating.js';
import { trail } from './trail.js';
import { words } from './words.js';

const STATUS_EVERY = 60_000;
const UNANSWERED = 45_000;

export function start({ host, root, launcher, icon, lang, site, api, say, pages }) {
  const texts = words;
  const kept = keep(site);
  let isOpen = false;
  let newest = 0;
  let unseen = [];
  let reachable = true;
  let status = { name: '', online: true, privacy: '', colour: '' };
  let statusTimer = 0;
  let askTimer = 0;
  let seenTimer = 0;

  root.adoptedStyleSheets = [...root.adoptedStyleSheets, look];
  const face = make('div', { class: 'face', 'aria-hidden': 'true' });
  const title = make('h2', { class: 'title', id: 'title' });
  const state = make('div', { class: 'state', role: 'status' });
  const shut = make('button', { type: 'button', 'aria-label': texts.close }, icon('', 'M6 6l12 12', 'M18 6 6 18'));
  const me = make('button', { type: 'button', 'aria-label': texts.details, title: texts.details },
    icon('', 'M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z', 'M4.5 20a7.5 7.5 0 0 1 15 0'));
  const attach = files(texts, lang, icon, {
    upload: (...what) => wire.upload(...what),
    fetch: (id) => wire.file(id),
    queued(item) {
      messages.live();
      return messages.queued(item, false);
    },
    stored,
    failed: (...what) => messages.failed(...what),
    gone: (clientId) => messages.gone(clientId),
    note: (what) => messages.note('file', what),
    grown: () => messages.stay(),
  });
  const messages = log(texts, lang, attach.show);
  const text = make('textarea', {
    rows: '1', maxlength: '10000', placeholder: texts.write, 'aria-label': texts.write, enterkeyhint: 'send' });
  const send = make('button', { type: 'submit', 'aria-label': texts.send, disabled: '' },
    icon('', 'M20.5 3.5 10 14', 'M20.5 3.5 14 20.5 10 14 3.5 10Z'));
  const composer = make('form', { class: 'write' }, attach.clip, attach.input, text, send);
  const typed = () => { send.disabled = !text.value.trim(); };
  const address = details(texts, {
    known: () => wire.details(),
    save: async (said) => (await wire.say('introduce', said, texts.offline)).text,
    done(note) {
      kept.setAsked(true);
      if (note) messages.note('saved', note);
      text.focus();
    },
  });
  const rate = rating(texts, kept, {
    rate: (said) => wire.say('rating', said, texts.offline),
    grown: () => messages.bottom(),
    done: () => text.focus(),
  });
  const box = make('section', { class: 'box', role: 'dialog', 'aria-labelledby': 'title', hidden: '', lang },
    make('div', { class: 'head' }, face, make('div', { class: 'who' }, title, state), me, shut),
    messages.element, address.element, rate.element, composer);
  // before the button, so that Tab goes from the box to the button that closes it
  root.prepend(box);

  const wire = line(api, kept, lang, {
    quiet: pages.off,
    message(message) {
      newest = Math.max(newest, message.position);
      if (message.ask === 'rating') rate.ask(message);
      else messages.put(message);
      if (message.mine) {
        rate.wrote(message.position);
        askLater();
      }
      else {
        clearTimeout(askTimer);
        if (message.position > kept.seen()) unseen.push(message.position);
        tell();
      }
      settle();
    },
    stored,
    failed: (item, why) => messages.failed(item.clientId, why, () => {
      messages.gone(item.clientId);
      text.value = `${item.text}\n${text.value}`.trim();
      typed();
      text.focus();
    }, texts.change),
    state(now) {
      const was = reachable;
      reachable = now === 'up';
      if (!reachable) messages.stuck();
      if (now === 'refused') messages.note('refused', texts.refused);
      if (was !== reachable) tell();
    },
    ended: () => { newest = 0; unseen = []; tell(); },
  });

  function stored(message, clientId) {
    messages.put(message, clientId);
    rate.wrote(message.position);
    askLater();
    told.wrote();
  }

  const told = trail(pages, kept, wire, (other) => {
    messages.clear();
    wire.turn(other);
  });
  const looking = () => isOpen && !document.hidden;

  /** Everything that depends on something else, said afresh. */
  function tell() {
    if (looking()) {
      if (newest > kept.seen()) {
        kept.setSeen(newest);
        clearTimeout(seenTimer);
        seenTimer = setTimeout(() => wire.seen(newest), 300);
      }
      unseen = [];
    }
    say(isOpen, unseen.length);
    const author = messages.author();
    title.textContent = author ? texts.from(author, status.name) : status.name;
    face.textContent = initials(author || status.name);
    face.classList.toggle('here', status.online && reachable);
    state.textContent = !reachable ? texts.offline : status.online ? texts.here : texts.away;
  }

  async function askStatus() {
    clearTimeout(statusTimer);
    const found = await wire.status();
    if (found) {
      status = found;
      if (/^#[0-9a-f]{6}$/i.test(found.colour)) {
        host.style.setProperty('--brand', found.colour);
        host.style.setProperty('--on-brand', textOn(found.colour));
      }
      address.privacy(found.privacy);
      attach.limit(found.largest);
      messages.note('away', found.online ? '' : texts.awayNote);
      // nobody will answer soon: where the answer may go is asked first
      if (isOpen && !found.online && !kept.asked()) address.ask();
      tell();
    }
    if (isOpen) statusTimer = setTimeout(askStatus, STATUS_EVERY);
  }

  /** An address is asked for once something was written: at once when nobody is there, else when no answer comes. */
  function askLater() {
    clearTimeout(askTimer);
    if (kept.asked() || !messages.waiting()) return;
    askTimer = setTimeout(() => {
      if (!kept.asked()) address.ask();
      messages.bottom();
    }, status.online ? UNANSWERED : 600);
  }

  /** The first messages are history and are not read out; what comes later is. */
  let quiet = 0;
  function settle() {
    clearTimeout(quiet);
    quiet = setTimeout(() => messages.live(), 400);
  }

  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    const written = text.value.trim();
    if (!written) return;
    const item = wire.send(written);
    messages.queued(item, !navigator.onLine);
    text.value = '';
    typed();
    messages.live();
  });
  text.addEventListener('input', typed);
  text.addEventListener('keydown', (event) => {
    // Enter that ends a composition (Chinese, Japanese, Korean) writes, it does not send
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      composer.requestSubmit();
    }
  });
  text.addEventListener('paste', (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    attach.add(event.clipboardData.files);
  });
  const dragged = (event) => {
    const over = event.type === 'dragover' && event.dataTransfer.types.includes('Files');
    box.classList.toggle('drop', over);
    if (over || event.type === 'drop') event.preventDefault();
    if (event.type === 'drop') attach.add(event.dataTransfer.files);
  };
  ['dragover', 'dragleave', 'drop'].forEach((name) => box.addEventListener(name, dragged));
  // keys typed here are not the page's shortcuts
  box.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing && !address.leave()) close();
  });
  shut.addEventListener('click', () => close());
  me.addEventListener('click', () => address.open());
  const seeAgain = () => tell();
  document.addEventListener('visibilitychange', seeAgain);

  function open() {
    if (!isOpen) {
      isOpen = true;
      box.hidden = false;
      messages.bottom();
      askStatus();
      tell();
      settle();
    }
    text.focus();
  }

  function close() {
    if (!isOpen) return;
    isOpen = false;
    box.hidden = true;
    clearTimeout(statusTimer);
    tell();
    launcher.focus();
  }

  for (const item of kept.outbox()) messages.queued(item, true);
  wire.start();
  told.identify();
  pages.tell();
  return {
    open,
    close,
    identify: told.identify,
    shutdown() {
      [statusTimer, askTimer, seenTimer, quiet].forEach(clearTimeout);
      document.removeEventListener('visibilitychange', seeAgain);
      rate.stop();
      wire.stop();
    },
  };
}

const initials = (name) => name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0].toUpperCase()).join('');
