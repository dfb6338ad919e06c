// Somebody at the page, in a real browser: drops the faulty sample, reads, mends, drops again, makes, looks, downloads.
//   node page.cjs chromium|firefox ADDRESS DATA MENDED FOLDER
// DATA is a folder with mistakes, MENDED one with the mended files only; pictures and the zip go to FOLDER.
const fs = require('fs');
const path = require('path');
const [, , kind, address, data, mended, folder] = process.argv;
const { modules, open, drop, drop_folder, text, idle, fits, tester } = require('./browser.cjs');
const ok = tester(kind);

(async () => {
  const b = await open(kind, folder), errors = [];
  b.errors(errors);
  b.accept();
  await b.goto(address);
  await b.until(() => !document.getElementById('home').hidden);
  ok('the first address opens the page', true);
  ok('its secret is gone from the address', !(await b.eval(() => location.href)).includes('key'));
  await b.picture(kind + '-home.png');

  await drop_folder(b, 'new', data);
  await b.until(() => !document.getElementById('work').hidden);
  await idle(b);
  ok('a folder that is dropped is read with the folders in it, and gives the batch its name', (await text(b, 'files')).includes('照片/何无恙.jpg') && await text(b, 'work-title') === 'data', await text(b, 'files'));
  const found = await text(b, 'findings');
  ok('the check says whose, what, what to do and where', ['孙无照', '错误', '找不到照片', '请把照片', '花名册.xlsx!'].every(w => found.includes(w)), found);
  const shown = await b.eval(() => document.body.innerText);
  ok('the stage is said, and nothing asks for a command line', shown.includes('阶段是') && !/(^|[^\w-])--[a-z]/m.test(shown), shown);
  ok('what was read is said', (await text(b, 'read')).includes('花名册.xlsx'), await text(b, 'read'));
  ok('no ID number is on the page', !/\d{17}[\dXx]/.test((await b.eval(() => document.body.innerText)).replace(/330599\d{8}\d{3}[\dX]\.jpg/g, '')));
  await b.picture(kind + '-check.png');
  await b.size(390, 800);
  ok('nothing is wider than a telephone', await fits(b));
  await b.picture(kind + '-check-390.png');
  await b.size(1280, 900);

  const before = (await text(b, 'verdict'));
  await drop(b, 'more', [path.join(mended, '孙无照.jpg')]);
  await b.until(() => !document.getElementById('sending').hidden || document.getElementById('check').disabled);
  await idle(b);
  ok('the mended file is checked at once', before !== (await text(b, 'verdict')) && !(await text(b, 'findings')).includes('孙无照'), [before, await text(b, 'verdict')]);

  await b.eval(() => { document.getElementById('date').value = '2020-09-21'; document.getElementById('print').checked = true; document.getElementById('make').focus(); });
  await b.page.keyboard.press('Enter');
  await b.until(() => !document.getElementById('results').hidden);
  await idle(b);
  ok('the forms are there, made by the keyboard', (await text(b, 'outputs')).includes('评审表') && (await text(b, 'prints')).includes('评审表'), await text(b, 'outputs'));
  await b.eval(() => { document.querySelectorAll('#outputs details').forEach(d => { d.open = true; }); document.querySelector('#outputs a[href$=".pdf"]').click(); });
  await b.until(() => !document.getElementById('preview').hidden);
  await new Promise(done => setTimeout(done, 2500));
  ok('a PDF is shown in the page', await b.eval(() => document.getElementById('preview-frame').src.endsWith('.pdf')));
  const pdf = await b.eval(async () => { const r = await fetch(document.getElementById('preview-open').href); return [r.status, r.headers.get('content-type'), (await r.text()).slice(0, 5)]; });
  ok('it is one that can be opened and printed', pdf[0] === 200 && pdf[1] === 'application/pdf' && pdf[2] === '%PDF-', pdf);
  await b.picture(kind + '-made.png');
  await b.size(390, 800);
  ok('nor here', await fits(b));
  await b.picture(kind + '-made-390.png');
  await b.size(1280, 900);

  if (kind === 'chromium') {
    const coming = b.page.waitForEvent('download');
    await b.eval(() => document.getElementById('download').click());
    await (await coming).saveAs(path.join(folder, 'all.zip'));
    ok('everything is downloaded', fs.statSync(path.join(folder, 'all.zip')).size > 1000);
    await b.page.addScriptTag({ path: path.join(modules, 'axe-core/axe.min.js') }).catch(() => null);
    await b.eval(fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8'));
    const judged = await b.eval(() => axe.run(document, { iframes: false }));
    const bad = judged.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | '));
    ok('axe finds nothing serious', bad.length === 0, bad);
  }
  if (kind === 'chromium') {
    const report = await b.page.context().newPage(), complaints = [];
    report.on('console', m => { if (m.type() === 'error') complaints.push(m.text()); });
    await report.goto(await b.eval(() => document.getElementById('overview').href));
    await report.waitForFunction(() => document.getElementById('list').innerText.includes('孙无照'), null, { timeout: 60000 });
    ok('the page about the run works, by its own script only', complaints.length === 0, complaints);
    const link = await report.evaluate(async () => { const a = document.querySelector('#list a[href$=".pdf"]'); return a === null ? 'none' : a.href; });
    const opened = await b.eval(async url => (await fetch(url)).headers.get('content-type'), link);
    ok('its links lead to the forms', opened === 'application/pdf', [link, opened]);
    await report.evaluate(() => { const s = document.createElement('script'); s.textContent = 'window.foreign = true'; document.body.append(s); });
    ok('no other script runs in it', !(await report.evaluate(() => window.foreign === true)));
    await report.screenshot({ path: path.join(folder, 'chromium-report.png') });
    await report.close();
  }
  await b.eval(() => document.getElementById('delete').click());
  await b.until(() => !document.getElementById('home').hidden);
  ok('the batch is deleted', !(await b.eval(async () => (await fetch('/works')).text())).includes('"id"'));
  await b.size(390, 800);
  await b.picture(kind + '-home-390.png');
  const ours = errors.filter(e => !/axe|inline script|Content.Security.Policy/.test(e));
  ok('the browser has nothing to complain of', ours.length === 0, ours);
  await b.browser.close();
})().catch(e => { ok('the session went through', false, String(e && e.stack || e)); process.exit(1); });
