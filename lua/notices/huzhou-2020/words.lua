-- Words of 湖州: what its documents say in place of what is said everywhere, and its examples.
return {
  sentences = { slip = { clause = "附件2二、3" }, promise = { clause = "四（一）" } },

  reviews = { labels = { hr = "区县人力\n社保部门\n（职改办）\n意　见" } },

  documents = {
    evaluation = { copies_note = "初级、中级一式三份，高级由省通知定，这里按一份算。" }, -- in 口径说明
  },

  examples = {
    district = "德清县", other_district = "吴兴区", native_place = "浙江德清", entrust_no = "湖人社委函〔2020〕1号",
    outlet = "《浙江水利科技》", issue = "CN33-1162/TV，2018年第4期",
    phone = "0572-2000001", supervise_phone = "0572-2000002",
  },
}
