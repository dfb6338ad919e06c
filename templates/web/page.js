/* The page: what is sent, what came of it. All of it by the addresses of generators/serve/routes.c. */
'use strict';

const make = findings.make;
const fill = findings.fill;
const at = id => document.getElementById(id);
const MARK = '进度：';
const AT_ONCE = 3; /* files that are sent */
let me = { role: 'none' };
let current = null; /* the id of the work that is shown */
let last = {}; /* as it was shown */
let timer = 0;
let turn = 0; /* of what is shown: whoever comes back to an older one shows nothing */
let sending = null; /* the id of the work that files are sent to */
let offline = false;
const received = new Map(); /* by a work's id: what came of the files that were sent last */

/* --- Asking the server -------------------------------------------------------------------------------------------- */

function say(words) {
  at('trouble').textContent = words;
  at('trouble').hidden = words === '';
}

async function ask(method, path, options) {
  let answer;
  try {
    answer = await fetch(path, Object.assign({ method, credentials: 'same-origin', cache: 'no-store' }, options));
  } catch (e) {
    const error = new Error('连不上：程序可能停了，或者网络断了');
    error.offline = true;
    throw error;
  }
  if (!answer.ok) {
    let words = '';
    try { words = (await answer.json()).error; } catch (e) { /* not ours */ }
    const error = new Error(words || '没有办成（' + answer.status + '）');
    error.code = answer.status;
    throw error;
  }
  return answer;
}

const json = async (method, path, options) => (await ask(method, path, options)).json();
const work = (id, rest) => '/works/' + id + (rest || '');

/* A text of the server's; '' where there is none. What could not be read is no empty text. */
async function text(path) {
  try {
    return await (await ask('GET', path)).text();
  } catch (e) {
    if (e.code === 404) return '';
    throw e;
  }
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

const isPicture = name => /\.(jpe?g|png)$/i.test(name);

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
  if (taken.length > 0) await ask('POST', work(target, '/check'));
  await route();
}

const some = list => list.slice(0, 5).join('、') + (list.length > 5 ? ' 等 ' + list.length + ' 个' : '');

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

const size = bytes => bytes < 1e6 ? Math.ceil(bytes / 1e3) + ' KB' : (bytes / 1e6).toFixed(1) + ' MB';
const day = seconds => { const d = new Date(seconds * 1000); return d.getFullYear() + '-' + String(d.getMonth() + 1).padStart(2, '0') + '-' + String(d.getDate()).padStart(2, '0'); };

const doing_words = (w, words) => w.state === 'running' ? words : '排队，前面还有 ' + w.ahead + ' 份';

function found_words(w) {
  if (w.state !== 'idle' && w.task === 'check') return doing_words(w, '正在检查');
  if (!w.check) return '还没有检查';
  if (w.check.code > 1 && w.check.code !== 3) return '没有查完' + (w.check.stale ? '（文件后来改过）' : '');
  const words = (w.check.code === 3 ? '有的文件读不了；' : '') + '错误 ' + w.found[0] + '、提醒 ' + w.found[1] + '、提示 ' + w.found[2];
  return words + (w.check.stale ? '（文件后来改过）' : '');
}

function made_words(w) {
  if (w.state !== 'idle' && w.task !== 'check') return doing_words(w, w.task === 'make' ? '正在做表' : '正在打包');
  if (!w.make) return '还没有做';
  if (w.make.stale) return '文件后来改过，要再做';
  return w.make.code === 0 ? '做好了' : w.make.code === 1 ? '做好了，有的没有做' : '没有做完';
}

const changed_words = w => w.changed.length > 0 ? '合并以后，' + some(w.changed) + '又改了文件，这里没有：请再合并一次' : '';
const title_of = w => w.title || '（合并的）' + day(w.created);

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

function state_words(w) {
  if (sending === w.id) return '正在上传……';
  if (w.state === 'queued') return w.ahead > 0 ? '排队中，前面还有 ' + w.ahead + ' 份' : '马上开始';
  if (w.state === 'running') return { check: '正在检查……', make: '正在做表……', pack: '正在打包……' }[w.task];
  if (!w.check) return w.count > 0 ? '文件收到了，还没有检查' : '还没有文件';
  return '';
}

const clock = s => s < 60 ? s + ' 秒' : Math.floor(s / 60) + ' 分 ' + s % 60 + ' 秒';

function show_progress(w, line) {
  const counted = /第 (\d+) 份，共 (\d+) 份/.exec(line);
  at('running').hidden = w.state !== 'running';
  if (counted) at('made').value = counted[1] / counted[2];
  else at('made').removeAttribute('value');
  at('made-words').textContent = (line ? line + '；' : '') + '已经 ' + clock(w.seconds || 0);
  at('stop').disabled = w.stopping === true;
  at('stop').textContent = w.stopping ? '做完手上这一份就停' : '停止';
}

