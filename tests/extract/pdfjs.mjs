// What Firefox searches: the text of each PDF that standard input names, as FILE.pdfjs beside it. MODULES is npm's folder.
import { readFileSync, writeFileSync } from 'fs'
import { createInterface } from 'readline'

const { getDocument } = await import(`${process.env.MODULES}/pdfjs-dist/legacy/build/pdf.mjs`)

async function textOf(data) {
  const pdf = await getDocument({ data, verbosity: 0 }).promise
  const pages = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent()
    pages.push(items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''))
  }
  await pdf.destroy()
  return pages.join('\n')
}

for await (const file of createInterface({ input: process.stdin }))
  writeFileSync(`${file}.pdfjs`, await textOf(new Uint8Array(readFileSync(file))))
