-- Where things stand in the workbook of questions: templates/notice_questions.xml writes it, answers.lua reads it.
return {
  questions = "事项",
  -- Columns of the sheet 事项, from 1.
  code = 1, now = 4, clause = 6,
  -- On the other sheets: the row with the ids of the columns, and the first that is filled in.
  ids = 3, first = 5,
  spare = 20, -- rows at the end of 事项 for facts that it does not ask
  most = 200, -- rows of a sheet that are filled in
  -- What is answered for a list that has a sheet of its own.
  same = "和上一份一样", see = "见工作表",
}
