/* What a check has found, a list for each person or unit. Texts are put in as texts: nothing of the data becomes markup. */
'use strict';

const findings = (function () {
  const levels = { error: '错误', warning: '提醒', hint: '提示' };
  const order = { error: 0, warning: 1, hint: 2 };
  const SHOWN = 200;

  /* make('p', {class: 'x'}, 'text', child …) */
  function make(tag, attributes) {
    const element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(name => {
      if (attributes[name] !== null && attributes[name] !== undefined) element.setAttribute(name, attributes[name]);
    });
    for (let i = 2; i < arguments.length; i++)
      if (arguments[i] !== null && arguments[i] !== undefined) element.append(arguments[i]);
    return element;
  }

  /* In place of what is in PLACE; not by replaceChildren, which only newer browsers have. */
  function fill(place, ...parts) {
    while (place.firstChild) place.removeChild(place.firstChild);
    place.append(...parts.filter(part => part !== null));
  }

  /* A line each. CUT: there is one that is none, as whoever wrote them was stopped. */
  function parse(text) {
    const list = [];
    let cut = text !== '' && !text.endsWith('\n');
    text.split('\n').filter(line => line !== '').forEach(line => {
      try { list.push(JSON.parse(line)); } catch (e) { cut = true; }
    });
    return { list, cut };
  }

  function group(list) {
    const groups = new Map();
    list.forEach(f => {
      const key = f.owner + '\n' + f.record;
      if (!groups.has(key)) groups.set(key, { name: f.record, unit: f.unit, list: [], worst: 3 });
      const g = groups.get(key);
      g.list.push(f);
      g.worst = Math.min(g.worst, order[f.level]);
    });
    const sorted = Array.from(groups.values());
    sorted.forEach(g => g.list.sort((a, b) => order[a.level] - order[b.level]));
    return sorted.sort((a, b) => a.worst - b.worst);
  }

  function item(f) {
    return make('li', {},
      make('span', { class: 'level ' + f.level }, levels[f.level]), words.of_page(f.message),
      make('div', {}, words.of_page(f.remedy)),
      make('div', { class: 'where' }, f.place + (f.clause ? '　依据：' + f.clause : '')));
  }

  function person(g) {
    const title = (g.name || '整批') + (g.unit && g.unit !== g.name ? '　' + g.unit : '');
    return make('section', { class: 'person' }, make('h4', {}, title), make('ul', {}, ...g.list.map(item)));
  }

  /* Shows those of LEVEL ('': all) in PLACE, the first of them at once. */
  function show(place, list, level) {
    const groups = group(list.filter(f => level === '' || f.level === level));
    const people = make('div', {});
    let shown = 0;
    const more = make('button', {}, '再列一些');
    function add() {
      groups.slice(shown, shown + SHOWN).forEach(g => people.append(person(g)));
      shown += SHOWN;
      more.hidden = shown >= groups.length;
    }
    more.addEventListener('click', add);
    add();
    const filter = make('p', { class: 'buttons' });
    [['', '全部']].concat(Object.entries(levels)).forEach(([key, word]) => {
      const n = key === '' ? list.length : list.filter(f => f.level === key).length;
      const button = make('button', { 'aria-pressed': String(key === level), class: key === level ? 'main' : '' }, word + ' ' + n);
      button.addEventListener('click', () => show(place, list, key));
      filter.append(button);
    });
    fill(place, ...(list.length > 0 ? [filter, people, more] : []));
  }

  return { make, fill, parse, show };
})();
