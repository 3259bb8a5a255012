'use strict';
// Diagrams are enlarged by buttons, keys (+ − 0) or Ctrl with the wheel, and moved by dragging,
// scrolling or the arrow keys.
(function () {
  const least = 0.25, most = 4, step = 1.25;

  function zoomed(figure, factor) {
    const picture = figure.querySelector('svg');
    const old = Number(figure.dataset.zoom || 1);
    const now = factor === 0 ? 1 : Math.min(most, Math.max(least, old * factor));
    if (!figure.dataset.width) figure.dataset.width = picture.getBoundingClientRect().width;
    const x = (figure.scrollLeft + figure.clientWidth / 2) / old;
    const y = (figure.scrollTop + figure.clientHeight / 2) / old;
    figure.dataset.zoom = now;
    picture.style.maxWidth = picture.style.minWidth = now === 1 ? '' : 'none';
    picture.style.width = now === 1 ? '' : figure.dataset.width * now + 'px';
    figure.scrollTo(x * now - figure.clientWidth / 2, y * now - figure.clientHeight / 2);
  }

  function draggable(figure) {
    let from = null;
    figure.addEventListener('pointerdown', function (event) {
      if (event.button !== 0 || event.pointerType === 'touch' || event.target.closest('a')) return;
      from = {x: event.clientX + figure.scrollLeft, y: event.clientY + figure.scrollTop};
      figure.setPointerCapture(event.pointerId);
    });
    figure.addEventListener('pointermove', function (event) {
      if (from) figure.scrollTo(from.x - event.clientX, from.y - event.clientY);
    });
    for (const end of ['pointerup', 'pointercancel']) figure.addEventListener(end, () => { from = null; });
  }

  const keys = {'+': step, '=': step, '-': 1 / step, '0': 0};

  page.whenReady(function (element) {
    for (const figure of element.querySelectorAll('figure.diagram:not([data-ready])')) {
      figure.dataset.ready = 'yes';
      draggable(figure);
      figure.addEventListener('keydown', function (event) {
        if (!(event.key in keys) || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        zoomed(figure, keys[event.key]);
      });
      figure.addEventListener('wheel', function (event) {
        if (!event.ctrlKey) return;
        event.preventDefault();
        zoomed(figure, event.deltaY < 0 ? step : 1 / step);
      }, {passive: false});
      const buttons = figure.previousElementSibling;
      buttons.addEventListener('click', function (event) {
        const wish = event.target.dataset.zoom;
        if (wish) zoomed(figure, {in: step, out: 1 / step, fit: 0}[wish]);
      });
    }
  });
})();
