-- Cut-offs apart, and years that count by how the title was got.
return {
  from = "huzhou-2020",
  cut_off = {
    date = "2020-06-30", deeds = { date = "2020-05-31", clause = "二（一）" }, papers = { date = "2021-03-31" },
    schooling = { date = "2020-09-30" },
  },
  tenure = {
    from = "date",
    ways = {
      { name = "评审", from = "date" }, { name = "考试", aliases = { "以考代评" }, from = "next_year" },
      { name = "初定", aliases = { "认定" }, from = "year" },
    },
  },
}
