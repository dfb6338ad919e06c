/* The page: what is sent, what came of it. All of it by the addresses of generators/serve/routes.c. */
'use strict';

const make = findings.make;
const at = id => document.getElementById(id);
const MARK = '进度：';
const AT_ONCE = 3; /* files that are sent */
let me = { role: 'none' };
let current = null; /* the id of the work that is shown */
let last = {}; /* as it was shown */
let timer = 0;
let sending = false;
let preview = '';

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
    throw new Error('连不上：程序可能停了，或者网络断了');
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
const text = async path => { try { return await (await ask('GET', path)).text(); } catch (e) { return ''; } };
const work = rest => '/works/' + current + (rest || '');

/* Runs something that may fail, and says why it did. */
function trying(action) {
  return async event => {
    if (event && event.preventDefault) event.preventDefault();
    try {
      say('');
      await action(event);
    } catch (e) {
      if (e.code === 401) await begin();
      else say(e.message);
    }
  };
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
  await enter(found[1], found[2]);
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

const isJunk = name => /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);

const isPicture = name => /\.(jpe?g|png)$/i.test(name);

function read_entry(entry, path, found) {
  return new Promise((done, failed) => {
    if (entry.isFile) {
      entry.file(file => { found.push({ name: path + entry.name, file }); done(); }, failed);
      return;
    }
    const reader = entry.createReader();
    const next = () => reader.readEntries(async entries => {
      if (entries.length === 0) { done(); return; }
      for (const e of entries) await read_entry(e, path + entry.name + '/', found);
      next();
    }, failed);
    next();
  });
}

async function dropped(transfer) {
  const entries = Array.from(transfer.items || []).map(i => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(e => e);
  const found = [];
  if (entries.length === 0)
    Array.from(transfer.files).forEach(file => found.push({ name: file.name, file }));
  for (const entry of entries) await read_entry(entry, '', found);
  return found;
}

/* A folder that holds all is left out of the names: the batch is what is in it. */
function without_folder(list) {
  const first = list.length > 0 ? list[0].name.split('/')[0] + '/' : '/';
  if (!list.every(f => f.name.startsWith(first))) return { list, title: '' };
  return { list: list.map(f => ({ name: f.name.slice(first.length), file: f.file })), title: first.slice(0, -1) };
}

async function send(all, isNew) {
  const part = without_folder(all.filter(f => !isJunk(f.name)));
  const files = part.list;
  if (files.length === 0) throw new Error('里面没有文件');
  if (files.reduce((sum, f) => sum + f.file.size, 0) > me.limit * 1024 * 1024)
    throw new Error('太大了：一批最多 ' + me.limit + ' MB');
  if (isNew) {
    const table = files.find(f => !isPicture(f.name)) || files[0];
    const title = part.title || table.name.replace(/\.[^.]*$/, '');
    const made = await json('POST', '/works?title=' + encodeURIComponent(title));
    location.hash = '#' + made.id;
    current = made.id;
  }
  const target = current;
  let next = 0, done = 0;
  sending = true;
  const failed = [];
  const one = async () => {
    while (next < files.length) {
      const f = files[next++];
      try {
        await ask('PUT', '/works/' + target + '/files?name=' + encodeURIComponent(f.name), { body: f.file });
      } catch (e) {
        if (e.code === 401) throw e;
        failed.push(f.name + '：' + e.message);
      }
      done++;
      at('sending').hidden = current !== target;
      at('sent').value = done / files.length;
      at('sent-words').textContent = '正在上传 ' + done + ' / ' + files.length;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  } finally {
    sending = false;
    at('sending').hidden = true;
  }
  if (failed.length < files.length) await ask('POST', '/works/' + target + '/check');
  if (failed.length > 0) say('有 ' + failed.length + ' 个文件没有收：' + failed.slice(0, 5).join('；'));
  await route();
}

function set_up_drop(zone) {
  const isNew = zone.dataset.drop === 'new';
  zone.addEventListener('dragover', e => { e.preventDefault(); zone.classList.add('over'); });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', trying(async e => {
    zone.classList.remove('over');
    await send(await dropped(e.dataTransfer), isNew);
  }));
  zone.querySelectorAll('[data-pick]').forEach(button => button.addEventListener('click', () => {
    const input = at('pick-' + button.dataset.pick);
    input.onchange = trying(async () => {
      const list = Array.from(input.files).map(file => ({ name: file.webkitRelativePath || file.name, file }));
      input.value = '';
      await send(list, isNew);
    });
    input.click();
  }));
}

