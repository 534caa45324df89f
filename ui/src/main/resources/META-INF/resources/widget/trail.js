// What the page says of its visitor, handed in once there is somebody to say it of: the pages of this visit, what the browser
// is, and who she is by the site's own word.

/** @param {Record<string, any>} pages the launcher's @param {(other: boolean) => void} anew the messages are others now */
export function trail(pages, kept, wire, anew) {
  // what the browser says of itself when it is asked; few do
  const hints = navigator.userAgentData?.getHighEntropyValues(['platformVersion', 'fullVersionList']).catch(() => {});
  let told;
  let said;

  /** The visit goes on, as somebody else's. */
  const somebodyElse = () => {
    pages.all = pages.all.slice(-1);
    told = said = 0;
    anew(true);
  };

  /** A page is told when it is opened and again when it is left; told twice it is the same page. */
  pages.tell = async (keepalive) => {
    const due = pages.all.filter((it) => it.left || it !== told);
    if (!kept.token() || told && !due.length) return;
    const answer = await wire.say('pages', {
      pages: due.map(({ at, left, ...it }) => ({
        ...it, id: `${at}`, ago: Date.now() - at, ...(left && { stayed: left - at }) })),
      hints: await hints,
    }, '', { keepalive });
    if (!answer.kept) return;
    told = due.at(-1) ?? 1;
    // the launcher keeps what is left when the page is
    pages.all = pages.all.filter((it) => !it.left || !due.includes(it));
  };

  /** Without a signature nothing is said before there is a conversation; with one, her other conversations are found. */
  const say = async () => {
    const { who } = pages;
    if (!who || !kept.token() && !who.token) return;
    const { identified } = await wire.say('identify', who, '');
    if (identified === 'other') {
      somebodyElse();
      return say();
    }
    said = identified !== 'unknown';
    if (identified === 'joined') anew(false);
  };

  return {
    /** There is a conversation. */
    wrote() {
      said || say();
      pages.tell();
    },
    /** The page has said who its visitor is; null: nobody any more. */
    async identify() {
      if (pages.who !== null) return say();
      if (kept.token()) await wire.say('leave', {}, '', { keepalive: true });
      kept.outbox().forEach((it) => kept.drop(it.clientId));
      somebodyElse();
    },
  };
}
