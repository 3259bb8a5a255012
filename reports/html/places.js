'use strict';
// Where the reader is: `#riau/access.granted&lang=en&q=word`. The first word is a place in the page,
// the others say how it is shown, so that a link shows the same to whoever gets it.
const places = (function () {
  function read() {
    const [anchor, ...rest] = location.hash.slice(1).split('&');
    let name = anchor;
    try { name = decodeURIComponent(anchor); } catch (fault) { /* taken as it is */ }
    return {anchor: name, options: new URLSearchParams(rest.join('&'))};
  }

  function hash(anchor, options) {
    const said = options.toString();
    return '#' + anchor + (said ? '&' + said : '');
  }

  // Says in the address how the page is shown, without leaving a step behind.
  function note(values) {
    const {anchor, options} = read();
    for (const [name, value] of Object.entries(values)) value ? options.set(name, value) : options.delete(name);
    const next = hash(anchor, options);
    if (next !== location.hash) history.replaceState(null, '', next);
  }

  async function find(anchor) {
    for (let name = anchor; name; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) {
      const late = document.querySelector('.late[data-part="' + CSS.escape(name) + '"]');
      if (late) await page.draw(late);
    }
    return document.getElementById(anchor);
  }

  function unfold(element) {
    for (let each = element; each; each = each.parentElement) {
      if (each.tagName === 'DETAILS') each.open = true;
    }
    const inside = element.matches('.finding') && element.querySelector('details');
    if (inside) inside.open = true;
  }

  async function show() {
    const {anchor, options} = read();
    await page.speak(options.get('lang') || page.first);
    for (const each of document.querySelectorAll('.target')) each.classList.remove('target');
    const target = anchor && await find(anchor);
    if (!target) return;
    unfold(target);
    target.classList.add('target');
    if (!target.matches('a, button, input, summary, [tabindex]')) target.tabIndex = -1;
    target.focus({preventScroll: true});
    page.follow(target, () => target.scrollIntoView());
  }

  document.addEventListener('click', function (event) {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const next = hash(link.getAttribute('href').slice(1), read().options);
    next === location.hash ? show() : location.hash = next;
  });

  document.addEventListener('click', async function (event) {
    const button = event.target.closest('[data-language]');
    if (!button) return;
    const language = button.dataset.language;
    note({lang: language === page.first ? '' : language});
    await page.speak(language);
    document.querySelector('[data-language="' + language + '"]').focus();
  });

  window.addEventListener('hashchange', show);
  return {read, note, show};
})();
