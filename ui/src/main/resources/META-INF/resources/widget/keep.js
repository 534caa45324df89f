// What this browser keeps for a site between pages: the token, what waits to be sent, how far the visitor has read.
// Where storage is blocked (private windows, some frames) it is kept for this page only.

/** @param {string} site */
export function keep(site) {
  const memory = new Map();
  /** @type {Storage|undefined} */
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
      if (!storage) throw new Error('blocked');
      if (value === null) storage.removeItem(full(key));
      else storage.setItem(full(key), value);
      memory.delete(key);
    } catch {
      memory.set(key, value);
    }
  };
  return {
    /** @returns {string|null} */
    token: () => read('token'),
    setToken: (token) => write('token', token),
    /** The last position the visitor has seen. */
    seen: () => Number(read('seen')) || 0,
    setSeen: (position) => write('seen', position ? String(position) : null),
    /** Whether the visitor left an address, or does not want to. */
    asked: () => read('asked') === '1',
    setAsked: (asked) => write('asked', asked ? '1' : null),
    /** What waits to be sent, oldest first. Read afresh each time: other tabs write to it as well. */
    outbox() {
      try {
        const items = JSON.parse(read('outbox') ?? '[]');
        return Array.isArray(items) ? items.filter((it) => it && it.clientId && it.text) : [];
      } catch {
        return [];
      }
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
