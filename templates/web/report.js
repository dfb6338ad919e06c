/* 总览: draws the list of a run's people from the page's data, as far as it is in sight, and finds and filters in it.
   Browsers of 2018 have all that is used here. lua/zhibiao/report makes the data, all numbers count from 0:

     documents  [folder or name, ending]
     districts  [name, files]
     units      [district, name, path ("": district/name), files, reasons]
     people     [name, last four digits, unit, state, files, reasons, text of what for, name of files unless 张三-0017]
     order      the units as they are listed; people stand in this order
     files      of all, reasons of all; texts: what stands in reasons
     a file     8 * document + change, or [that, path]; path "": it is not there any more
     a reason   [level, message, remedy, clause, file and sheet, cell]; texts but for level and cell
     words      states: [word, class], changes, levels */
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const sections = JSON.parse(document.getElementById("sections").textContent);
  const ROWS = 40; // so many rows are drawn at a time
  const SHOWN = 3; // reasons of a person before a button for the rest
  const HEIGHTS = [56, 40, 46]; // about what a district, a unit, a person take
  const GONE = 5; // the change of a file that went
  const kinds = { pdf: "PDF", xlsx: "Excel", zip: "压缩包" };
  const byId = (id) => document.getElementById(id);

  /* --- Elements --- */

  function element(name, className, text) {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  }

  function add(parent, name, className, text) {
    return parent.appendChild(element(name, className, text));
  }

  /* --- Files and reasons --- */

  function link(path) {
    return path.split("/").map(encodeURIComponent).join("/");
  }

  // Of a district's files 打印/城东区-评审表.pdf is 打印：评审表.
  function labelOfPath(folder, path, key) {
    const name = path.slice(path.lastIndexOf("/") + 1), rest = name.slice(key.length + 1, name.lastIndexOf("."));
    return key !== "" && name.indexOf(key + "-") === 0 && rest !== "" ? folder + "：" + rest : folder;
  }

  // KEY: 区县/单位/张三-0017, which a file's path is made of.
  function addFile(parent, file, key) {
    const number = Array.isArray(file) ? file[0] : file;
    const kind = data.documents[Math.floor(number / 8)];
    const path = Array.isArray(file) ? file[1] : kind[0] + "/" + key + kind[1];
    const change = number % 8;
    const label = (change === GONE ? data.words.changes[GONE] + "的" : "") + labelOfPath(kind[0], path, key);
    const at = add(parent, path ? "a" : "span", "", label);
    if (path) at.href = link(path);
    const ending = kinds[kind[1].slice(1)] || kind[1].slice(1);
    add(at, "small", "", ending + (change > 0 && change < GONE ? "，" + data.words.changes[change] : ""));
  }

  function addFiles(parent, files, key) {
    if (files.length === 0) return;
    const at = add(parent, "div", "files");
    files.forEach((file) => addFile(at, file, key));
  }

  function addReason(list, reason) {
    const texts = data.texts;
    const at = add(list, "li", "level" + reason[0]);
    const clause = texts[reason[3]];
    add(at, "b", "", data.words.levels[reason[0]]);
    add(at, "span", "", texts[reason[1]] + (clause ? "（" + clause + "）" : ""));
    if (texts[reason[2]]) add(at, "span", "remedy", "→ " + texts[reason[2]]);
    const place = texts[reason[4]] + reason[5];
    if (place) add(at, "span", "place", "在 " + place);
  }

  function addReasons(parent, reasons, all) {
    if (reasons.length === 0) return;
    const list = add(parent, "ul", "reasons");
    const shown = all || reasons.length <= SHOWN + 1 ? reasons.length : SHOWN;
    reasons.slice(0, shown).forEach((reason) => addReason(list, reason));
    if (shown === reasons.length) return;
    const more = add(parent, "button", "more", "另有 " + (reasons.length - shown) + " 处");
    more.type = "button";
    more.addEventListener("click", () => {
      reasons.slice(shown).forEach((reason) => addReason(list, reason));
      more.remove();
    });
  }

  /* --- Rows --- */

  const DISTRICT = 0, UNIT = 1, PERSON = 2;

  function pathOf(unit) {
    return unit[2] || data.districts[unit[0]][0] + "/" + unit[1];
  }

  function districtRow(number, people) {
    const e = element("div", "district"), heading = add(e, "h2", "", data.districts[number][0]);
    add(heading, "small", "", people + " 人");
    addFiles(e, data.districts[number][1], data.districts[number][0]);
    return e;
  }

  function unitRow(number, people, all) {
    const unit = data.units[number];
    const e = element("div", "unit"), heading = add(e, "h3", "", unit[1]);
    if (people > 0) add(heading, "small", "", people + " 人");
    addFiles(e, unit[3], pathOf(unit));
    addReasons(e, unit[4], all);
    return e;
  }

  function personRow(number, all) {
    const person = data.people[number], state = data.words.states[person[3]];
    const e = element("li", "person"), line = add(e, "div");
    const who = add(line, "span", "who");
    add(who, "b", "", person[0]);
    if (person[1]) add(who, "span", "", "…" + person[1]);
    add(line, "span", "tag " + state[1], state[0]);
    if (data.texts[person[6]]) add(line, "span", "what", data.texts[person[6]]);
    addFiles(line, person[4], pathOf(data.units[person[2]]) + "/" + (person[7] || person[0] + "-" + person[1]));
    addReasons(e, person[5], all);
    return e;
  }

  // Fills BLOCK with its rows; people who follow each other are a list.
  function draw(block, all) {
    const rows = block.rows;
    if (!rows) return;
    let list = null;
    block.rows = null;
    block.style.minHeight = "";
    rows.forEach((row) => {
      if (row[0] === PERSON) {
        list = list || add(block, "ul", "people");
        list.appendChild(personRow(row[1], all));
      } else {
        list = null;
        block.appendChild(row[0] === DISTRICT ? districtRow(row[1], row[2]) : unitRow(row[1], row[2], all));
      }
    });
  }

  const observer = "IntersectionObserver" in window
    ? new IntersectionObserver((entries) => {
      entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
        observer.unobserve(entry.target);
        draw(entry.target, false);
      });
    }, { rootMargin: "1200px 0px" })
    : null;

  function addBlock(parent, rows) {
    const block = element("div", "block");
    block.rows = rows;
    block.style.minHeight = rows.reduce((sum, row) => sum + HEIGHTS[row[0]], 0) + "px";
    parent.appendChild(block);
    if (observer) observer.observe(block);
    else draw(block, false);
  }

  /* --- What is shown --- */

  const filter = { query: "", states: [], district: -1, document: -1 };

  // What each person is found by.
  const words = data.people.map((person) =>
    (person[0] + " " + person[1] + " " + data.units[person[2]][1] + " " + data.texts[person[6]]).toLowerCase());

  function hasDocument(files) {
    return files.some((file) => Math.floor((Array.isArray(file) ? file[0] : file) / 8) === filter.document);
  }

  function fits(number, terms) {
    const person = data.people[number];
    return terms.every((term) => words[number].indexOf(term) >= 0)
      && (filter.states.length === 0 || filter.states.indexOf(person[3]) >= 0)
      && (filter.district < 0 || data.units[person[2]][0] === filter.district)
      && (filter.document < 0 || hasDocument(person[4]));
  }

  // The units with those of their people who fit; units without people as long as nothing is looked for.
  function chosenUnits(terms) {
    const people = data.units.map(() => []);
    let count = 0;
    data.people.forEach((person, number) => {
      if (!fits(number, terms)) return;
      people[person[2]].push(number);
      count += 1;
    });
    const isFree = filter.states.length === 0;
    const units = data.order.filter((u) => {
      const unit = data.units[u];
      if (people[u].length > 0) return true;
      return isFree && (unit[3].length > 0 || unit[4].length > 0)
        && (filter.district < 0 || unit[0] === filter.district)
        && (filter.document < 0 || hasDocument(unit[3]))
        && terms.every((term) => unit[1].toLowerCase().indexOf(term) >= 0);
    });
    return { units: units, people: people, count: count };
  }

  // The rows of the list: [kind, number, people].
  function rowsOf(chosen) {
    const rows = [], inDistrict = {};
    chosen.units.forEach((u) => {
      const d = data.units[u][0];
      inDistrict[d] = (inDistrict[d] || 0) + chosen.people[u].length;
    });
    let district = -1;
    chosen.units.forEach((u) => {
      if (data.units[u][0] !== district) {
        district = data.units[u][0];
        rows.push([DISTRICT, district, inDistrict[district]]);
      }
      rows.push([UNIT, u, chosen.people[u].length]);
      chosen.people[u].forEach((number) => rows.push([PERSON, number]));
    });
    return rows;
  }

  // What the list has been narrowed to; "" if it has all.
  function chosenText() {
    const parts = filter.states.map((s) => data.words.states[s][0]);
    if (filter.district >= 0) parts.push(data.districts[filter.district][0]);
    if (filter.document >= 0) parts.push(labelOf(data.documents[filter.document]));
    if (filter.query !== "") parts.push("“" + filter.query + "”");
    return parts.join("、");
  }

  // Paper must not look as if it had all. And what is about all would stand before who was looked for.
  function showChosen() {
    const chosen = chosenText();
    byId("general").hidden = chosen !== "";
    byId("chosen").textContent = chosen === "" ? "" : "只有" + chosen + "的：" + byId("count").textContent;
  }

  function show() {
    const terms = filter.query.toLowerCase().split(/\s+/).filter((term) => term !== "");
    const chosen = chosenUnits(terms), rows = rowsOf(chosen), list = element("div");
    if (observer) observer.disconnect();
    for (let i = 0; i < rows.length; i += ROWS) addBlock(list, rows.slice(i, i + ROWS));
    if (rows.length === 0) add(list, "p", "none-found", "没有找到。可以少写几个字，或者点“全部显示”。");
    const at = byId("list");
    while (at.firstChild) at.removeChild(at.firstChild);
    at.appendChild(list);
    byId("count").textContent = chosen.count === data.people.length
      ? "共 " + chosen.count + " 人" : "找到 " + chosen.count + " 人（共 " + data.people.length + " 人）";
    showChosen();
  }

  /* --- The filters, which stand in the page's address --- */

  function address() {
    const parts = [];
    const put = (key, value) => { if (value) parts.push(key + "=" + encodeURIComponent(value)); };
    put("q", filter.query);
    put("s", filter.states.map((s) => data.words.states[s][0]).join(","));
    put("d", filter.district < 0 ? "" : data.districts[filter.district][0]);
    put("f", filter.document < 0 ? "" : labelOf(data.documents[filter.document]));
    return parts.length > 0 ? "#" + parts.join("&") : "#";
  }

  function labelOf(kind) {
    return kind[0] + "（" + (kinds[kind[1].slice(1)] || kind[1].slice(1)) + "）";
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (e) { return text; }
  }

  function readAddress() {
    const values = {};
    location.hash.slice(1).split("&").forEach((part) => {
      const at = part.indexOf("=");
      if (at > 0) values[part.slice(0, at)] = decoded(part.slice(at + 1));
    });
    const names = (values.s || "").split(",");
    filter.query = values.q || "";
    filter.states = data.words.states.map((s, i) => i).filter((i) => names.indexOf(data.words.states[i][0]) >= 0);
    filter.district = data.districts.map((d) => d[0]).indexOf(values.d || "");
    filter.document = data.documents.map(labelOf).indexOf(values.f || "");
  }

  const stateButtons = Array.prototype.slice.call(document.querySelectorAll("button[data-state]"));

  function showFilters() {
    byId("query").value = filter.query;
    byId("district").value = filter.district < 0 ? "" : String(filter.district);
    byId("document").value = filter.document < 0 ? "" : String(filter.document);
    stateButtons.forEach((button) => {
      button.setAttribute("aria-pressed", String(filter.states.indexOf(Number(button.dataset.state)) >= 0));
    });
  }

  function changed() {
    show();
    if (address() !== (location.hash || "#")) history.replaceState(null, "", address());
  }

  function addOptions(select, names) {
    names.forEach((name, i) => {
      const option = add(select, "option", "", name);
      option.value = String(i);
    });
  }

  function numberOf(select) {
    return select.value === "" ? -1 : Number(select.value);
  }

  addOptions(byId("district"), data.districts.map((d) => d[0]));
  addOptions(byId("document"), data.documents.map(labelOf));
  byId("query").addEventListener("input", () => { filter.query = byId("query").value.trim(); changed(); });
  byId("district").addEventListener("change", () => { filter.district = numberOf(byId("district")); changed(); });
  byId("document").addEventListener("change", () => { filter.document = numberOf(byId("document")); changed(); });
  stateButtons.forEach((button) => button.addEventListener("click", () => {
    const state = Number(button.dataset.state), at = filter.states.indexOf(state);
    if (at >= 0) filter.states.splice(at, 1);
    else filter.states.push(state);
    filter.states.sort();
    showFilters();
    changed();
  }));
  byId("all").addEventListener("click", () => {
    filter.query = "";
    filter.states = [];
    filter.district = filter.document = -1;
    showFilters();
    changed();
    byId("query").focus();
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("print").addEventListener("click", () => window.print());
  window.addEventListener("hashchange", () => {
    if (location.hash.indexOf("=") < 0 && location.hash.length > 1) return; // a link within the page
    readAddress();
    showFilters();
    show();
  });
  // On paper there is all that was chosen.
  window.addEventListener("beforeprint", () => {
    Array.prototype.forEach.call(document.querySelectorAll(".block"), (block) => draw(block, true));
    Array.prototype.forEach.call(document.querySelectorAll("button.more"), (button) => button.click());
  });
  document.addEventListener("keydown", (event) => {
    const writes = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !writes) {
      event.preventDefault();
      byId("query").focus();
    } else if (event.key === "Escape" && event.target === byId("query") && filter.query !== "") {
      filter.query = byId("query").value = "";
      changed();
    }
  });

  /* --- What is about all, and what other generators add --- */

  function addCell(row, value) {
    const cell = add(row, "td", "", Array.isArray(value) ? undefined : String(value));
    if (Array.isArray(value)) add(cell, "a", "", String(value[0])).href = link(String(value[1]));
  }

  function addSection(section) {
    const at = add(byId("more"), "section");
    add(at, "h2", "", section.title);
    if (section.text) add(at, "p", "", section.text);
    if (!section.lines || section.lines.length === 0) return;
    const table = add(at, "table");
    if (section.columns) {
      const head = add(add(table, "thead"), "tr");
      section.columns.forEach((name) => { add(head, "th", "", name).scope = "col"; });
    }
    const body = add(table, "tbody");
    section.lines.forEach((line) => {
      const row = add(body, "tr");
      line.forEach((value) => addCell(row, value));
    });
  }

  if (data.files.length + data.reasons.length > 0) add(byId("general"), "h2", "", "全部数据");
  addFiles(byId("general"), data.files, "");
  addReasons(byId("general"), data.reasons, false);
  sections.forEach(addSection);
  readAddress();
  showFilters();
  show();
}());
