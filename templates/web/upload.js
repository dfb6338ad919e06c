/* What somebody drops or picks, and the names under which it is sent. */
'use strict';

const upload = (function () {
  const isJunk = name => /(^|\/)(\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);
  const last_of = name => name.slice(name.lastIndexOf('/') + 1);

  function read_entry(entry, path, found) {
    const failed = () => new Error('读不到“' + path + entry.name + '”：可能删了、改了名，或者别的程序开着；请再拖一次');
    return new Promise((done, refuse) => {
      if (entry.isFile) {
        entry.file(file => { found.push({ name: path + entry.name, file }); done(); }, () => refuse(failed()));
        return;
      }
      const reader = entry.createReader();
      const next = () => reader.readEntries(async entries => {
        try {
          for (const e of entries) await read_entry(e, path + entry.name + '/', found);
        } catch (e) {
          refuse(e);
          return;
        }
        if (entries.length === 0) done();
        else next(); /* they come by the hundred */
      }, () => refuse(failed()));
      next();
    });
  }

  /* The files of a drop, those in folders too. */
  async function dropped(transfer) {
    const entries = Array.from(transfer.items || []).map(i => i.webkitGetAsEntry && i.webkitGetAsEntry()).filter(e => e);
    if (entries.length === 0) return Array.from(transfer.files).map(file => ({ name: file.name, file }));
    const found = [];
    for (const entry of entries) await read_entry(entry, '', found);
    return found;
  }

  const picked = input => Array.from(input.files).map(file => ({ name: file.webkitRelativePath || file.name, file }));

  /* The folder that holds all; '': there is none. */
  function folder_of_all(files) {
    const first = files.length > 0 && files[0].name.includes('/') ? files[0].name.split('/')[0] + '/' : '';
    return files.every(f => f.name.startsWith(first)) ? first : '';
  }

  const without = (folder, files) => files.map(f => ({ name: f.name.slice(folder.length), file: f.file }));

  /* A new batch is what is in the folder that holds all, which gives it its name. */
  function named_anew(all) {
    const files = all.filter(f => !isJunk(f.name)), folder = folder_of_all(files);
    return { files: without(folder, files), title: folder.slice(0, -1), refused: [] };
  }

  /* What is mended has to get the name of what it mends, or both would be read: BATCH is {names, title}. Whoever drops
     the batch's folder again means the batch; a file by itself is the one of that name, in whatever folder that lies. */
  function named_again(all, batch) {
    const there = new Set(batch.names);
    const known = list => list.filter(f => there.has(f.name)).length;
    let files = all.filter(f => !isJunk(f.name));
    const folder = folder_of_all(files), inner = without(folder, files);
    if (folder !== '' && (known(inner) > known(files) || (known(inner) === known(files) && folder === batch.title + '/'))) files = inner;
    const refused = [];
    const result = [];
    files.forEach(f => {
      const same = f.name.includes('/') || there.has(f.name) ? [] : batch.names.filter(n => last_of(n) === f.name);
      if (same.length > 1) refused.push({ name: f.name, why: '这个名字的有 ' + same.length + ' 个，不知道换哪一个：请连文件夹一起拖' });
      else result.push({ name: same.length === 1 ? same[0] : f.name, file: f.file });
    });
    return { files: result, refused };
  }

  return { dropped, picked, named_anew, named_again };
})();

if (typeof module !== 'undefined') module.exports = upload; /* for its test */
