'use strict';
// The page's parts. Each stands in the document in one language; what is not shown lies in the
// store, packed (zlib in Base64), and is unpacked when it is needed.
const page = (function () {
  const root = document.documentElement;
  const first = root.lang;
  const kept = new Map();
  const listeners = [];
  const makers = [];
  const key = (name, language) => name + ' ' + language;

  for (const each of document.querySelectorAll('script[type="text/plain"]')) {
    kept.set(key(each.dataset.part, each.dataset.lang), each);
  }
  // As it was written: before any script has worked on it.
  for (const each of document.querySelectorAll('.part')) kept.set(key(each.dataset.part, first), each.innerHTML);

  async function unpacked(letters) {
    const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Response(stream).text();
  }

  async function markup(name, language) {
    const found = kept.get(key(name, language));
    return found instanceof Element ? unpacked(found.textContent) : found;
  }

  function parsed(text) {
    const template = document.createElement('template');
    template.innerHTML = text;
    return template.content;
  }

  // Everything that makes new markup work: tools, pictures, charts.
  function ready(element) {
    for (const each of listeners) each(element);
  }

  // What a late part holds, made once; it costs little as long as it does not stand in the document.
  const holders = new WeakMap();
  async function made(name) {
    const holder = document.createElement('div');
    holder.className = 'drawn';
    holder.append(parsed(await markup(name, root.lang)));
    for (const each of makers) each(holder);
    return holder;
  }
  function prepared(details) {
    if (!holders.has(details)) holders.set(details, made(details.dataset.part));
    return holders.get(details);
  }

  // Draws a late part where it is to stand, once.
  async function draw(details) {
    details.open = true;
    const holder = await prepared(details);
    if (holder.parentElement || !details.isConnected) return;
    details.append(holder);
    if (holder.querySelector('[id="' + CSS.escape(details.id) + '"]')) details.removeAttribute('id');
    ready(holder);
  }

  const isDrawn = (details) => details.querySelector(':scope > .drawn') !== null;

  // What is folded, by a name that it has in both languages: whose it is, and the how manieth there.
  function folded() {
    const counts = new Map(), names = new Map();
    for (const details of document.querySelectorAll('.part details:not(.late)')) {
      const owner = (details.closest('[id]') || {}).id;
      counts.set(owner, (counts.get(owner) || 0) + 1);
      names.set(owner + ' ' + counts.get(owner), details);
    }
    return names;
  }

  // The element at the top of the window stays where it is.
  function held() {
    const found = document.elementFromPoint(innerWidth / 2, 8);
    const element = found && found.closest('main [id]');
    return element && {id: element.id, top: element.getBoundingClientRect().top};
  }
  function hold(place) {
    const element = place && document.getElementById(place.id);
    if (element) follow(element, () => scrollBy(0, element.getBoundingClientRect().top - place.top));
  }

  // What is out of sight has a height by guess. As it comes near, the place moves, and the window goes after it
  // until it stays, or the reader wants to go elsewhere.
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  let course = 0;
  async function follow(element, go) {
    const mine = ++course;
    for (let turn = 0; turn < 10 && mine === course; ++turn) {
      go();
      const top = element.getBoundingClientRect().top;
      await painted();
      if (Math.abs(element.getBoundingClientRect().top - top) < 1) return;
    }
  }
  for (const wish of ['wheel', 'touchmove', 'keydown']) addEventListener(wish, () => { ++course; }, {passive: true});

  let asked = 0;
  async function speak(language) {
    const turn = ++asked;
    if (language === root.lang || !/^(id|en)$/.test(language)) return;
    const parts = Array.from(document.querySelectorAll('.part'));
    const texts = await Promise.all(parts.map((part) => markup(part.dataset.part, language)));
    if (turn !== asked) return;  // the reader has changed their mind meanwhile
    const place = held();
    const drawn = new Set(Array.from(document.querySelectorAll('.late')).filter(isDrawn)
      .map((each) => each.dataset.part));
    const open = new Map(Array.from(folded(), ([name, details]) => [name, details.open]));
    parts.forEach((part, at) => { if (texts[at] !== undefined) part.replaceChildren(parsed(texts[at])); });
    root.lang = language;
    document.title = document.querySelector('h1').textContent;
    await Promise.all(Array.from(document.querySelectorAll('.late'))
      .filter((each) => drawn.has(each.dataset.part)).map(draw));
    for (const [name, details] of folded()) details.open = open.has(name) ? open.get(name) : details.open;
    ready(document);
    hold(place);
  }

  document.addEventListener('toggle', function (event) {
    const details = event.target;
    if (details.classList.contains('late') && details.open) draw(details);
  }, true);

  return {
    first, prepared, draw, speak, ready, follow,
    whenReady: (listener) => listeners.push(listener),  // with what has come into the document
    whenMade: (maker) => makers.push(maker),            // with what will
  };
})();

page.whenReady(function (element) {
  for (const each of element.querySelectorAll('.tools, .languages')) each.hidden = false;
});
