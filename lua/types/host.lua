---@meta
-- What scripts see beside Lua's own libraries, and what they give: for editors that run the Lua language server. The
-- program never loads this file. CONTRIBUTING.md says more of each; the rows' classes are in tables.lua.

-- --- Rows of the batch --------------------------------------------------------------------------------------------

---A row of a table. An empty cell is "", whatever its field's type.
---@class row
---@field _row integer where it came from

---What fields must be, all of them; of a list any one.
---@alias conditions table<string, string|number|boolean|(string|number)[]>

---Iterates over the rows of a table. `order`: fields separated by commas ("start desc, title"); without it as imported.
---@generic T
---@param table_ `T`
---@param where? conditions
---@param order? string
---@return fun(): T?
function rows(table_, where, order) end

---The same rows as a list.
---@generic T
---@param table_ `T`
---@param where? conditions
---@param order? string
---@return T[]
function list(table_, where, order) end

---The first of them.
---@generic T
---@param table_ `T`
---@param where? conditions
---@param order? string
---@return T?
function first(table_, where, order) end

---@param table_ string
---@param where? conditions
---@return integer
function count(table_, where) end

---@param table_ string
---@param field string
---@param where? conditions
---@return number
function sum(table_, field, where) end

---Iterates over what a SELECT with ? parameters gives. generators/store/store.h explains the tables whose names begin
---with _.
---@param sql string
---@param ... string|number
---@return fun(): table<string, any>?
function query(sql, ...) end

---A row whose fields are all "", for blank().
---@generic T
---@param table_ `T`
---@return T
function empty(table_) end

---A row with the examples of lua/zhibiao/hints.lua, for sample(); `more`: a list of so many, or other values by field.
---@generic T
---@param table_ `T`
---@param more? table<string, any>
---@return T
---@overload fun(table_: string, more: integer): table[]
function filled(table_, more) end

---Iterates over a list, for records().
---@generic T
---@param list T[]
---@return fun(): T?
function items(list) end

---Iterates over what one iterator gives and then over what the next ones give, for records().
---@param ... fun(): any
---@return fun(): any
function chain(...) end

-- --- What is wrong with a record ----------------------------------------------------------------------------------
-- All of these go on, so that a refused record hears all its reasons at once.

---Refuses the record if one of these fields is empty.
---@param row row
---@param ... string
function need(row, ...) end

---Whether one of these fields is empty. If so, the document is made without the row, and the user is told at each.
---@param row row
---@param who string who is left out, and of what: 李四没有列入公示表
---@param ... string
---@return boolean
function lacking(row, who, ...) end

---Says that the document is made without the row.
---@param row row
---@param who string who is left out, and of what
---@param field? string
---@param message string why
---@param remedy? string
function leave_out(row, who, field, message, remedy) end

---Whether the field is empty because the import could not read its cell.
---@param row row
---@param field string
---@return boolean
function is_unreadable(row, field) end

---Refuses the record.
---@param row? row where the fault is
---@param field? string
---@param message string
---@param remedy? string
function refuse(row, field, message, remedy) end

---A warning; the document is made.
---@param row? row
---@param field? string
---@param message string
---@param remedy? string
function warn(row, field, message, remedy) end

---The path of an applicant's photo; refuses the record if there is none.
---@param row applicants
---@return string
function photo(row) end

-- --- For rules ----------------------------------------------------------------------------------------------------

---@class finding
---@field rule string its id
---@field level "error"|"warning"|"hint"
---@field clause? string of the notice
---@field owner? string whose fault it is: an ID number or a unit
---@field record? string the owner in words
---@field unit? string
---@field district? string
---@field row? row|integer
---@field field? string
---@field place? string where, if no row of a table tells
---@field message string
---@field remedy? string
---@field concerns? string see lua/zhibiao/rules.lua

---Adds to the table _findings.
---@param finding finding
function finding(finding) end

---Whether the sheet that a row came from has a column of this field.
---@param row row
---@param field string
---@return boolean
function has(row, field) end

---@class photo_facts
---@field file string
---@field fault string why no form can show it; "": forms can
---@field bytes integer
---@field width integer
---@field height integer
---@field white number share of the border that is near white; negative if it is not known
---@field coloured number share of the border that is plainly coloured; likewise

---What an applicant's photo file is; nil if there is none, and why those that fit are not used.
---@param row applicants
---@return photo_facts?
---@return string?
function photo_facts(row) end

---How many photo files there are.
---@return integer
function photos() end

---What the generators of the batch's documents say of themselves, in their order. tolerates: ",submission,", ",all,", "".
---@return { id: string, title: string, owner: string, tolerates: string }[]
function documents() end

-- --- The rest -----------------------------------------------------------------------------------------------------

