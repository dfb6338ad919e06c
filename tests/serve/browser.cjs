// A real browser for the tests of the page, made eight years older: both libraries, by the few calls that are needed.
const fs = require('fs');
const path = require('path');
const modules = path.resolve(process.env.NODE_PATH || 'build/node/node_modules');

// What Chromium 70 and Firefox 63 (autumn of 2018) don't have yet; those who use it fail.
function grow_old() {
  if (window !== top) return; // the browser's own page for a PDF
  [Element, Document, DocumentFragment].forEach(c => { delete c.prototype.replaceChildren; });
  [Array, String].forEach(c => { delete c.prototype.at; });
  ['findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'].forEach(n => { delete Array.prototype[n]; });
  ['replaceAll', 'matchAll'].forEach(n => { delete String.prototype[n]; });
  ['fromEntries', 'hasOwn', 'groupBy'].forEach(n => { delete Object[n]; });
  ['allSettled', 'any', 'withResolvers'].forEach(n => { delete Promise[n]; });
  ['arrayBuffer', 'text', 'stream'].forEach(n => { delete Blob.prototype[n]; });
  ['structuredClone', 'queueMicrotask'].forEach(n => { delete window[n]; });
}

const add_errors = (page, list) => {
  page.on('pageerror', e => list.push(String(e)));
  page.on('console', m => { if (m.type() === 'error') list.push(m.text()); });
};

async function open(kind, folder) {
  if (kind === 'chromium') {
    const { chromium } = require(path.join(modules, 'playwright-core'));
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    await context.addInitScript(grow_old);
    const page = await context.newPage();
    return {
      kind, browser, page,
      size: (width, height) => page.setViewportSize({ width, height }),
      picture: name => page.screenshot({ path: path.join(folder, name), fullPage: true }),
      goto: url => page.goto(url),
      eval: (f, a) => page.evaluate(f, a),
      until: (f, a) => page.waitForFunction(f, a, { timeout: 120000 }),
      accept: () => page.on('dialog', d => d.accept()),
      errors: list => { page.on('response', r => { if (r.status() >= 400) list.push(r.status() + ' ' + r.url()); }); add_errors(page, list); },
    };
  }
  const puppeteer = require(path.join(modules, 'puppeteer-core'));
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true });
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(grow_old);
  await page.setViewport({ width: 1280, height: 900 });
  return {
    kind, browser, page,
    size: (width, height) => page.setViewport({ width, height }),
    picture: name => page.screenshot({ path: path.join(folder, name), fullPage: true }),
    goto: url => page.goto(url),
    eval: (f, a) => page.evaluate(f, a),
    until: (f, a) => page.waitForFunction(f, { timeout: 120000 }, a),
    accept: () => page.on('dialog', d => d.accept()),
    errors: list => add_errors(page, list),
  };
}

// Files that a script drops: plain ones, without a folder.
async function drop(b, zone, paths) {
  const files = paths.map(p => ({ name: path.basename(p), data: fs.readFileSync(p).toString('base64') }));
  await b.eval(([zone, files]) => {
    const transfer = new DataTransfer();
    files.forEach(f => transfer.items.add(new File([Uint8Array.from(atob(f.data), c => c.charCodeAt(0))], f.name)));
    document.querySelector('[data-drop=' + zone + ']').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, [zone, files]);
}

const names_below = root => fs.readdirSync(root, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1)
  .reduce((all, e) => all.concat(e.isDirectory() ? names_below(path.join(root, e.name)) : [path.join(root, e.name)]), []);

// A folder, as somebody drags it from the desktop. Firefox lets nobody drag from outside: there its entries are made by
// hand, as its own are: a hundred at a time, then none.
async function drop_folder(b, zone, folder) {
  if (b.kind === 'chromium') {
    const devtools = await b.page.context().newCDPSession(b.page);
    const box = await b.page.locator('[data-drop=' + zone + ']').boundingBox();
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await devtools.send('Input.dispatchDragEvent', { type, x: box.x + box.width / 2, y: box.y + 10, data: { items: [], files: [folder], dragOperationsMask: 1 } });
    return;
  }
  const above = path.dirname(folder) + '/';
  const files = names_below(folder).map(p => ({ name: p.slice(above.length), data: fs.readFileSync(p).toString('base64') }));
  await b.eval(([zone, files]) => {
    const of_file = f => ({ isFile: true, isDirectory: false, name: f.name.split('/').pop(),
      file: done => done(new File([Uint8Array.from(atob(f.data), c => c.charCodeAt(0))], f.name.split('/').pop())) });
    const of_folder = way => {
      const inside = files.filter(f => f.name.startsWith(way + '/'));
      const folders = new Set(inside.map(f => f.name.slice(way.length + 1)).filter(n => n.includes('/')).map(n => n.split('/')[0]));
      const entries = inside.filter(f => !f.name.slice(way.length + 1).includes('/')).map(of_file).concat(Array.from(folders, n => of_folder(way + '/' + n)));
      return { isFile: false, isDirectory: true, name: way.split('/').pop(),
        createReader: () => ({ readEntries: done => setTimeout(() => done(entries.splice(0, 100)), 0) }) };
    };
    const entry = of_folder(files[0].name.split('/')[0]);
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: { items: [{ webkitGetAsEntry: () => entry }], files: [] } });
    document.querySelector('[data-drop=' + zone + ']').dispatchEvent(event);
  }, [zone, files]);
}

// A folder that somebody picks by the button. Firefox's remote control has no folders: its files get the paths that it gives them.
async function pick_folder(b, zone, folder) {
  await b.eval(zone => {
    HTMLInputElement.prototype.click = () => {}; // no window that nobody answers
    document.querySelector('[data-drop=' + zone + '] [data-pick=folder]').click();
  }, zone);
  if (b.kind === 'chromium') {
    await b.page.locator('#pick-folder').setInputFiles(folder);
    return;
  }
  const above = path.dirname(folder) + '/';
  await b.eval(files => {
    const input = document.getElementById('pick-folder');
    const list = files.map(f => {
      const file = new File([Uint8Array.from(atob(f.data), c => c.charCodeAt(0))], f.name.split('/').pop());
      Object.defineProperty(file, 'webkitRelativePath', { value: f.name });
      return file;
    });
    Object.defineProperty(input, 'files', { value: list, configurable: true });
    input.dispatchEvent(new Event('change'));
    delete input.files;
  }, names_below(folder).map(p => ({ name: p.slice(above.length), data: fs.readFileSync(p).toString('base64') })));
}

const text = (b, id) => b.eval(id => document.getElementById(id).innerText, id);
// Nothing is sent, queued or running, and all that came of it is shown.
const idle = b => b.until(() => !document.getElementById('work').hidden && !document.getElementById('check').disabled && document.getElementById('sending').hidden && document.getElementById('work').getAttribute('aria-busy') === 'false' && document.getElementById('state').textContent === '');
const fits = b => b.eval(() => document.documentElement.scrollWidth <= window.innerWidth);
const pause = ms => new Promise(done => setTimeout(done, ms));

function tester(kind) {
  return (name, good, more) => {
    console.log((good ? 'ok - ' : 'not ok - ') + kind + ': ' + name);
    if (!good && more !== undefined) console.log('# ' + JSON.stringify(more).slice(0, 600));
  };
}

module.exports = { modules, open, drop, drop_folder, pick_folder, text, idle, fits, pause, tester };
