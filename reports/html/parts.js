'use strict';
// The page's parts. Each stands in the document in one language; what is not shown lies in the
// store, packed (zlib in Base64), and is unpacked when it is needed.
const page = (function () {
  const root = document.documentElement;
  const first = root.lang;
  const kept = new Map();
  const listeners = [];
  const key = (name, language) => name + ' ' + language;

  for (const each of document.querySelectorAll('script[type="text/plain"]')) {
    kept.set(key(each.dataset.part, each.dataset.lang), each);
  }

  async function unpacked(letters) {
    const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Response(stream).text();
  }

  async function markup(name, language) {
    const found = kept.get(key(name, language));
    if (!(found instanceof Element)) return found;
    return unpacked(found.textContent);
  }

  // Everything that makes new markup work: tools, pictures, charts.
  function ready(element) {
    for (const each of listeners) each(element);
  }

  // Draws a late part where it is to stand, once.
  async function draw(details) {
    details.open = true;
    if (details.querySelector(':scope > .drawn')) return;
    const holder = document.createElement('div');
    holder.className = 'drawn';
    details.append(holder);
    holder.innerHTML = await markup(details.dataset.part, root.lang);
    if (holder.querySelector('[id="' + CSS.escape(details.id) + '"]')) details.removeAttribute('id');
    ready(holder);
  }

  function undraw(details) {
    const holder = details.querySelector(':scope > .drawn');
    if (holder) holder.remove();
    details.id = details.dataset.part;
    details.open = false;
  }

  const nameOf = (details) => (details.closest('[id]') || {}).id + ' ' +
    Array.from((details.closest('[id]') || document).querySelectorAll('details')).indexOf(details);

  function openOnes() {
    return new Set(Array.from(document.querySelectorAll('.part details[open]:not(.late)'), nameOf));
  }

  async function exchange(part, language) {
    const name = part.dataset.part;
    const next = await markup(name, language);
    if (next === undefined) return;
    kept.set(key(name, root.lang), part.innerHTML);
    part.innerHTML = next;
  }

  // The element at the top of the window stays where it is.
  function held() {
    const found = document.elementFromPoint(innerWidth / 2, 8);
    const element = found && found.closest('main [id]');
    return element && {id: element.id, top: element.getBoundingClientRect().top};
  }
  function hold(place) {
    const element = place && document.getElementById(place.id);
    if (element) scrollBy(0, element.getBoundingClientRect().top - place.top);
  }

  async function speak(language) {
    if (language === root.lang || !/^(id|en)$/.test(language)) return;
    const place = held();
    const drawn = Array.from(document.querySelectorAll('.late'))
      .filter((each) => each.querySelector(':scope > .drawn')).map((each) => each.dataset.part);
    const open = openOnes();
    document.querySelectorAll('.late').forEach(undraw);
    for (const part of document.querySelectorAll('.part')) await exchange(part, language);
    root.lang = language;
    document.title = document.querySelector('h1').textContent;
    for (const details of document.querySelectorAll('.late')) {
      if (drawn.includes(details.dataset.part)) await draw(details);
    }
    for (const details of document.querySelectorAll('.part details:not(.late)')) {
      details.open = open.has(nameOf(details));
    }
    ready(document);
    hold(place);
  }

  document.addEventListener('toggle', function (event) {
    const details = event.target;
    if (details.classList.contains('late') && details.open) draw(details);
  }, true);

  return {first, draw, speak, whenReady: (listener) => listeners.push(listener), ready};
})();

page.whenReady(function (element) {
  for (const each of element.querySelectorAll('.tools, .languages')) each.hidden = false;
});
