// Somebody at the page to whom things go wrong: nothing is shown as good that is not, and what is said stays.
//   node trouble.cjs chromium|firefox ADDRESS DATA MENDED FOLDER (as page.cjs)
const fs = require('fs');
const path = require('path');
const [, , kind, address, data, mended, folder] = process.argv;
const { open, drop, drop_folder, pick_folder, text, idle, fits, pause, tester } = require('./browser.cjs');
const ok = tester(kind);

const home = async b => { await b.eval(() => { location.hash = ''; }); await b.until(() => !document.getElementById('home').hidden); };
const at_work = b => b.until(() => !document.getElementById('work').hidden);
const names = b => b.eval(() => Array.from(document.querySelectorAll('#files tr'), row => row.firstChild.textContent).join(' '));

// Files are sent, and what comes of it is shown.
async function send(b, action) {
  await b.eval(() => document.getElementById('work').setAttribute('aria-busy', 'true'));
  await action();
  await at_work(b);
  await idle(b);
}

// Which name a file gets that is sent to a batch that has some.
async function try_names(b) {
  const got = await b.eval(() => {
    const batch = { title: '甲校', names: ['表/花名册.xlsx', '照片/甲.jpg', '照片/乙.jpg', '旧/乙.jpg', 'a.csv'] };
    const as = list => { const r = upload.named_again(list.map(name => ({ name })), batch); return r.files.map(f => f.name).concat(r.refused.map(f => '!' + f.name)).join(' '); };
    return [as(['甲.jpg']), as(['乙.jpg']), as(['a.csv']), as(['照片/甲.jpg']), as(['照片/新.jpg']), as(['甲校/照片/甲.jpg', '甲校/a.csv']), as(['甲校/新.csv']), as(['丙校/花名册.xlsx']), as(['.x', '~$a.csv', '新.csv'])];
  });
  const wanted = ['照片/甲.jpg', '!乙.jpg', 'a.csv', '照片/甲.jpg', '照片/新.jpg', '照片/甲.jpg a.csv', '新.csv', '丙校/花名册.xlsx', '新.csv'];
  ok('a mended file gets the name of what it mends', JSON.stringify(got) === JSON.stringify(wanted), got);
}

// A workbook with a password, as Excel and WPS write it: a compound file (MS-CFB) of two sectors, in which one thing is encrypted.
function with_password() {
  const header = Buffer.alloc(512), table = Buffer.alloc(512, 0xff), folder = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]].forEach(([place, n]) => header.writeUInt16LE(n, place));
  [[44, 1], [48, 1], [56, 4096], [60, 0xfffffffe], [68, 0xfffffffe], [76, 0]].forEach(([place, n]) => header.writeUInt32LE(n, place));
  header.fill(0xff, 80);
  [0xfffffffd, 0xfffffffe].forEach((n, i) => table.writeUInt32LE(n, 4 * i));
  [['Root Entry', 5, 1], ['EncryptedPackage', 2, 0xffffffff]].forEach(([name, kind, child], i) => {
    const at = 128 * i;
    folder.write(name, at, 'utf16le');
    folder.writeUInt16LE(2 * name.length + 2, at + 64);
    folder.writeUInt16LE(kind + 256, at + 66);
    [0xffffffff, 0xffffffff, child].forEach((n, j) => folder.writeUInt32LE(n, at + 68 + 4 * j));
    folder.writeUInt32LE(0xfffffffe, at + 116);
  });
  return Buffer.concat([header, table, folder]);
}

// By itself, and beside a table that can be read.
async function try_password(b) {
  const locked = path.join(folder, '锁着的.xlsx');
  fs.writeFileSync(locked, with_password());
  await send(b, () => drop(b, 'new', [locked]));
  const said = await text(b, 'read');
  ok('a workbook with a password is told of, with what to do', ['锁着的.xlsx', '密码', '另存为'].every(w => said.includes(w)) && (await text(b, 'verdict')).includes('没有读到'), [await text(b, 'verdict'), said]);
  await b.picture(kind + '-password.png');
  await send(b, () => drop(b, 'more', [path.join(data, '花名册.xlsx')]));
  ok('so it is beside others', (await text(b, 'read')).includes('密码') && (await text(b, 'verdict')).startsWith('有的文件读不了') && await b.eval(() => document.getElementById('verdict').className) === 'bad', [await text(b, 'verdict'), await text(b, 'read')]);
  await b.picture(kind + '-password-too.png');
  await home(b);
}

// What the program says to those who have a command line.
async function try_words(b) {
  const said = ['请改正；日期不对的，用 --date 另定', '按通知检查（还没有内容；可以用 --stage 另定）', '请分开做，或者用 --notice 写明', '请用 --notice 写明，或者分开做', '甲--乙.xlsx，第 3 行', '甲，加 --jobs 1\n乙，丙'];
  const wanted = ['请改正；日期不对的，用上面的“日期”另定', '按通知检查（还没有内容）', '请分开做', '或者分开做', '甲--乙.xlsx，第 3 行', '甲\n乙，丙'];
  const got = await b.eval(list => list.map(words.of_page), said);
  ok('options are called as the page calls them, or are not spoken of', JSON.stringify(got) === JSON.stringify(wanted), got);
}

// A check by a day that somebody has chosen.
async function try_date(b) {
  const press = async day => {
    await b.eval(day => { document.getElementById('date').value = day; document.getElementById('work').setAttribute('aria-busy', 'true'); document.getElementById('check').click(); }, day);
    await idle(b);
    return text(b, 'findings');
  };
  const early = await press('2019-01-01'), later = await press('2020-09-21');
  ok('it is checked by the day that is chosen, which the page says how to choose', early.includes('用上面的“日期”另定') && !later.includes('在将来'), [early, later]);
}