/* What the program says, without what is for programs. */
const readable = words => words.split('\n').filter(l => !l.startsWith(MARK) && !l.startsWith('zhibiao-outcome ')).map(l => l.replace(/^(\S*\s+)data\//, '$1')).join('\n');

function show_files(w) {
  const rows = w.files.map(f => {
    const remove = make('button', { 'aria-label': '移去 ' + f[0] }, '移去');
    remove.addEventListener('click', trying(async () => {
      await ask('DELETE', work(w.id, '/files?name=' + encodeURIComponent(f[0])));
      await route();
    }));
    return make('tr', {}, make('td', {}, f[0]), make('td', { class: 'number' }, size(f[1])), make('td', { class: 'number' }, remove));
  });
  const photos = w.files.filter(f => isPicture(f[0])).length;
  const head = '共 ' + w.count + ' 个文件，' + size(w.bytes) + (photos > 0 ? '，其中照片 ' + photos + ' 张' : '');
  const details = make('details', {}, make('summary', {}, head), make('div', { class: 'scroll' }, make('table', {}, ...rows)));
  details.open = w.files.length <= 12;
  fill(at('files'), details);
}

function pre(title, text_of_log, open) {
  const words = readable(text_of_log);
  if (words.trim() === '') return null;
  const details = make('details', {}, make('summary', {}, title), make('pre', { tabindex: '0' }, words.trim()));
  details.open = open;
  return details;
}

async function manifest(id, folder) {
  const words = await text(work(id, '/' + folder + '/manifest.json'));
  try { return JSON.parse(words); } catch (e) { return null; }
}

/* Why a task has not come to its end, by the program's exit code. */
function why_not(code) {
  if (code === 3) return '有的文件读不了，没有它们；原因见“要说的”';
  if (code === 127) return '没有做完：程序没有能启动；请告诉管理员';
  if (code === 6) return '没有做完：内存不够；请分成几批，或者告诉管理员';
  if (code === 5) return '没有做完：写不下，磁盘可能满了；请告诉管理员';
  if (code >= 128) return '没有做完：程序被系统停下了，可能是内存或者时间不够；请再试一次，还不行就分成几批，或者告诉管理员';
  return '没有做完，原因见“要说的”（' + code + '）';
}

function verdict_of(w, read, listing) {
  const total = w.found[0] + w.found[1] + w.found[2], code = w.check.code;
  if (w.check.stale) return '文件后来改过，请再检查';
  if (code === 7) return '停下了，没有查完';
  if (code > 1 && code !== 3) return why_not(code);
  if (read.cut || read.list.length !== total) return '检查的结果没有读全，请再检查一次';
  if (listing === null || !listing.sources.some(s => s.rows > 0)) return '没有读到任何一行，什么也没有检查；原因见“要说的”';
  if (code === 3) return why_not(code) + (w.found[0] > 0 ? '。其余的有错误 ' + w.found[0] + ' 处' : '');
  if (code === 1) return w.found[0] === 0 ? '有的没有读懂，见“要说的”' : '有错误 ' + w.found[0] + ' 处，要改';
  return total === 0 ? '没有问题' : '没有错误；提醒 ' + w.found[1] + '、提示 ' + w.found[2];
}

async function show_check(w, still) {
  const [lines, told, listing] = await Promise.all([text(work(w.id, '/log/check.out')), text(work(w.id, '/log/check.err')), manifest(w.id, 'report')]);
  if (!still()) return;
  const read = findings.parse(lines), words = verdict_of(w, read, listing);
  at('verdict').className = words.startsWith('没有问题') || words.startsWith('没有错误') ? 'good' : 'bad';
  at('verdict').textContent = words;
  findings.show(at('findings'), read.list, '');
  const tables = listing === null ? null : make('table', {}, make('tr', {}, make('th', {}, '读到的表'), make('th', { class: 'number' }, '行数')),
    ...listing.sources.filter(s => s.rows !== undefined).map(s => make('tr', {}, make('td', {}, s.path.replace(/^data\//, '')), make('td', { class: 'number' }, String(s.rows)))));
  fill(at('read'), tables, pre('要说的', told, true));
  fill(at('report'), links(w.id, 'report', listing, '检查报告和退回修改通知单'));
}

const address = (id, folder, path) => work(id, '/' + folder + '/' + path.split('/').map(encodeURIComponent).join('/'));

function file_link(id, folder, path, name) {
  const isPdf = /\.pdf$/i.test(path);
  const link = make('a', { href: address(id, folder, path) }, name);
  if (isPdf) link.addEventListener('click', e => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    show_preview(address(id, folder, path), name);
  });
  else link.setAttribute('download', '');
  return make('li', {}, link);
}

function links(id, folder, listing, title) {
  if (listing === null || listing.files.length === 0) return null;
  return make('details', {}, make('summary', {}, title + '（' + listing.files.length + ' 份）'), make('ul', {}, ...listing.files.map(f => file_link(id, folder, f.path, f.path))));
}

function show_preview(url, name) {
  at('results').hidden = at('preview').hidden = false;
  at('preview-name').textContent = name;
  at('preview-open').href = url;
  at('preview-frame').src = url;
  at('preview').scrollIntoView({ block: 'nearest' });
  at('preview-open').focus();
}

async function show_made(w, still) {
  const [words, told, listing] = await Promise.all([text(work(w.id, '/log/make.out')), text(work(w.id, '/log/make.err')), manifest(w.id, 'output')]);
  if (!still()) return;
  const codes = { 0: '全部做好', 1: '做好了；有的没有做，原因见下面', 7: '停下了：做好的都是完整的，要接着做请再按“做表”' };
  at('made-result').className = w.make.code === 0 ? 'good' : 'bad';
  at('made-result').textContent = (codes[w.make.code] || why_not(w.make.code)) + (w.make.stale ? '。文件后来改过，请再做一次' : '');
  fill(at('made-messages'), pre('小结', words, w.make.code > 0), pre('要说的', told, true));
  at('results').hidden = listing === null;
  if (listing === null) return;
  const groups = new Map();
  listing.files.forEach(f => {
    const kind = f.path.includes('/') ? f.path.split('/')[0] : '其他';
    if (!groups.has(kind)) groups.set(kind, []);
    groups.get(kind).push(f.path);
  });
  const printed = groups.get('打印') || [];
  groups.delete('打印');
  fill(at('prints'), printed.length === 0 ? null : make('div', {}, make('strong', {}, '打印'), make('ul', {}, ...printed.map(p => file_link(w.id, 'output', p, p.slice(3))))));
  fill(at('outputs'), ...Array.from(groups.entries()).map(([kind, paths]) => {
    const rest = p => p.startsWith(kind + '/') ? p.slice(kind.length + 1) : p;
    return make('details', {}, make('summary', {}, kind + '（' + paths.length + ' 份）'), make('ul', {}, ...paths.map(p => file_link(w.id, 'output', p, rest(p)))));
  }));
  at('overview').hidden = !listing.files.some(f => f.path === 'index.html');
  at('overview').href = address(w.id, 'output', 'index.html');
}

/* The last line of progress: 评审表：第 12 份，共 50 份，每秒 20 份，大约还要 2 秒. */
async function progress(w) {
  if (w.state !== 'running' || w.task === 'pack') return '';
  const lines = (await text(work(w.id, '/log/' + w.task + '.err'))).split('\n').filter(l => l.startsWith(MARK));
  return lines.length > 0 ? lines[lines.length - 1].slice(MARK.length) : '';
}

/* Nothing of the work that was shown before stays: neither what was found nor what was chosen. */
function clear_work() {
  at('preview').hidden = true;
  at('preview-frame').src = 'about:blank';
  ['read', 'findings', 'report', 'made-messages', 'made-result', 'verdict', 'prints', 'outputs'].forEach(id => fill(at(id)));
  at('results').hidden = true;
  at('make-form').reset();
}

async function show_work(id, still) {
  const w = await json('GET', work(id)), line = await progress(w);
  if (!still()) return;
  const key = JSON.stringify([w.id, w.files.length, w.bytes, w.check, w.make, w.state]);
  if (last.shown !== w.id) clear_work();
  show('work');
  at('work-title').textContent = (w.unit && me.role === 'office' ? w.unit + '　' : '') + title_of(w);
  at('state').textContent = state_words(w);
  at('changed').textContent = changed_words(w);
  at('until').textContent = '不删的话，' + day(w.until) + ' 以后自动删除';
  show_progress(w, line);
  if (w.state !== 'idle') again(700);
  ['check', 'make', 'download'].forEach(button => { at(button).disabled = w.state !== 'idle' || w.count === 0; });
  if (last.key === key) return;
  last = { key: '', shown: w.id };
  at('work').setAttribute('aria-busy', 'true');
  show_files(w);
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
    if (current === id) at('state').textContent = state_words(w);
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

async function start_make() {
  const on = id => at(id).checked ? '1' : '0';
  await ask('POST', work(current, '/make?date=' + at('date').value + '&print=' + on('print') + '&pdf=' + on('pdf') + '&zip=' + on('zip') + '&draft=' + on('draft')));
  at('preview').hidden = true;
  await route();
}

async function merge() {
  const made = await json('POST', '/merged?ids=' + chosen_works().join(','));
  await ask('POST', work(made.id, '/check'));
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
  at('check').addEventListener('click', trying(async () => { await ask('POST', work(current, '/check')); await route(); }));
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
