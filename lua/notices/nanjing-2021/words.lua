-- Words of 南京: the form is printed when the committee's office has passed it online, and goes there.
return {
  documents = {
    evaluation = {
      name = "专业技术资格申报表",
      handling = "评委会办公室网上审核通过后从系统导出打印；本人签名、单位盖章后交评委会办公室",
    },
  },

  sentences = {
    evaluation_notes = {
      "一、本表由申报人员在系统中如实填报，评委会办公室网上审核通过后从系统导出打印。",
      "二、所填内容须真实、完整，由所在单位对照原件审核；弄虚作假的，申报材料一律予以退回。",
      "三、表内的起止时间填写到月；没有的内容填“无”或留空，不得涂改。",
      "四、栏目内容较多填写不下时，可按本表格式另加续页，并在续页上注明姓名和栏目名称。",
      "五、本表{copies}，本人签名、单位盖章后报送评委会办公室；其他材料在系统中上传。" },
  },
}
