// The picture of the page in the browser for README.md: node serve.cjs ADDRESS DATA PICTURE. Run from the repository's root by docs/readme.sh.
const path = require('path');
const [, , address, data, picture] = process.argv;
const { open, drop_folder, idle } = require('../tests/serve/browser.cjs');

(async () => {
  const b = await open('chromium', path.dirname(picture));
  await b.goto(address);
  await b.until(() => !document.getElementById('home').hidden);
  await drop_folder(b, 'new', data);
  await b.until(() => !document.getElementById('work').hidden);
  await idle(b);
  await b.eval(() => {
    document.getElementById('date').value = '2020-09-21';
    document.getElementById('work').setAttribute('aria-busy', 'true');
    document.getElementById('check').click();
  });
  await idle(b);
  await b.eval(() => { document.querySelectorAll('#files details, #read details').forEach(d => { d.open = false; }); });
  await b.picture(path.basename(picture));
  await b.browser.close();
})();
