'use strict';
// The list of all findings: searched, filtered and sorted where it stands.
(function () {
  const names = ['q', 'region', 'level', 'reason'];
  const texts = new WeakMap();  // of rows, as they are searched
  let asked = 0;

  function wanted(form) {
    const values = Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()]));
    return {values, any: names.some((name) => values[name])};
  }

  function fits(row, values) {
    if (['region', 'level', 'reason'].some((name) => values[name] && row.dataset[name] !== values[name])) {
      return false;
    }
    const words = values.q.toLowerCase().split(/\s+/);
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return words.every((word) => texts.get(row).includes(word));
  }

  async function apply() {
    const form = document.getElementById('filter');
    const turn = ++asked;
    const {values, any} = wanted(form);
    names.forEach((name) => places.note(name, values[name]));
    if (any) {
      for (const theme of document.querySelectorAll('#findings > details')) {
        theme.classList.contains('late') ? await page.draw(theme) : theme.open = true;
      }
    }
    if (turn !== asked) return;
    let shown = 0, all = 0;
    for (const theme of document.querySelectorAll('#findings > details')) {
      let here = 0;
      for (const row of theme.querySelectorAll('tbody tr')) {
        row.hidden = any && !fits(row, values);
        here += row.hidden ? 0 : 1;
        all += 1;
      }
      theme.hidden = any && here === 0;
      shown += here;
    }
    const output = form.querySelector('output');
    const number = new Intl.NumberFormat(document.documentElement.lang);
    output.value = any ? output.dataset.words.replace('{shown}', number.format(shown))
      .replace('{all}', number.format(all)) : '';
  }

  function cell(row, column) {
    return column === 2 ? -row.dataset.rank : row.cells[column].textContent.trim();
  }

  function sort(head) {
    const body = head.closest('table').tBodies[0];
    const column = head.cellIndex;
    const down = head.getAttribute('aria-sort') === 'ascending';
    const order = new Intl.Collator(document.documentElement.lang, {numeric: true});
    const rows = Array.from(body.rows).sort(function (a, b) {
      const x = cell(a, column), y = cell(b, column);
      return (typeof x === 'number' ? x - y : order.compare(x, y)) * (down ? -1 : 1);
    });
    for (const each of head.parentElement.cells) each.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    body.append(...rows);
  }

  page.whenReady(function (element) {
    for (const head of element.querySelectorAll('table.register thead th:not(:has(button))')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', () => sort(head));
      head.replaceChildren(button);
    }
    const form = element.querySelector('#filter');
    if (!form) return;
    const {options} = places.read();
    names.forEach((name) => { form.elements[name].value = options.get(name) || ''; });
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(apply));
    if (wanted(form).any) apply();
  });
})();
