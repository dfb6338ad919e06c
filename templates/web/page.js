/* The page: who comes in, what is sent, and which of it is shown (batch.js shows it). */
'use strict';

const AT_ONCE = 3; /* files that are sent */
let me = { role: 'none' };
let current = null; /* the id of the work that is shown */
let last = {}; /* as it was shown */
let timer = 0;
let turn = 0; /* of what is shown: whoever comes back to an older one shows nothing */
let sending = null; /* the id of the work that files are sent to */
let offline = false;
const received = new Map(); /* by a work's id: what came of the files that were sent last */

/* --- What goes wrong -------------------------------------------------------------------------------------------- */

function say(words) {
  at('trouble').textContent = words;
  at('trouble').hidden = words === '';
}

async function complain(e) {
  if (e.code === 401) {
    try { await begin(); } catch (again) { say(again.message); }
    return;
  }
  offline = e.offline === true;
  if (offline) again(3000);
  if (e.code === 404 && current !== null) { /* perhaps it is the work that is gone */
    try { await route(); } catch (again) { /* said below */ }
  }
  say(e.message);
}

/* Runs what somebody has asked for, and says why it failed: until they ask for something else. */
function trying(action) {
  return async event => {
    if (event && event.preventDefault) event.preventDefault();
    try {
      say('');
      offline = false;
      await action(event);
    } catch (e) {
      await complain(e);
    }
  };
}

/* Looks again by itself: what has been said stays, but for that the server can't be reached. */
async function look() {
  try {
    await (me.role === 'none' ? begin() : route());
    if (offline) say('');
    offline = false;
  } catch (e) {
    await complain(e);
    if (e.code !== 401 && e.code !== 404) again(3000);
  }
}

/* --- Coming in ---------------------------------------------------------------------------------------------------- */

function show(section) {
  ['login', 'closed', 'home', 'work'].forEach(id => { at(id).hidden = id !== section; });
}

async function enter(kind, secret) {
  me = await json('POST', '/session', { headers: { Authorization: kind + ' ' + secret } });
}

/* The first address has a secret behind its "#", which goes away at once: it shall not stay in the history. */
async function take_secret() {
  const found = /^#(key|link)=([\w.-]+)$/.exec(location.hash);
  if (!found) return;
  history.replaceState(null, '', '/');
  try {
    await enter(found[1], found[2]);
  } catch (e) {
    await begin();
    throw e;
  }
}

async function begin() {
  me = await json('GET', '/session');
  at('leave').hidden = me.role === 'none' || !me.password;
  at('who').textContent = me.role === 'unit' ? me.unit : me.role === 'office' && me.password ? '主管部门' : '';
  document.body.classList.toggle('office', me.role === 'office');
  document.querySelectorAll('.of-office').forEach(e => { e.hidden = me.role !== 'office'; });
  if (me.role === 'none') show(me.password ? 'login' : 'closed');
  else await route();
}

/* --- Sending files ------------------------------------------------------------------------------------------------ */

async function begin_work(files, title) {
  const table = files.find(f => !isPicture(f.name)) || files[0];
  const made = await json('POST', '/works?title=' + encodeURIComponent(title || table.name.replace(/\.[^.]*$/, '')));
  current = made.id;
  location.hash = '#' + made.id;
  return made.id;
}

