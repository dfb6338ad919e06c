// Tries index.html in Chromium: node report.js FOLDER NAME UNIT LAST WRONG. FOLDER: an output folder; NAME: one of its people, alone of
// that name; UNIT, LAST: his unit, and last four digits; WRONG: how many are sent back. Prints what is wrong; ends with 1 then.
"use strict";
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");

const [folder, name, unit, last, wrong] = process.argv.slice(2);
const address = pathToFileURL(path.join(path.resolve(folder), "index.html")).href;
let failed = false;

function expect(what, right, found) {
  if (right) return;
  failed = true;
  console.log(what + (found === undefined ? "" : ": " + JSON.stringify(found)));
}

const count = (page) => page.textContent("#count");
const names = (page) => page.$$eval(".who b", (all) => all.map((e) => e.textContent));

async function open(browser, width, hash) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.on("pageerror", (error) => expect("error in the page", false, error.message));
  page.on("request", (request) => expect("asks for a file", request.url().split("#")[0] === address, request.url()));
  await page.goto(address + (hash || ""));
  await page.waitForSelector("#list h2, .none-found");
  return page;
}

async function find(browser) {
  const page = await open(browser, 1280);
  const all = await count(page);
  for (const words of [name, last, unit + " " + last]) {
    await page.fill("#query", words);
    await page.waitForSelector(".person");
    expect("not found by " + words, (await names(page)).includes(name), await names(page));
  }
  expect("the search is not in the address", decodeURIComponent(page.url()).includes("q=" + unit + " " + last), page.url());
  await page.fill("#query", "没有这个人");
  expect("somebody is found", (await page.$(".none-found")) !== null && (await count(page)).startsWith("找到 0 人"), await count(page));
  await page.keyboard.press("Escape");
  expect("Escape does not clear", (await count(page)) === all, await count(page));
  await page.click("button.wrong");
  expect("not so many are sent back", (await count(page)).startsWith("找到 " + wrong + " 人"), await count(page));
  expect("the button does not say that it is pressed", (await page.getAttribute("button.wrong", "aria-pressed")) === "true");
  const again = await open(browser, 1280, "#" + page.url().split("#")[1]);
  expect("the address does not bring it back", (await count(again)) === (await count(page)), await count(again));
  await page.click("#all");
  expect("not all are shown", (await count(page)) === all, await count(page));
  await page.selectOption("#district", { index: 1 });
  expect("a district has all", /^(找到|共)/.test(await count(page)) && page.url().includes("d="), page.url());
}

async function links(browser) {
  const page = await open(browser, 1280);
  await page.fill("#query", name);
  await page.waitForSelector(".person");
  const targets = await page.$$eval(".person a, .unit a, .district a, #general a", (all) => all.map((a) => a.getAttribute("href")));
  expect("no links", targets.length > 0, targets.length);
  for (const target of targets) {
    expect("leads out", !/^[a-z]+:|^\/|\.\./.test(target), target);
    expect("leads nowhere", fs.existsSync(path.join(folder, decodeURIComponent(target))), target);
  }
}

// A district's volumes are told apart by what is in them.
async function volumes(browser) {
  const page = await open(browser, 1280);
  const labels = await page.$$eval(".district a", (all) => all.filter((a) => /%E6%89%93%E5%8D%B0/.test(a.getAttribute("href"))).map((a) => a.firstChild.textContent));
  expect("volumes have one name", new Set(labels).size === labels.length, labels);
}

async function keyboard(browser) {
  const page = await open(browser, 1280);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);
  await page.keyboard.press("Tab");
  expect("the first stop is not the way to the list", (await focused()) === "skip", await focused());
  await page.keyboard.press("/");
  expect("/ does not go to the search", (await focused()) === "query", await focused());
  for (const stop of ["district", "document"]) {
    await page.keyboard.press("Tab");
    expect("Tab does not go on", (await focused()) === stop, await focused());
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect("Enter does not press", (await page.$("button[aria-pressed=true]")) !== null);
}

async function paper(browser) {
  const page = await open(browser, 1280);
  const people = Number((await count(page)).match(/\d+/)[0]);
  await page.pdf({ format: "A4" });
  expect("not all are printed", (await names(page)).length === people, (await names(page)).length);
  await page.emulateMedia({ media: "print" });
  expect("the form is printed", !(await page.isVisible("#filters")));
  expect("paper tells a choice where there is none", (await page.textContent("#chosen")) === "");
  await page.emulateMedia({ media: "screen" });
  await page.fill("#query", last);
  await page.click("button.wrong");
  expect("what is about all stands before who was looked for", !(await page.isVisible("#general")) && !(await page.isVisible("#chosen")));
  await page.emulateMedia({ media: "print" });
  const chosen = await page.textContent("#chosen");
  expect("paper does not tell what was chosen", (await page.isVisible("#chosen")) && chosen.includes("退回") && chosen.includes(last), chosen);
}

async function accessible(browser, width) {
  const page = await open(browser, width);
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run());
  const serious = found.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  expect("axe", serious.length === 0, serious.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html)]));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect("wider than the window at " + width, wide <= 0, wide);
}

// What is not in sight is not drawn.
async function drawn(browser) {
  const page = await open(browser, 1280);
  const total = Number((await count(page)).match(/\d+/)[0]);
  const before = (await names(page)).length;
  expect("all is drawn at once", total < 250 || before < total / 2, [before, total]);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(300);
  const last = await page.$eval("#list .block:last-child", (block) => block.querySelectorAll(".person").length);
  expect("the end is not drawn", last > 0, last);
}

(async () => {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  for (const part of [find, links, volumes, keyboard, paper, drawn]) await part(browser);
  for (const width of [1280, 390]) await accessible(browser, width);
  await browser.close();
  process.exit(failed ? 1 : 0);
})().catch((error) => {
  console.log(error.message);
  process.exit(1);
});
