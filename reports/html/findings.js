'use strict';
// The list of all findings: searched, filtered and sorted where it stands. Of a nation's tables only the
// rows that somebody looks at stand in the document.
(function () {
  const names = ['q', 'region', 'level', 'reason'];
  const atOnce = 100;            // so many more rows of a long table stand in the document
  const pause = 80;              // ms without a key, after which the search begins
  const texts = new WeakMap();   // of rows, as they are searched
  const lists = new WeakMap();   // of tables: their rows, those that fit, and how many of them are drawn
  let asked = 0, waiting = 0;

  const themes = () => Array.from(document.querySelectorAll('#findings > details'));
  const whole = (table) => !table.closest('.late, .drawn');

  function listOf(table) {
    if (!lists.has(table)) {
      const rows = Array.from(table.tBodies[0].rows);
      lists.set(table, {rows, fitting: rows, drawn: whole(table) ? Infinity : atOnce});
    }
    return lists.get(table);
  }

  function paint(table) {
    const {fitting, drawn} = listOf(table);
    table.tBodies[0].replaceChildren(...fitting.slice(0, drawn));
    const more = table.parentElement.nextElementSibling;
    more.hidden = fitting.length <= drawn;
    const button = more.querySelector('button');
    const number = new Intl.NumberFormat(document.documentElement.lang);
    button.textContent = button.dataset.words.replace('{more}', number.format(Math.min(atOnce, fitting.length - drawn)))
      .replace('{rest}', number.format(fitting.length - drawn));
  }

  function wanted(form) {
    const values = Object.fromEntries(names.map((name) => [name, form.elements[name].value.trim()]));
    return {values, any: names.some((name) => values[name])};
  }

  function fits(row, values, words) {
    if (['region', 'level', 'reason'].some((name) => values[name] && row.dataset[name] !== values[name])) {
      return false;
    }
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return words.every((word) => texts.get(row).includes(word));
  }

  async function tableOf(theme) {
    const holder = theme.classList.contains('late') ? await page.prepared(theme) : theme;
    return holder.querySelector('table.register');
  }

  // Those of the theme that fit are drawn, as many as are drawn at once; what they come to is said.
  function narrow(theme, table, {values, any}) {
    const list = listOf(table);
    const words = values.q.toLowerCase().split(/\s+/);
    list.fitting = any ? list.rows.filter((row) => fits(row, values, words)) : list.rows;
    list.drawn = Math.min(list.drawn, whole(table) ? Infinity : atOnce);
    paint(table);
    theme.hidden = any && list.fitting.length === 0;
    if (any && !theme.hidden) theme.classList.contains('late') ? page.draw(theme) : theme.open = true;
    return {shown: list.fitting.length, all: list.rows.length};
  }

  async function apply() {
    const form = document.getElementById('filter');
    const turn = ++asked;
    const wish = wanted(form);
    places.note(wish.values);
    const output = form.querySelector('output');
    const pairs = await Promise.all(themes().map(async (theme) => [theme, await tableOf(theme)]));
    if (turn !== asked) return;
    const counts = pairs.map(([theme, table]) => narrow(theme, table, wish));
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const sum = (name) => number.format(counts.reduce((total, each) => total + each[name], 0));
    output.value = wish.any ? output.dataset.words.replace('{shown}', sum('shown')).replace('{all}', sum('all')) : '';
  }

  function applySoon() {
    clearTimeout(waiting);
    waiting = setTimeout(apply, pause);
  }

  const cell = (row, column) => column === 2 ? -row.dataset.rank : row.cells[column].textContent.trim();

  function sort(head) {
    const table = head.closest('table');
    const down = head.getAttribute('aria-sort') === 'ascending';
    const order = new Intl.Collator(document.documentElement.lang, {numeric: true});
    const list = listOf(table);
    const keyed = list.rows.map((row) => ({row, key: cell(row, head.cellIndex)}));
    keyed.sort(({key: x}, {key: y}) => (typeof x === 'number' ? x - y : order.compare(x, y)) * (down ? -1 : 1));
    const fitting = new Set(list.fitting);
    list.rows = keyed.map((each) => each.row);
    list.fitting = list.rows.filter((row) => fitting.has(row));
    for (const each of head.parentElement.cells) each.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    paint(table);
  }

  document.addEventListener('click', function (event) {
    const more = event.target.closest('.more');
    if (!more) return;
    const table = more.previousElementSibling.querySelector('table');
    listOf(table).drawn += atOnce;
    paint(table);
  });

  page.whenMade(function (holder) {
    for (const table of holder.querySelectorAll('table.register')) paint(table);
  });

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
    form.addEventListener('focusin', () => themes().forEach(tableOf), {once: true});  // the first key finds all there
    form.addEventListener('input', applySoon);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(apply));
    if (wanted(form).any) apply();
  });
})();
