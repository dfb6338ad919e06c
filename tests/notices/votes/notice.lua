-- More than half of the votes; a specialty that is none of the country's.
return {
  from = "huzhou-2020",
  votes = { share = { 1, 2 }, over = true, clause = "六" },
  series = {
    clause = "一", "工程",
    { "卫生技术", aliases = { "卫生" },
      titles = {
        ["初级"] = { "医师" }, ["中级"] = { "主治医师" }, ["副高级"] = { "副主任医师" }, ["正高级"] = { "主任医师" },
      } },
  },
}
