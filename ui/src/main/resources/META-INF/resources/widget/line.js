// The line to the house. Out: messages wait until the server has stored them; each carries an id made here, so sending
// again never doubles one. In: Server-Sent Events read through fetch (the token is never in an address), resumed after the
// last position; where streams do not pass, the same by asking.

const LONGEST_PAUSE = 30_000;
const SILENCE = 40_000;
const FIRST_BYTE = 10_000;
const HIDDEN = 60_000;

/** RFC 9562 version 4, on pages without TLS too. */
export const uuid = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g,
  (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

/** Grows with each failure, never in step with other browsers. */
const pause = (failures) => Math.min(LONGEST_PAUSE, 1000 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random() / 2);

/** @param {ReturnType<typeof keep>} kept @param {Record<string, Function>} hear what is told to the box */
export function line(api, kept, lang, hear) {
  let last = 0;
  let over = false;
  let flushing = false;
  let connected = false;
  let polling = false;
  let current;
  let wrote = 0;
  const pausing = new Set();

  const call = (path, { body, token = kept.token(), ...rest } = {}) => fetch(api + path, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    ...rest,
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'strict-origin-when-cross-origin',
    headers: {
      'Accept-Language': lang,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...rest.headers,
    },
  });

  /** Waits until the network or the page wakes up, at most so long. */
  const rest = (millis) => new Promise((resolve) => {
    const go = () => { clearTimeout(timer); pausing.delete(go); resolve(undefined); };
    const timer = setTimeout(go, millis);
    pausing.add(go);
  });
  const wakeUp = () => [...pausing].forEach((go) => go());
  const waitAsked = (response, failures) =>
    Math.min(600, Number(response.headers.get('Retry-After')) || 0) * 1000 || pause(failures);

  /** A token; tabs that need one at once share it. */
  const token = () => {
    const mint = async () => {
      if (kept.token()) return null;
      const response = await call('visitors', { body: {} });
      if (response.ok) kept.setToken((await response.json()).token);
      return response.ok ? null : response;
    };
    return navigator.locks ? navigator.locks.request(`tributary:${api}`, mint) : mint();
  };

  /** Sends what waits, in order, until nothing waits. */
  const flush = async () => {
    if (flushing || over) return;
    flushing = true;
    let failures = 0;
    for (let item; !over && (item = kept.outbox()[0]);) {
      try {
        const { at, ...message } = item;
        const response = (await token()) ?? await call('messages', { body: message });
        if (response.ok) {
          const stored = await response.json();
          kept.drop(item.clientId);
          hear.stored(stored, item.clientId);
          failures = 0;
          connect();
        } else if (response.status === 401) {
          // the first time a new token mends it, at once
          forget();
          if (failures++) await rest(pause(failures));
        } else if (response.status === 429) {
          await rest(waitAsked(response, failures++));
        } else if (response.status === 403 || response.status === 404) {
          hear.state('refused');
          break;
        } else if (response.status < 500) {
          // what does not come from the house has no words for it
          const { text } = await response.json().catch(() => ({}));
          kept.drop(item.clientId);
          hear.failed(item, text);
          // who refuses is there, also when it took a few tries to say so
          hear.state('up');
        } else {
          throw response;
        }
      } catch {
        hear.state('down');
        await rest(pause(failures++));
      }
    }
    flushing = false;
  };

  /** The token is no longer good: the next message starts a new chat. */
  const forget = () => {
    kept.setToken(null);
    kept.setSeen(0);
    last = 0;
    hear.ended();
  };

  const take = (message) => {
    if (message.position <= last) return;
    last = message.position;
    if (message.mine) wrote = Date.parse(message.at);
    hear.message(message);
  };

  /** Reads one stream to its end. */
  const stream = async (signal, alive) => {
    const response = await call('stream', {
      signal,
      headers: { Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': String(last) } : {}) },
    });
    if (!response.ok || !response.body) return response;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let left = '';
    for (let chunk; !(chunk = await reader.read()).done;) {
      alive();
      hear.state('up');
      const events = (left + chunk.value).split('\n\n');
      left = events.pop();
      for (const event of events) {
        const data = event.split('\n').filter((it) => it.startsWith('data:')).map((it) => it.slice(5)).join('\n');
        if (data) take(JSON.parse(data));
      }
    }
    return response;
  };

  /** Asks once; the server waits a while before it says that there is nothing. */
  const ask = async (signal) => {
    const response = await call(`messages?after=${last}&wait=25`, { signal });
    if (response.ok) {
      hear.state('up');
      (await response.json()).forEach(take);
    }
    return response;
  };

  /** Keeps the line open while the page is looked at and there is a visitor. */
  const connect = async () => {
    if (connected || over) return;
    connected = true;
    let failures = 0;
    while (!over && kept.token()) {
      if (failures > 0 && idle()) {
        await rest(HIDDEN * 60);
        continue;
      }
      const controller = (current = new AbortController());
      let heard = false;
      let timer = setTimeout(() => controller.abort(), FIRST_BYTE);
      const alive = () => {
        heard = true;
        failures = 0;
        clearTimeout(timer);
        timer = setTimeout(() => controller.abort(), SILENCE);
      };
      try {
        if (polling) alive();
        const response = polling ? await ask(controller.signal) : await stream(controller.signal, alive);
        clearTimeout(timer);
        if (response.status === 401) forget();
        else if (response.status === 403 || response.status === 404) {
          hear.state('refused');
          break;
        } else if (!response.ok) await rest(waitAsked(response, failures++));
        else if (!polling) await rest(200 + Math.random() * 800);
      } catch {
        clearTimeout(timer);
        if (over) break;
        if (controller.signal.reason === 'turn') continue;
        // a stream that opens and stays silent is held back by something in between
        if (!heard && controller.signal.aborted && !document.hidden) polling = true;
        else hear.state('down');
        await rest(pause(failures++));
      }
    }
    connected = false;
  };

  // browsers have few connections to a host: a page nobody looks at or waits in gives its own back
  const idle = () => document.hidden && Date.now() - wrote > HIDDEN * 30;
  const timer = setInterval(() => idle() && current?.abort(), HIDDEN);
  const look = () => document.hidden || wake();
  const wake = () => {
    wakeUp();
    flush();
    if (kept.token()) connect();
  };
  addEventListener('online', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', look);

  return {
    start: wake,
    send(text) {
      const item = {
        clientId: uuid(),
        text,
        at: Date.now(),
        page: {
          ...(hear.quiet ? {} : { url: location.href, title: document.title, referrer: document.referrer }),
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      };
      kept.put(item);
      flush();
      return item;
    },
    async status() {
      try {
        const response = await call('status');
        if (response.status === 403 || response.status === 404) hear.state('refused');
        return response.ok ? await response.json() : null;
      } catch {
        return null;
      }
    },
    /** A file is sent by the one way that tells how far it is. Answers the message, or a text why not. */
    async upload(file, item, told, signal) {
      await token().catch(() => {});
      return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('POST', `${api}files`);
        request.responseType = 'json';
        const head = {
          Authorization: `Bearer ${kept.token()}`,
          'Accept-Language': lang,
          'Content-Type': 'application/octet-stream',
          'Tributary-File': encodeURIComponent(JSON.stringify(item)),
        };
        for (const [name, value] of Object.entries(head)) request.setRequestHeader(name, value);
        request.upload.addEventListener('progress', (event) => told(event.loaded / event.total));
        request.addEventListener('loadend', () => {
          // the next try gets a new token
          if (request.status === 401) forget();
          connect();
          resolve(request.response ?? {});
        });
        signal.addEventListener('abort', () => request.abort());
        request.send(file);
      });
    },
    /** What the visitor said of herself, or null. */
    async details() {
      try {
        const response = kept.token() ? await call('details') : null;
        return response?.ok ? await response.json() : null;
      } catch {
        return null;
      }
    },
    /** The bytes of a file in the thread, or null. @param {string} id */
    async file(id) {
      try {
        const response = await call(`files/${id}`);
        return response.ok ? await response.blob() : null;
      } catch {
        return null;
      }
    },
    /** Everything is read again; as somebody else, when the visitor is another one now. */
    turn(other) {
      if (other) forget();
      last = 0;
      hear.ended();
      current?.abort('turn');
      connect();
    },
    /** May get lost: the next tells more. */
    seen(position) {
      if (kept.token()) call('seen', { body: { position } }).catch(() => {});
    },
    /** Says something to the house; what it answers has a text when it did not take it. */
    async say(path, body, sorry, how) {
      try {
        await token();
        return await (await call(path, { body, ...how })).json();
      } catch {
        return { text: sorry };
      }
    },
    stop() {
      over = true;
      clearInterval(timer);
      current?.abort();
      wakeUp();
      removeEventListener('online', wake);
      removeEventListener('pageshow', wake);
      document.removeEventListener('visibilitychange', look);
    },
  };
}

/**
 * What this browser keeps for a site: the token, what waits to be sent, how far was read. Where storage is blocked it is
 * kept for this page only.
 * @param {string} site
 */
export function keep(site) {
  const memory = new Map();
  let storage;
  try {
    storage = window.localStorage;
    storage.setItem('tributary:', '1');
    storage.removeItem('tributary:');
  } catch {
    storage = undefined;
  }
  const full = (key) => `tributary:${site}:${key}`;
  const read = (key) => {
    try {
      return memory.has(key) ? memory.get(key) : storage?.getItem(full(key)) ?? null;
    } catch {
      return null;
    }
  };
  const write = (key, value) => {
    try {
      // where it is blocked there is none, and what is kept goes to memory
      if (value === null) storage.removeItem(full(key));
      else storage.setItem(full(key), value);
      memory.delete(key);
    } catch {
      memory.set(key, value);
    }
  };
  /** Others may write there too. */
  const parsed = (key) => {
    try {
      return JSON.parse(read(key));
    } catch {
      return null;
    }
  };
  return {
    token: () => read('token'),
    setToken: (token) => write('token', token),
    seen: () => Number(read('seen')) || 0,
    setSeen: (position) => write('seen', position ? String(position) : null),
    /** What was last said to the question how it was. */
    rated: () => parsed('rated') ?? {},
    setRated: (said) => write('rated', JSON.stringify(said)),
    asked: () => read('asked') === '1',
    setAsked: (asked) => write('asked', asked ? '1' : null),
    /** Read afresh each time: other tabs write to it as well. */
    outbox() {
      const items = parsed('outbox');
      return Array.isArray(items) ? items.filter((it) => it?.clientId && it.text) : [];
    },
    put(item) {
      write('outbox', JSON.stringify([...this.outbox(), item]));
    },
    drop(clientId) {
      const rest = this.outbox().filter((it) => it.clientId !== clientId);
      write('outbox', rest.length ? JSON.stringify(rest) : null);
    },
  };
}
