/* What is shown of a work: how far it is, its files, what the check has found, what was made. */
'use strict';

const make = findings.make;
const fill = findings.fill;
const at = id => document.getElementById(id);
const isPicture = name => /\.(jpe?g|png)$/i.test(name);

const some = list => list.slice(0, 5).join('、') + (list.length > 5 ? ' 等 ' + list.length + ' 个' : '');

const size = bytes => bytes < 1e6 ? Math.ceil(bytes / 1e3) + ' KB' : (bytes / 1e6).toFixed(1) + ' MB';
const day = seconds => { const d = new Date(seconds * 1000); return d.getFullYear() + '-' + String(d.getMonth() + 1).padStart(2, '0') + '-' + String(d.getDate()).padStart(2, '0'); };

const doing_words = (w, doing) => w.state === 'running' ? doing : '排队，前面还有 ' + w.ahead + ' 份';

function found_words(w) {
  if (w.state !== 'idle' && w.task === 'check') return doing_words(w, '正在检查');
  if (!w.check) return '还没有检查';
  if (w.check.code > 1 && w.check.code !== 3) return '没有查完' + (w.check.stale ? '（文件后来改过）' : '');
  const found = (w.check.code === 3 ? '有的文件读不了；' : '') + '错误 ' + w.found[0] + '、提醒 ' + w.found[1] + '、提示 ' + w.found[2];
  return found + (w.check.stale ? '（文件后来改过）' : '');
}

function made_words(w) {
  if (w.state !== 'idle' && w.task !== 'check') return doing_words(w, w.task === 'make' ? '正在做表' : '正在打包');
  if (!w.make) return '还没有做';
  if (w.make.stale) return '文件后来改过，要再做';
  return w.make.code === 0 ? '做好了' : w.make.code === 1 ? '做好了，有的没有做' : '没有做完';
}

const changed_words = w => w.changed.length > 0 ? '合并以后，' + some(w.changed) + '又改了文件，这里没有：请再合并一次' : '';
const title_of = w => w.title || '（合并的）' + day(w.created);

function state_words(w, is_sending) {
  if (is_sending) return '正在上传……';
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

/* REMOVE(name) is done to one of them. */
function show_files(w, remove) {
  const rows = w.files.map(f => {
    const button = make('button', { 'aria-label': '移去 ' + f[0] }, '移去');
    button.addEventListener('click', () => remove(f[0]));
    return make('tr', {}, make('td', {}, f[0]), make('td', { class: 'number' }, size(f[1])), make('td', { class: 'number' }, button));
  });
  const photos = w.files.filter(f => isPicture(f[0])).length;
  const head = '共 ' + w.count + ' 个文件，' + size(w.bytes) + (photos > 0 ? '，其中照片 ' + photos + ' 张' : '');
  const details = make('details', {}, make('summary', {}, head), make('div', { class: 'scroll' }, make('table', {}, ...rows)));
  details.open = w.files.length <= 12;
  fill(at('files'), details);
}

function pre(title, text_of_log, open) {
  const said = words.of_log(text_of_log);
  if (said === '') return null;
  const details = make('details', {}, make('summary', {}, title), make('pre', { tabindex: '0' }, said));
  details.open = open;
  return details;
}

async function manifest(id, folder) {
  const listing = await text(work(id, '/' + folder + '/manifest.json'));
  try { return JSON.parse(listing); } catch (e) { return null; }
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
  const read = findings.parse(lines), verdict = verdict_of(w, read, listing);
  at('verdict').className = verdict.startsWith('没有问题') || verdict.startsWith('没有错误') ? 'good' : 'bad';
  at('verdict').textContent = verdict;
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
  const [summary, told, listing] = await Promise.all([text(work(w.id, '/log/make.out')), text(work(w.id, '/log/make.err')), manifest(w.id, 'output')]);
  if (!still()) return;
  const codes = { 0: '全部做好', 1: '做好了；有的没有做，原因见下面', 7: '停下了：做好的都是完整的，要接着做请再按“做表”' };
  at('made-result').className = w.make.code === 0 ? 'good' : 'bad';
  at('made-result').textContent = (codes[w.make.code] || why_not(w.make.code)) + (w.make.stale ? '。文件后来改过，请再做一次' : '');
  fill(at('made-messages'), pre('小结', summary, w.make.code > 0), pre('要说的', told, true));
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

async function progress(w) {
  if (w.state !== 'running' || w.task === 'pack') return '';
  return words.of_progress(await text(work(w.id, '/log/' + w.task + '.err')));
}

/* Nothing of the work that was shown before stays: neither what was found nor what was chosen. */
function clear_work() {
  at('preview').hidden = true;
  at('preview-frame').src = 'about:blank';
  ['read', 'findings', 'report', 'made-messages', 'made-result', 'verdict', 'prints', 'outputs'].forEach(id => fill(at(id)));
  at('results').hidden = true;
  at('make-form').reset();
}
