-- Words of the province.
return {
  reviews = {
    called = { ["人社部门"] = "人力社保部门" }, -- in documents
    aliases = { hr = { "人力社保部门" } },
  },

  entrusted = { approver = "市人力社保局" },
  hours = { elsewhere_name = "教育、卫生系统" }, -- of those who follow their own department's rules

  documents = {
    posts = { approval = "主管部门或人\n力社保部门意见" },
  },

  sentences = {
    evaluation_notes = {
      "一、本表由申报人员在系统中如实填报后导出打印，也可用黑色墨水笔或签字笔填写，字迹须端正、清楚。",
      "二、所填内容须真实、完整，由所在单位对照原件审核；弄虚作假的，申报材料一律予以退回。",
      "三、表内的起止时间填写到月；没有的内容填“无”或留空，不得涂改。",
      "四、栏目内容较多填写不下时，可按本表格式另加续页，并在续页上注明姓名和栏目名称。",
      "五、本表{copies}，经所在单位、主管部门、当地人力社保部门审核盖章后逐级报送。" },
  },
}
