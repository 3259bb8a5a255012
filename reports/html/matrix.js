'use strict';
// Long lists of regions are searched by name; the matrix can be limited to departures.
(function () {
  function narrow(input, entries, textOf) {
    input.addEventListener('input', function () {
      const word = input.value.trim().toLowerCase();
      for (const each of entries()) each.hidden = !textOf(each).toLowerCase().includes(word);
    });
  }

  page.whenReady(function (element) {
    const only = element.querySelector('#departures-only');
    if (only) {
      only.addEventListener('change', function () {
        document.getElementById('matrix').classList.toggle('departures', only.checked);
      });
    }
    const slices = element.querySelector('#matrix-find');
    if (slices) {
      narrow(slices, () => document.querySelectorAll('#matrix > details'), (each) => each.dataset.names);
    }
    const regions = element.querySelector('#regions-find');
    if (regions) {
      narrow(regions, () => document.querySelectorAll('#regions > details'),
        (each) => each.querySelector('summary').textContent);
    }
  });
})();
