-- What is said and printed everywhere, if a notice says nothing else: more of the table that notice.lua returns.
-- At the end of each public notice.
local posting_period = "公示时间：{from}至{to}（{days}个工作日）。公示期间如有异议，请以书面或电话方式实名反映。"

return {
  -- Sentences that stand word for word in documents, whose scripts fill in the {names}. Those of the
  -- forms stand in the templates.
  sentences = {
    notice_title = { clause = "惯例", text = "{unit}{year}年度专业技术职务任职资格申报人员公示表" },
    notice = {
      clause = "惯例",
      text = "根据《{notice}》（{number}）要求，现将我单位{year}年度申报专业技术职务任职资格人员的"
        .. "基本情况和业绩予以公示。" .. posting_period,
    },
    notice_phones = {
      clause = "惯例",
      text = "公示地点：{place}。联系电话：{phone}；监督电话：{supervise_phone}。"
        .. "申报材料报送：{office}（电话：{office_phone}）。",
    },
    district_title = { clause = "惯例", text = "{place}{year}年度专业技术职务任职资格申报人员公示表" },
    district_notice = {
      clause = "惯例",
      text = "根据《{notice}》（{number}）要求，现将{place}{year}年度申报专业技术职务任职资格的"
        .. "{count}名人员的基本情况和业绩予以公示（按工作单位排列）。" .. posting_period,
    },
    results_title = { clause = "惯例", text = "{place}{year}年度专业技术职务任职资格评审通过人员名单" },
    results = {
      clause = "惯例",
      text = "根据《{notice}》（{number}）要求，经评审委员会评审，{place}{count}人通过{year}年度"
        .. "专业技术职务任职资格评审，现将名单予以公示（按申报专业排列）。" .. posting_period,
    },
    office_phones = { clause = "惯例", text = "受理单位：{office}。地址：{address}。联系电话：{office_phone}。" },
    slip = {
      text = "根据《{notice}》（{number}）要求，经审查，你单位{year}年度专业技术职务任职资格申报材料中，"
        .. "{people}材料有{count}处不完整或需要核对，现退回修改。请对照下表逐项补正、核对，{closes}重新报送{office}。"
        .. "评审中发现材料不符合要求的，不再补充，由此产生的影响由个人及推荐单位负责。",
    },
    promise = { text = "本人对所提交的所有材料的真实性负责，并作出承诺。" },
    -- 评审表: the page 填表说明.
    evaluation_notes = { clause = "惯例",
      "一、本表由申报人员在系统中如实填报后导出打印，也可用黑色墨水笔或签字笔填写，字迹须端正、清楚。",
      "二、所填内容须真实、完整，由所在单位对照原件审核；弄虚作假的，申报材料一律予以退回。",
      "三、表内的起止时间填写到月；没有的内容填“无”或留空，不得涂改。",
      "四、栏目内容较多填写不下时，可按本表格式另加续页，并在续页上注明姓名和栏目名称。",
      "五、本表{copies}，经{offices}审核盖章后逐级报送。" },
  },

  reviews = { sign = "负责人签名" }, -- who signs for an office, if it says no other

  entrusted = { approver = "市人社部门" }, -- who consents

  -- The documents by id, false for one that is not made. name: of its folder and in lists; title: on its first page, if
  -- that is not the name (evaluation: evaluation.name); levels, kinds: of whom it is made, if not of all; copies,
  -- paper, receiver: what 材料清单 says of it.
  documents = {
    evaluation = {
      name = "评审表",
      handling = "缴费后导出打印{watermark}；{offices}盖章后交纸质件", -- {watermark}: that it has to show
    },
    exceptional = {
      name = "破格推荐审批表", title = "破格推荐{band}级专业技术职务任职资格审批表",
      listed = "破格推荐专业技术职务任职资格审批表", copies = "1份", handling = "盖章后扫描上传",
    },
    posts = {
      name = "岗位信息表", title = "事业单位人员职称申报岗位信息表", copies = "每个单位1份", handling = "盖章后扫描上传",
      approval = "主管部门或\n人社部门意见", -- whose opinion it has a box for
    },
    notice = { name = "公示表" },
    district_notice = { name = "区县公示表" },
    results = { name = "评审通过人员名单" },
    summary = { name = "统计汇总" },
    brief = { name = "统计简报" },
    materials = { name = "材料清单", title = "专业技术职务任职资格申报材料清单" },
    slips = { name = "退回修改通知单", title = "职称申报材料退回修改通知单" },
  },

  -- What stands as an example in the workbook to fill in, in rules and in samples, as the import reads it. {city},
  -- {province}, {year}, {district} (an office's): of the notice.
  examples = {
    unit = "{district}水利工程质量监督站", department = "{district}水利局", native_place = "{province}{city}",
    committee = "{city}工程专业中级职务任职资格评审委员会", entrust_no = "人社函〔{year}〕1号",
    insurance_place = "{province}{city}", outlet = "《水利科技》", issue = "CN11-1000/TV，第4期",
    phone = "010-20000001", supervise_phone = "010-20000002",
  },
}
