// What Chromium's viewer copies when all is selected, of each PDF that standard input names, as FILE.pdfium beside it.
// MODULES is npm's folder. The viewer is an extension whose page the browser's own protocol reaches.
import { writeFileSync } from 'fs'
import { createInterface } from 'readline'
import { pathToFileURL } from 'url'

const { default: puppeteer } = await import(`${process.env.MODULES}/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js`)
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

// In the viewer: selects all again and again until the text is there and stays the same.
const selectAll = `(async () => {
  const { PluginController } = await import('./pdf_viewer_wrapper.js')
  const viewer = PluginController.getInstance()
  let text = ''
  for (let i = 0; i < 200; i++) {
    viewer.selectAll()
    await new Promise((done) => setTimeout(done, 100))
    const { selectedText } = await viewer.getSelectedText()
    if (selectedText !== '' && selectedText === text) return text
    text = selectedText
  }
  return ''
})()`

async function textOf(browser, file) {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(file))
  let text = ''
  for (let i = 0; i < 100 && text === ''; i++) {
    const viewer = browser.targets().find((t) => t.url().startsWith('chrome-extension://') && t.url().endsWith('/index.html'))
    if (viewer !== undefined) {
      const session = await viewer.createCDPSession()
      const { result } = await session.send('Runtime.evaluate',
        { expression: selectAll, awaitPromise: true, returnByValue: true })
      if (typeof result.value === 'string') text = result.value
    }
    await pause(100)
  }
  await page.close()
  return text
}

const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-features=PdfOopif'],
})
for await (const file of createInterface({ input: process.stdin }))
  writeFileSync(`${file}.pdfium`, await textOf(browser, file))
await browser.close()
