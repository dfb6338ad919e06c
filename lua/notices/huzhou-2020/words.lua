-- Words of 湖州: what its documents say in place of what is said everywhere, and its examples.
return {
  sentences = { slip = { clause = "附件2二、3" }, promise = { clause = "四（一）" } },

  reviews = { labels = { hr = "区县人力\n社保部门\n（职改办）\n意　见" } },
}
