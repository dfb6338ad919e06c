-- The notice in force: its folder's notice.lua over those of the folders that it builds on.
return require("zhibiao.notice_data")