// In Chromium only: answers that fail, or come late.
async function try_answers(b, first) {
  const page = b.page;
  await page.route('**/log/check.out', route => route.abort());
  await page.reload();
  await b.until(() => !document.getElementById('trouble').hidden);
  ok('findings that can\'t be read are not none', !(await text(b, 'verdict')).includes('没有') && (await text(b, 'trouble')).includes('连不上'), [await text(b, 'verdict'), await text(b, 'trouble')]);
  await page.unroute('**/log/check.out');
  await idle(b);
  ok('they are shown once they can be, and nothing is wrong any more', (await text(b, 'verdict')).includes('有错误') && (await text(b, 'trouble')) === '', await text(b, 'trouble'));
  await page.route('**/log/check.out', async route => { const answer = await route.fetch(); const whole = await answer.text(); await route.fulfill({ response: answer, body: whole.slice(0, whole.length / 2) }); });
  await page.reload();
  await idle(b);
  ok('nor are half of them all', (await text(b, 'verdict')).includes('没有读全'), await text(b, 'verdict'));
  await page.unroute('**/log/check.out');

  await home(b);
  await send(b, () => drop(b, 'new', [path.join(folder, '说明.pdf')]));
  const second = await b.eval(() => location.hash);
  await page.route('**/works/' + first.slice(1) + '/log/check.out', async route => { await pause(1500); await route.continue(); });
  await b.eval(hash => { location.hash = hash; }, first);
  await b.until(() => document.getElementById('work').getAttribute('aria-busy') === 'true');
  await b.eval(hash => { location.hash = hash; }, second);
  await pause(2500);
  ok('what comes late is not shown under another batch', !(await text(b, 'findings')).includes('赵缺项') && (await text(b, 'verdict')).includes('没有读到'), [await text(b, 'verdict'), await text(b, 'findings')]);
  await page.unroute('**/works/' + first.slice(1) + '/log/check.out');

  await page.context().setOffline(true);
  await b.eval(() => document.getElementById('check').click());
  await b.until(() => !document.getElementById('trouble').hidden);
  ok('a server that is gone is told of', (await text(b, 'trouble')).includes('连不上'));
  await page.context().setOffline(false);
}

(async () => {
  const b = await open(kind, folder), errors = [];
  b.page.on('pageerror', e => errors.push(String(e)));
  b.accept();
  fs.writeFileSync(path.join(folder, '说明.pdf'), '%PDF-1.4 nothing');
  await b.goto(address);
  await b.until(() => !document.getElementById('home').hidden);
  await try_names(b);
  await try_words(b);
  await drop(b, 'new', []);
  await b.until(() => !document.getElementById('trouble').hidden);
  ok('nothing is told to be nothing', (await text(b, 'trouble')).includes('里面没有文件'));

  await send(b, () => drop(b, 'new', [path.join(folder, '说明.pdf')]));
  ok('a file that is no table is told of, and nothing is good', (await text(b, 'verdict')).includes('没有读到') && (await text(b, 'read')).includes('说明.pdf') && await b.eval(() => document.getElementById('verdict').className) === 'bad', [await text(b, 'verdict'), await text(b, 'read')]);
  await b.picture(kind + '-no-table.png');
  await home(b);
  await try_password(b);

  await send(b, () => pick_folder(b, 'new', data)).catch(e => ok('a folder can be picked', false, String(e)));
  ok('a folder that is picked is read with the folders in it', (await names(b)).includes('照片/何无恙.jpg'), await names(b));
  const first = await b.eval(() => location.hash), before = await names(b);
  await send(b, () => drop(b, 'more', [path.join(data, '照片/何无恙.jpg')]));
  ok('a photo by itself takes the place of the one in the folder', await names(b) === before && (await text(b, 'received')).includes('换掉了 照片/何无恙.jpg'), [before, await names(b), await text(b, 'received')]);
  await send(b, () => drop_folder(b, 'more', path.join(data, '照片')));
  ok('so do those of its folder', await names(b) === before, [before, await names(b)]);
  await send(b, () => drop_folder(b, 'more', data));
  ok('and the whole batch once more', await names(b) === before, [before, await names(b)]);

  await try_date(b);

  fs.writeFileSync(path.join(folder, 'x\\y.csv'), 'x');
  await send(b, () => drop(b, 'more', [path.join(folder, 'x\\y.csv'), path.join(mended, '孙无照.jpg')]));
  await pause(2500); // the page has looked again meanwhile
  ok('a file that was not taken is told of, and that stays', (await text(b, 'received')).includes('有 1 个文件没有收') && (await text(b, 'received')).includes('x\\y.csv：'), await text(b, 'received'));
  await b.size(390, 800);
  ok('all of it fits a telephone', await fits(b));
  await b.picture(kind + '-refused-390.png');
  await b.size(1280, 900);

  await b.eval(() => { document.getElementById('draft').checked = true; });
  await home(b);
  await b.eval(hash => { location.hash = hash; }, first);
  await idle(b);
  ok('what was chosen for a batch is not chosen for the next', !(await b.eval(() => document.getElementById('draft').checked)));
  if (kind === 'chromium') await try_answers(b, first);

  const here = await b.eval(() => location.hash);
  await b.eval(async hash => { await fetch('/works/' + hash.slice(1), { method: 'DELETE' }); document.getElementById('check').click(); }, here);
  await b.until(() => !document.getElementById('home').hidden && !document.getElementById('trouble').hidden);
  await pause(500);
  ok('a batch that somebody else has deleted is told of', (await text(b, 'trouble')).includes('没有这份工作'));
  ok('no script broke', errors.length === 0, errors);
  await b.browser.close();
})().catch(e => { ok('the session went through', false, String(e && e.stack || e)); process.exit(1); });