/* --- The list of works --------------------------------------------------------------------------------------------- */

const size = bytes => bytes < 1e6 ? Math.ceil(bytes / 1e3) + ' KB' : (bytes / 1e6).toFixed(1) + ' MB';
const day = seconds => { const d = new Date(seconds * 1000); return d.getFullYear() + '-' + String(d.getMonth() + 1).padStart(2, '0') + '-' + String(d.getDate()).padStart(2, '0'); };

function found_words(w) {
  if (!w.check) return '还没有检查';
  if (w.check.code > 1) return '没有查完';
  const words = '错误 ' + w.found[0] + '、提醒 ' + w.found[1] + '、提示 ' + w.found[2];
  return words + (w.check.stale ? '（文件后来改过）' : '');
}

function made_words(w) {
  if (w.state === 'running') return w.task === 'make' ? '正在做表' : '正在检查';
  if (w.state === 'queued') return '排队，前面还有 ' + w.ahead + ' 份';
  if (!w.make) return '还没有做';
  if (w.make.stale) return '文件后来改过，要再做';
  return w.make.code === 0 ? '做好了' : w.make.code === 1 ? '做好了，有的没有做' : '没有做完';
}

const title_of = w => w.title || '（合并的）' + day(w.created);

function row(w) {
  const box = make('input', { type: 'checkbox', value: w.id, 'aria-label': '合并 ' + w.unit + ' ' + title_of(w) });
  const cells = [
    make('td', { class: 'of-office choice' }, box), make('td', { class: 'of-office', 'data-name': '单位' }, w.unit || '—'),
    make('td', { 'data-name': '名称' }, make('a', { href: '#' + w.id }, title_of(w))),
    make('td', { 'data-name': '文件' }, w.count + ' 个，' + size(w.bytes)), make('td', { 'data-name': '检查' }, found_words(w)),
    make('td', { 'data-name': '做表' }, made_words(w)), make('td', { 'data-name': '保存到' }, day(w.until))];
  cells.forEach(c => { if (c.classList.contains('of-office')) c.hidden = me.role !== 'office'; });
  return make('tr', {}, ...cells);
}

async function show_home() {
  const list = await json('GET', '/works');
  const chosen = chosen_works();
  show('home');
  at('works').hidden = list.length === 0;
  at('work-list').replaceChildren(...list.map(row));
  at('work-list').querySelectorAll('input').forEach(b => { b.checked = chosen.includes(b.value); });
  if (list.some(w => w.state !== 'idle') || (me.role === 'office' && me.password)) again(2000);
}

const chosen_works = () => Array.from(at('work-list').querySelectorAll('input:checked')).map(b => b.value);

/* --- A work --------------------------------------------------------------------------------------------------------- */

function again(after) {
  clearTimeout(timer);
  timer = setTimeout(trying(route), after);
}