/* Sends FILES to the work TARGET, some at once; those that were not taken, with the reasons. */
async function send_all(files, target) {
  const refused = [];
  let next = 0, done = 0;
  const one = async () => {
    while (next < files.length) {
      const f = files[next++];
      try {
        await ask('PUT', work(target, '/files?name=' + encodeURIComponent(f.name)), { body: f.file });
      } catch (e) {
        if (e.code === 401) throw e;
        refused.push({ name: f.name, why: e.message });
      }
      done++;
      at('sending').hidden = current !== target;
      at('sent').value = done / files.length;
      at('sent-words').textContent = '正在上传 ' + done + ' / ' + files.length;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return refused;
}

/* TO is the id of the work that they are for; null: a new one. */
async function send(all, to) {
  if (sending !== null) throw new Error('前面拖的还在上传，这次的没有收：请等传完再拖');
  const before = to === null ? null : await json('GET', work(to));
  const names = before === null ? [] : before.files.map(f => f[0]);
  const given = before === null ? upload.named_anew(all) : upload.named_again(all, { names, title: before.title });
  const files = given.files;
  if (files.length + given.refused.length === 0) throw new Error('里面没有文件');
  if (files.reduce((sum, f) => sum + f.file.size, 0) > me.limit * 1024 * 1024)
    throw new Error('太大了：一批最多 ' + me.limit + ' MB');
  sending = '';
  let target = to, refused = given.refused;
  try {
    target = sending = to === null ? await begin_work(files, given.title) : to;
    refused = refused.concat(await send_all(files, target));
  } finally {
    sending = null;
    at('sending').hidden = true;
  }
  const lost = new Set(refused.map(f => f.name)), taken = files.map(f => f.name).filter(n => !lost.has(n));
  received.set(target, { refused, replaced: taken.filter(n => names.includes(n)), added: taken.filter(n => !names.includes(n)) });
  last = {};
  if (taken.length > 0) await check(target, target === to && target === current);
  await route();
}

/* What came of the files that were sent last: those that were not taken are not in what is checked. */
function show_received(id) {
  const r = received.get(id);
  if (r === undefined) {
    fill(at('received'));
    return;
  }
  const words = (r.replaced.length > 0 ? '换掉了 ' + some(r.replaced) + '。' : '') + (r.added.length > 0 ? '新收了 ' + some(r.added) + '。' : '');
  fill(at('received'), words === '' ? null : make('p', {}, words),
    r.refused.length === 0 ? null : make('p', { class: 'bad' }, '有 ' + r.refused.length + ' 个文件没有收，检查、做表的时候没有它们；请改好再拖一次：'),
    r.refused.length === 0 ? null : make('ul', {}, ...r.refused.slice(0, 100).map(f => make('li', {}, f.name + '：' + f.why))));
}

function set_up_drop(zone) {
  const target = () => zone.dataset.drop === 'new' ? null : current;
  zone.addEventListener('dragover', e => { e.preventDefault(); zone.classList.add('over'); });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', trying(async e => {
    zone.classList.remove('over');
    const to = target();
    await send(await upload.dropped(e.dataTransfer), to);
  }));
  zone.querySelectorAll('[data-pick]').forEach(button => button.addEventListener('click', () => {
    const input = at('pick-' + button.dataset.pick), to = target();
    input.onchange = trying(async () => {
      const list = upload.picked(input);
      input.value = '';
      await send(list, to);
    });
    input.click();
  }));
}

/* --- The list of works --------------------------------------------------------------------------------------------- */

function row(w) {
  const box = make('input', { type: 'checkbox', value: w.id, 'aria-label': '合并 ' + w.unit + ' ' + title_of(w) });
  const cells = [
    make('td', { class: 'of-office choice' }, box), make('td', { class: 'of-office', 'data-name': '单位' }, w.unit || '—'),
    make('td', { 'data-name': '名称' }, make('a', { href: '#' + w.id }, title_of(w)), w.changed.length > 0 ? make('div', { class: 'bad' }, changed_words(w)) : null),
    make('td', { 'data-name': '文件' }, w.count + ' 个，' + size(w.bytes)), make('td', { 'data-name': '检查' }, found_words(w)),
    make('td', { 'data-name': '做表' }, made_words(w)), make('td', { 'data-name': '保存到' }, day(w.until))];
  cells.forEach(c => { if (c.classList.contains('of-office')) c.hidden = me.role !== 'office'; });
  return make('tr', {}, ...cells);
}

async function show_home(still) {
  const list = await json('GET', '/works');
  if (!still()) return;
  const chosen = chosen_works();
  show('home');
  at('works').hidden = list.length === 0;
  fill(at('work-list'), ...list.map(row));
  at('work-list').querySelectorAll('input').forEach(b => { b.checked = chosen.includes(b.value); });
  if (list.some(w => w.state !== 'idle') || (me.role === 'office' && me.password)) again(2000);
}

const chosen_works = () => Array.from(at('work-list').querySelectorAll('input:checked')).map(b => b.value);

/* --- A work --------------------------------------------------------------------------------------------------------- */

function again(after) {
  clearTimeout(timer);
  timer = setTimeout(look, after);
}

