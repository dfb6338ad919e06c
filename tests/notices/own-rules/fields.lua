-- Columns of its own, and a table.
return {
  applicants = {
    { name = "score", header = "考试成绩", type = "number", example = "85", note = "专业理论考试的成绩" },
  },
  training = {
    title = "培训记录", owner = "id_number", key = { "id_number" }, about = "每人一行",
    fields = {
      { name = "id_number", header = "身份证号", type = "id", required = true, private = true },
      { name = "name", header = "姓名", type = "name" },
      { name = "days", header = "培训天数", type = "integer", required = true },
    },
  },
}
