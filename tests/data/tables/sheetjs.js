// Cells without styles, an ID number as a number, a boolean, an error, beyond the BMP, blanks that must stay.
const XLSX = require("xlsx");
const sheet = XLSX.utils.aoa_to_sheet([
  ["姓名", "身份证号", "在编"],
  ["𠮷田", 330599199001010013, true],
  [" 张三 ", "330599199001010013", false],
  [null, null, { t: "e", v: 0x2a }],
  [0.1 + 0.2, 1e21, -5],
]);
const workbook = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(workbook, sheet, "申报人员");
XLSX.writeFile(workbook, "sheetjs.xlsx", { compression: true, bookSST: true });
XLSX.writeFile(workbook, "sheetjs-inline.xlsx", { compression: true, bookSST: false });
XLSX.writeFile(workbook, "sheetjs.html", { bookType: "html" });
XLSX.writeFile(workbook, "sheetjs.xml", { bookType: "xlml" });
