// The forms of tests/bench/forms.typ by Typst's compiler, one instance for all.
// node forms.js RECORDS FOLDER FONTS OUT: FOLDER has forms.typ and photo.jpg.
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const fs = require('fs');
const path = require('path');

const [records, folder, fonts, out] = process.argv.slice(2);
const workspace = path.resolve(folder);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
const agesKept = 10; // of what the compiler remembers: without a limit it grows with each form

fs.mkdirSync(out, { recursive: true });
for (const person of JSON.parse(fs.readFileSync(records))) {
  const inputs = { record: JSON.stringify(person) };
  const form = compiler.pdf({ mainFilePath: path.join(workspace, 'forms.typ'), inputs });
  fs.writeFileSync(path.join(out, person.id + '.pdf'), form);
  compiler.evictCache(agesKept);
}