---An ID number or phone number with its middle as stars: all that a public document may show of one.
---@param number string
---@return string
function masked(number) end

---A text with the middle of each ID number in it as stars.
---@param text string
---@return string
function masked_ids(text) end

---Lets this public document show an office's number that no row has, as one of the notice; gives it back.
---@param number string
---@return string
function published(number) end

---The run's date, 2020-08-04: --date, else that of SOURCE_DATE_EPOCH, else today.
---@type string
date = ""

-- --- What a generator returns -------------------------------------------------------------------------------------

---lua/ID.lua returns one.
---@class generator
---@field title string the document's name: 评审表
---@field template string templates/NAME.xml, without .xml
---@field templates? string[] others that some of its models ask for
---@field order? number its place in `zhibiao list`
---@field owner? "id_number"|"unit" the field of a record that says whose the document is; absent: of many
---@field tolerates? "all"|string[] errors of its owner in spite of which it is made
---@field public? boolean its documents are public: it does not see what is private
---@field common? string[][] what its documents show, though it is not in the template: style and text of each
---@field command? string the command that runs it, if it is none of the batch's documents
---@field records? fun(): (fun(): any) iterates over the records, one a document
---@field make? fun(record: any): model
---@field blank? fun(): table the model of the form without data
---@field sample? fun(): table a model with every field filled, for `zhibiao lint`
---@field judge? fun(record: any) of lua/check.lua
---@field stage? fun(name?: string): string of lua/check.lua: by which stage is judged, NAME if given; "": no such one
---@field stages? fun(): string of lua/check.lua: the names of the stages
---@field outcome? fun(): string of lua/check.lua: who was judged and what was found, in lines
---@field came_out? fun(row: string): string of lua/check.lua: whether a case of the notice came out as it says
---@field wants? fun(book: string, sheet: string, row: integer, column: integer, text: string): string of lua/notice_questions.lua
---@field take? fun(book: string, sheet: string, row: integer, column: integer, text: string): string
---@field spoil? fun(book: string, sheet: string, row: integer, column: integer): string
---@field written? fun(book: string, name: string, from: string): string
---@field faults? fun(book: string): string
---@field is_written? fun(text: string): string
---@field facts? fun(): string of lua/notice_diff.lua
---@field difference? fun(a: string, other: string): string
---@field counted? fun(): string of lua/check.lua: how much was found
---@field guide? fun(): string of lua/check.lua: docs/rules.md
---@field share? fun(): string of lua/check.lua: from now on other processes judge some of the things; ""
---@field added? fun(): string of lua/check.lua: what the last thing judged adds to what is told of all, for recall
---@field recall? fun(added: string): string of lua/check.lua: what a thing adds that another process has judged; ""
---@field packages? fun(): string of lua/changes.lua: where the zips of units and districts lie
---@field check? boolean one of the batch's documents that `check` makes, too
---@field section? fun(): table? what it adds to the page about the run, lua/report.lua
---@field folder? fun(): string of lua/changes.lua: where what is made no more goes
---@field ledger? fun(): string of lua/received.lua: the file that keeps which sheets have come in
---@field book? fun(): string of lua/received.lua: the file of its list
---@field newer? fun(code: string, document: string, record: string): string of lua/received.lua: "" without newer sheets
---@field reprint? fun(number: integer): string of lua/separator.lua: the mark of a volume that has only what changed
---@field volume? fun(part: integer): string of lua/separator.lua: the name of a volume
---@field copy_mark? fun(copy: integer, copies: integer): string of lua/separator.lua: the first page of a copy says it
---@field copy_name? fun(copy: integer): string of lua/separator.lua: what its bookmark is called

---What the template's expressions see, by name. These fields are the host's.
---@class model
---@field file? string path of the output, without its ending
---@field record? string the record in words
---@field owner? string|string[] whose errors refuse it, if that is not the generator's owner
---@field title? string
---@field author? string
---@field subject? string
---@field said? string a line for the summary on the terminal
---@field template? string another template than the generator's
---@field print? print_plan
---@field [string] any

---How a document goes into the merged file of its office; zhibiao/people.lua makes one.
---@class print_plan
---@field file string
---@field office string
---@field unit string
---@field name string
---@field copies? integer
---@field booklet? boolean

--- What each folder of the notice in force has: of "notice", what its notice.lua returns, of "rules/" what each script of
--- that folder does. What the notice builds on comes first.
---@param what string
---@return { name: string, folder: string, file: string, value: any }[]
function notice_layers(what) end

--- The source of a script in the folder NAME of the notice in force, for telling lines; nil if there is none.
---@param name string
---@param file string
---@return string?
function notice_source(name, file) end
