'use strict';
// Paper cannot be unfolded; what is of little weight stays folded on it all the same. This script
// comes last and sets the page going.
(function () {
  let folded = [];
  window.addEventListener('beforeprint', function () {
    folded = Array.from(document.querySelectorAll(
      'details:not([open]):not(.late):not(.aside-on-paper):not(.editorial .finding details)'));
    folded.forEach((each) => { each.open = true; });
  });
  window.addEventListener('afterprint', function () {
    folded.forEach((each) => { each.open = false; });
  });
  page.ready(document);
  places.show();
})();