async function show_work(id, still) {
  const w = await json('GET', work(id)), line = await progress(w);
  if (!still()) return;
  const key = JSON.stringify([w.id, w.files.length, w.bytes, w.check, w.make, w.state]);
  if (last.shown !== w.id) clear_work();
  show('work');
  at('work-title').textContent = (w.unit && me.role === 'office' ? w.unit + '　' : '') + title_of(w);
  at('state').textContent = state_words(w, sending === w.id);
  at('changed').textContent = changed_words(w);
  at('until').textContent = '不删的话，' + day(w.until) + ' 以后自动删除';
  show_progress(w, line);
  if (w.state !== 'idle') again(700);
  ['check', 'make', 'download'].forEach(button => { at(button).disabled = w.state !== 'idle' || w.count === 0; });
  if (last.key === key) return;
  last = { key: '', shown: w.id };
  at('work').setAttribute('aria-busy', 'true');
  show_files(w, name => trying(async () => {
    await ask('DELETE', work(w.id, '/files?name=' + encodeURIComponent(name)));
    await route();
  })());
  show_received(w.id);
  if (w.state !== 'idle') {
    if (w.task === 'check') fill(at('verdict'));
    if (w.task === 'make') fill(at('made-result'));
    last.key = key;
    return;
  }
  if (w.check) await show_check(w, still);
  if (w.make && still()) await show_made(w, still);
  if (!still()) return;
  last.key = key;
  at('work').setAttribute('aria-busy', 'false');
}

async function download() {
  const id = current;
  await ask('POST', work(id, '/pack'));
  let w = await json('GET', work(id));
  for (; w.state !== 'idle'; w = await json('GET', work(id))) {
    if (current === id) at('state').textContent = state_words(w, sending === w.id);
    await new Promise(done => setTimeout(done, 300));
  }
  if (!w.pack || w.pack.code !== 0) throw new Error('没有打成包：磁盘可能满了；请告诉管理员');
  const link = make('a', { href: work(id, '/all.zip'), download: title_of(w).replace(/[\\/:*?"<>|]/g, '_') + '.zip' });
  document.body.append(link);
  link.click();
  link.remove();
  await route();
}

async function remove() {
  if (!confirm('删除这一批？上传的和做好的都没有了。')) return;
  await ask('DELETE', work(current));
  location.hash = '';
}

/* BY_DATE: by the day that stands there, if one does. */
const check = (id, by_date) => ask('POST', work(id, '/check?date=' + (by_date ? at('date').value : '')));

async function start_make() {
  const on = id => at(id).checked ? '1' : '0';
  await ask('POST', work(current, '/make?date=' + at('date').value + '&print=' + on('print') + '&pdf=' + on('pdf') + '&zip=' + on('zip') + '&draft=' + on('draft')));
  at('preview').hidden = true;
  await route();
}

async function merge() {
  const made = await json('POST', '/merged?ids=' + chosen_works().join(','));
  await check(made.id, false);
  location.hash = '#' + made.id;
}

/* --- Together ------------------------------------------------------------------------------------------------------- */

async function route() {
  clearTimeout(timer);
  const mine = ++turn, still = () => mine === turn;
  if (me.role === 'none') return;
  const found = /^#([0-9a-f]{16})$/.exec(location.hash);
  current = found ? found[1] : null;
  if (current === null) {
    last = {};
    await show_home(still);
    return;
  }
  try {
    await show_work(current, still);
  } catch (e) {
    if (e.code === 404 && still()) {
      history.replaceState(null, '', '/');
      await route();
    }
    throw e;
  }
}

function set_up() {
  document.querySelectorAll('[data-drop]').forEach(set_up_drop);
  ['dragover', 'drop'].forEach(kind => window.addEventListener(kind, e => e.preventDefault()));
  window.addEventListener('hashchange', trying(async () => { await take_secret(); await begin(); at('main').focus(); }));
  at('login-form').addEventListener('submit', trying(async () => {
    await enter('password', encodeURIComponent(at('password').value));
    at('password').value = '';
    await begin();
  }));
  at('leave').addEventListener('click', trying(async () => { await ask('DELETE', '/session'); location.hash = ''; await begin(); }));
  at('check').addEventListener('click', trying(async () => { await check(current, true); await route(); }));
  at('make-form').addEventListener('submit', trying(start_make));
  at('stop').addEventListener('click', trying(async () => { await ask('POST', work(current, '/stop')); await route(); }));
  at('download').addEventListener('click', trying(download));
  at('delete').addEventListener('click', trying(remove));
  at('merge').addEventListener('click', trying(merge));
  at('work-list').addEventListener('change', () => { at('merge').disabled = chosen_works().length < 2; });
  at('preview-close').addEventListener('click', () => { at('preview').hidden = true; at('preview-frame').src = 'about:blank'; });
}

window.addEventListener('beforeunload', e => { if (sending !== null) { e.preventDefault(); e.returnValue = ''; } });
set_up();
trying(async () => { await take_secret(); await begin(); })();
