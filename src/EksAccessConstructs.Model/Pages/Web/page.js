// Narrows a page to what is asked for, and keeps the question in the address. All that is shown is in the page already.
(() => {
  'use strict';
  const form = document.getElementById('filters');
  const items = [...document.querySelectorAll('.item')];
  const said = form.querySelector('output');
  const fields = ['q', 'kind', 'where', 'what'].map(name => form.elements[name]);
  const texts = new Map();

  const words = (item, name) => (item.dataset[name] ?? '').split(' ');
  const text = item => texts.get(item) ?? (texts.set(item, item.textContent.toLowerCase()), texts.get(item));

  function narrow() {
    const [search, kind, where, what] = fields.map(field => field.value);
    const needles = search.toLowerCase().split(/\s+/).filter(needle => needle);
    const places = (form.elements.where.selectedOptions[0]?.dataset.at ?? '').split(' ');
    let shown = 0;
    let all = 0;
    for (const item of items) {
      const count = Number(item.dataset.count ?? 0);
      const fits = (!kind || words(item, 'kind').includes(kind))
        && (!where || words(item, 'at').some(place => places.includes(place)))
        && (!what || words(item, 'what').includes(what))
        && needles.every(needle => text(item).includes(needle));
      item.hidden = !fits;
      shown += fits ? count : 0;
      all += count;
    }
    for (const part of document.querySelectorAll('.narrowed')) {
      part.hidden = ![...part.querySelectorAll('.item')].some(item => !item.hidden);
    }
    said.textContent = `${shown} of ${all} ${form.dataset.noun} shown`;
    form.classList.toggle('used', fields.some(field => field.value));
  }

  function remember() {
    const state = new URLSearchParams(fields.filter(field => field.value).map(field => [field.name, field.value]));
    history.replaceState(null, '', `#${state}`);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    if (location.hash.length > 1 && !fields.some(field => state.has(field.name))) return reveal();
    for (const field of fields) field.value = state.get(field.name) ?? '';
    for (const field of fields) if (field.selectedIndex === -1) field.value = '';
    narrow();
  }

  // A link within the page leads to something that a filter may hide.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest('[hidden]')) clear();
    target.tabIndex = -1;
    if (!fields.includes(document.activeElement)) target.focus(); // whoever types already is not taken away
  }

  function clear() {
    for (const field of fields) field.value = '';
    narrow();
  }

  form.addEventListener('input', () => { narrow(); remember(); });
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', event => { event.preventDefault(); clear(); remember(); });
  addEventListener('hashchange', recall);
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      form.elements.q.focus();
    }
    if (event.key === 'Escape') { clear(); remember(); }
  });
  addEventListener('beforeprint', () => {
    for (const folded of document.querySelectorAll('details:not([open])')) { folded.open = true; folded.dataset.folded = ''; }
  });
  addEventListener('afterprint', () => {
    for (const folded of document.querySelectorAll('details[data-folded]')) { folded.open = false; delete folded.dataset.folded; }
  });
  form.hidden = false;
  narrow();
  recall();
})();
