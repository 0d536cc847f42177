/**
 * What the page does beyond what HTML does by itself: search and filters, keys, and where the focus goes. Without it
 * everything is there to read, the places included.
 */
export const script = `
'use strict';
(() => {
  const filters = document.getElementById('filters');
  const search = document.getElementById('search');
  const shown = document.getElementById('shown');
  const nothing = document.getElementById('nothing');
  const main = document.querySelector('main');
  const heads = [...document.querySelectorAll('button.code')];
  const rows = [...document.querySelectorAll('tr[data-method]')].map((row) => ({
    row,
    method: row.dataset.method,
    codes: row.dataset.codes.split(' '),
    text: row.textContent.toLowerCase(),
  }));
  filters.hidden = false;

  const checked = (name) => [...filters.querySelectorAll('input[name=' + name + ']:checked')].map((box) => box.value);

  function filter() {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const methods = checked('method');
    const families = checked('family');
    const pressed = heads.filter((head) => head.getAttribute('aria-pressed') === 'true').map((head) => head.dataset.code);
    let count = 0;
    for (const { row, method, codes, text } of rows) {
      const isShown =
        words.every((word) => text.includes(word)) &&
        (methods.length === 0 || methods.includes(method)) &&
        (families.length === 0 || codes.some((code) => families.includes(code === 'others' ? code : code.charAt(0)))) &&
        pressed.every((code) => codes.includes(code));
      row.hidden = !isShown;
      if (isShown) count++;
    }
    for (const group of document.querySelectorAll('tbody')) {
      group.hidden = !group.querySelector('tr[data-method]:not([hidden])');
    }
    shown.textContent = count === rows.length ? '' : count + ' of ' + rows.length + ' shown';
    nothing.hidden = count > 0 || rows.length === 0;
  }

  function press(head, isPressed) {
    head.setAttribute('aria-pressed', String(isPressed));
  }

  filters.addEventListener('input', filter);
  filters.addEventListener('submit', (event) => event.preventDefault());
  for (const head of heads) {
    head.addEventListener('click', () => {
      press(head, head.getAttribute('aria-pressed') !== 'true');
      filter();
    });
  }
  document.getElementById('reset').addEventListener('click', () => {
    filters.reset();
    for (const head of heads) press(head, false);
    filter();
    search.focus();
  });

  // The link that has opened the places is marked, and the focus goes where the eye goes.
  let current;
  function follow() {
    if (current) current.removeAttribute('aria-current');
    current = undefined;
    const id = location.hash.slice(1);
    const target = id && document.getElementById(id);
    if (!target) return;
    current = document.querySelector('table a[href="#' + id + '"]') || undefined;
    if (current) current.setAttribute('aria-current', 'true');
    target.focus({ preventScroll: !target.closest('.detail') });
  }
  addEventListener('hashchange', follow);
  follow();

  function close() {
    const open = document.querySelector('.detail:target, .detail:has(:target)');
    if (!open) return false;
    const from = current;
    location.hash = open.id + '-row';
    if (from) requestAnimationFrame(() => setTimeout(() => from.focus({ preventScroll: true })));
    return true;
  }

  function move(from, across, down) {
    const row = from.closest('tr');
    const cell = from.closest('td, th');
    if (across !== 0) {
      const links = [...row.querySelectorAll('a')];
      return links[links.indexOf(from) + across];
    }
    const all = rows.map((each) => each.row).filter((each) => !each.hidden);
    for (let at = all.indexOf(row) + down; at >= 0 && at < all.length; at += down) {
      const link = all[at].children[cell.cellIndex].querySelector('a');
      if (link) return link;
    }
    return undefined;
  }

  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = document.activeElement || document.body;
    if (event.key === '/' && from.tagName !== 'INPUT') {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'Escape') {
      if (!close() && from === search) main.focus();
    } else if (event.key in ways && from.closest && from.closest('tbody') && from.tagName === 'A') {
      const to = move(from, ...ways[event.key]);
      if (to === undefined) return;
      event.preventDefault();
      to.focus();
    }
  });
})();
`;
