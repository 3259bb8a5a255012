'use strict';
(function () {
  // A link may lead into something folded.
  function unfold(element) {
    for (let each = element; each; each = each.parentElement) {
      if (each.tagName === 'DETAILS') each.open = true;
    }
  }
  function show() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    unfold(target);
    if (target.classList.contains('finding')) target.querySelector('details').open = true;
    target.scrollIntoView();
  }
  window.addEventListener('hashchange', show);
  if (location.hash) show();

  // Paper cannot be unfolded.
  let folded = [];
  window.addEventListener('beforeprint', function () {
    folded = Array.from(document.querySelectorAll('details:not([open])'));
    folded.forEach(function (each) { each.open = true; });
  });
  window.addEventListener('afterprint', function () {
    folded.forEach(function (each) { each.open = false; });
  });

  // Tools that need this script are shown only where it runs.
  const only = document.getElementById('departures-only');
  if (!only) return;
  only.closest('.tools').hidden = false;
  only.addEventListener('change', function () {
    document.querySelector('table.matrix').classList.toggle('departures', only.checked);
  });
})();