function state_words(w) {
  if (sending) return '正在上传……';
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
const readable = words => words.split('\n').filter(l => !l.startsWith(MARK) && !l.startsWith('zhibiao-outcome ')).join('\n');

function show_files(w) {
  const rows = w.files.map(f => {
    const remove = make('button', { 'aria-label': '移去 ' + f[0] }, '移去');
    remove.addEventListener('click', trying(async () => {
      await ask('DELETE', work('/files?name=' + encodeURIComponent(f[0])));
      await route();
    }));
    return make('tr', {}, make('td', {}, f[0]), make('td', { class: 'number' }, size(f[1])), make('td', { class: 'number' }, remove));
  });
  const photos = w.files.filter(f => isPicture(f[0])).length;
  const head = '共 ' + w.count + ' 个文件，' + size(w.bytes) + (photos > 0 ? '，其中照片 ' + photos + ' 张' : '');
  const details = make('details', {}, make('summary', {}, head), make('div', { class: 'scroll' }, make('table', {}, ...rows)));
  details.open = w.files.length <= 12;
  at('files').replaceChildren(details);
}

function pre(title, text_of_log, open) {
  const words = readable(text_of_log);
  if (words.trim() === '') return null;
  const details = make('details', {}, make('summary', {}, title), make('pre', { tabindex: '0' }, words.trim()));
  details.open = open;
  return details;
}

function fill(place, ...parts) {
  place.replaceChildren(...parts.filter(p => p !== null));
}

async function manifest(folder) {
  const words = await text(work('/' + folder + '/manifest.json'));
  try { return JSON.parse(words); } catch (e) { return null; }
}

async function show_check(w) {
  const [lines, words, told, listing] = await Promise.all([text(work('/log/findings.out')), text(work('/log/check.out')), text(work('/log/check.err')), manifest('report')]);
  const list = findings.parse(lines);
  const code = w.check.code;
  const verdict = at('verdict');
  verdict.className = code === 0 ? 'good' : 'bad';
  verdict.textContent = w.check.stale ? '文件后来改过，请再检查' : code === 0 ? (list.length === 0 ? '没有问题' : '没有错误') : code === 1 ? '有错误 ' + w.found[0] + ' 处，要改' : code === 7 ? '停下了，没有查完' : '没有查完，见下面的说明';
  findings.show(at('findings'), list, '');
  const tables = listing === null ? null : make('table', {}, make('tr', {}, make('th', {}, '读到的表'), make('th', { class: 'number' }, '行数')),
    ...listing.sources.filter(s => s.rows !== undefined).map(s => make('tr', {}, make('td', {}, s.path.replace(/^data\//, '')), make('td', { class: 'number' }, String(s.rows)))));
  fill(at('read'), tables, pre('读表格时要说的', told, code > 1 || list.length === 0));
  fill(at('report'), pre('小结', words, false), links('report', listing, '检查报告和退回修改通知单'));
}

const address = (folder, path) => work('/' + folder + '/' + path.split('/').map(encodeURIComponent).join('/'));

function file_link(folder, path, name) {
  const isPdf = /\.pdf$/i.test(path);
  const link = make('a', { href: address(folder, path) }, name);
  if (isPdf) link.addEventListener('click', e => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    show_preview(address(folder, path), name);
  });
  else link.setAttribute('download', '');
  return make('li', {}, link);
}

function links(folder, listing, title) {
  if (listing === null || listing.files.length === 0) return null;
  return make('details', {}, make('summary', {}, title + '（' + listing.files.length + ' 份）'), make('ul', {}, ...listing.files.map(f => file_link(folder, f.path, f.path))));
}

function show_preview(url, name) {
  preview = url;
  at('results').hidden = at('preview').hidden = false;
  at('preview-name').textContent = name;
  at('preview-open').href = url;
  at('preview-frame').src = url;
  at('preview').scrollIntoView({ block: 'nearest' });
  at('preview-open').focus();
}

async function show_made(w) {
  const [words, told, listing] = await Promise.all([text(work('/log/make.out')), text(work('/log/make.err')), manifest('output')]);
  const codes = { 0: '全部做好', 1: '做好了；有的没有做，原因见下面', 7: '停下了：做好的都是完整的，要接着做请再按“做表”' };
  at('made-result').className = w.make.code === 0 ? 'good' : 'bad';
  at('made-result').textContent = (codes[w.make.code] || '没有做完，见下面的说明（' + w.make.code + '）') + (w.make.stale ? '。文件后来改过，请再做一次' : '');
  fill(at('made-messages'), pre('小结', words, w.make.code > 0), pre('要说的', told, w.make.code > 0));
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
  fill(at('prints'), printed.length === 0 ? null : make('div', {}, make('strong', {}, '打印'), make('ul', {}, ...printed.map(p => file_link('output', p, p.slice(3))))));
  fill(at('outputs'), ...Array.from(groups.entries()).map(([kind, paths]) => {
    const rest = p => p.startsWith(kind + '/') ? p.slice(kind.length + 1) : p;
    return make('details', {}, make('summary', {}, kind + '（' + paths.length + ' 份）'), make('ul', {}, ...paths.map(p => file_link('output', p, rest(p)))));
  }));
  at('overview').hidden = !listing.files.some(f => f.path === 'index.html');
  at('overview').href = address('output', 'index.html');
}

/* The last line of progress: 评审表：第 12 份，共 50 份，每秒 20 份，大约还要 2 秒. */
async function progress(w) {
  if (w.state !== 'running' || w.task === 'pack') return '';
  const lines = (await text(work('/log/' + w.task + '.err'))).split('\n').filter(l => l.startsWith(MARK));
  return lines.length > 0 ? lines[lines.length - 1].slice(MARK.length) : '';
}

async function show_work() {
  const w = await json('GET', work());
  const key = JSON.stringify([w.id, w.files.length, w.bytes, w.check, w.make, w.state]);
  show('work');
  at('work-title').textContent = (w.unit && me.role === 'office' ? w.unit + '　' : '') + title_of(w);
  at('state').textContent = state_words(w);
  at('until').textContent = '不删的话，' + day(w.until) + ' 以后自动删除';
  show_progress(w, await progress(w));
  if (w.state !== 'idle') again(700);
  ['check', 'make', 'download'].forEach(id => { at(id).disabled = w.state !== 'idle' || w.count === 0; });
  if (last.key === key) return;
  if (last.id !== w.id) {
    at('preview').hidden = true;
    ['read', 'findings', 'report', 'made-messages', 'made-result', 'verdict', 'prints', 'outputs'].forEach(id => at(id).replaceChildren());
    at('results').hidden = true;
  }
  last = { key, id: w.id };
  at('work').setAttribute('aria-busy', 'true');
  show_files(w);
  if (w.state !== 'idle') return;
  if (w.check) await show_check(w);
  if (w.make) await show_made(w);
  at('work').setAttribute('aria-busy', 'false');
}

async function download() {
  await ask('POST', work('/pack'));
  for (let w = await json('GET', work()); w.state !== 'idle'; w = await json('GET', work())) {
    at('state').textContent = state_words(w);
    await new Promise(done => setTimeout(done, 300));
  }
  const link = make('a', { href: work('/all.zip'), download: '' });
  document.body.append(link);
  link.click();
  link.remove();
  await route();
}

async function remove() {
  if (!confirm('删除这一批？上传的和做好的都没有了。')) return;
  await ask('DELETE', work());
  location.hash = '';
}

async function start_make() {
  const on = id => at(id).checked ? '1' : '0';
  await ask('POST', work('/make?date=' + at('date').value + '&print=' + on('print') + '&pdf=' + on('pdf') + '&zip=' + on('zip') + '&draft=' + on('draft')));
  at('preview').hidden = true;
  await route();
}

async function merge() {
  const made = await json('POST', '/merged?ids=' + chosen_works().join(','));
  current = made.id;
  await ask('POST', work('/check'));
  location.hash = '#' + made.id;
}

/* --- Together ------------------------------------------------------------------------------------------------------- */

async function route() {
  clearTimeout(timer);
  if (me.role === 'none') return;
  const found = /^#([0-9a-f]{16})$/.exec(location.hash);
  current = found ? found[1] : null;
  if (current === null) {
    last = {};
    await show_home();
    return;
  }
  try {
    await show_work();
  } catch (e) {
    if (e.code === 404) location.hash = '';
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
  at('check').addEventListener('click', trying(async () => { await ask('POST', work('/check')); await route(); }));
  at('make-form').addEventListener('submit', trying(start_make));
  at('stop').addEventListener('click', trying(async () => { await ask('POST', work('/stop')); await route(); }));
  at('download').addEventListener('click', trying(download));
  at('delete').addEventListener('click', trying(remove));
  at('merge').addEventListener('click', trying(merge));
  at('work-list').addEventListener('change', () => { at('merge').disabled = chosen_works().length < 2; });
  at('preview-close').addEventListener('click', () => { at('preview').hidden = true; at('preview-frame').src = 'about:blank'; });
}

set_up();
trying(async () => { await take_secret(); await begin(); })();
