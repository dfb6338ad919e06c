-- The notice in force. Next year's notice is a new file beside this one, and its name here.
return require("notices.huzhou-2020")
