"""Chinese of what exchange says."""

MESSAGES: dict[str, str] = {
    # encoding
    "{file} is larger than {limit} bytes, the limit for one import": "{file} 超过 {limit} 字节，超出一次导入的上限",
    "split it into several files, each with the header row, and import them one after the other": (
        "请拆成几个文件（每个都带表头），逐个导入"
    ),
    "{file}: cannot tell the encoding: line {line} is neither UTF-8 nor GB18030": (
        "{file}：无法判断编码，第 {line} 行既不是 UTF-8 也不是 GB18030"
    ),
    "save it as CSV UTF-8 in the program that made it, or name its encoding: --encoding big5": (
        "请在原软件中另存为“CSV UTF-8”，或指明编码，如 --encoding big5"
    ),
    "{file}: line {line} is damaged: the file is UTF-8, but these bytes are not": (
        "{file}：第 {line} 行已损坏：文件是 UTF-8，但该处字节不是"
    ),
    "export the file again; or mend that line in an editor and save it as UTF-8": (
        "请重新导出；或用编辑器改好该行，存为 UTF-8"
    ),
    "{file}: line {line} cannot be read as {encoding}": "{file}：第 {line} 行无法按 {encoding} 读取",
    "“{encoding}” is not an encoding that kehu knows": "不认识编码“{encoding}”",
    "usual are utf-8 and gb18030; leave it out and kehu finds out": ("常用的是 utf-8 和 gb18030；不写则自动判断"),
    "it looks like {encoding}: say so, or leave the encoding out": "看来是 {encoding}：请照此填写，或不写编码",
    "leave the encoding out, and kehu finds out": "请不写编码，由程序自动判断",
    # table
    "{file}: this release reads CSV, and this is not CSV": "{file}：本版本只能读取 CSV，而这不是 CSV",
    "in the spreadsheet choose “Save as”, CSV UTF-8, and import that file": (
        "请在电子表格中“另存为”CSV UTF-8，再导入该文件"
    ),
    "{file} has no rows below a header": "{file} 表头之下没有数据行",
    "the first row names the columns, each further row is one record": "第一行是列名，以下每行一条记录",
    "{file}: the row that begins in line {line} cannot be read: its quotation marks do not pair": (
        "{file}：从第 {line} 行开始的一行无法读取：引号不成对"
    ),
    "a quotation mark that opens a cell must close it; inside a cell it is written twice": (
        "以引号开头的单元格须以引号结尾；单元格内的引号要写两个"
    ),
    "the row has {n} cells, the header {width}": "本行有 {n} 个单元格，表头有 {width} 列",
    "an invisible control character ({code}) stands in it": "行内含有不可见的控制字符（{code}）",
    # dates
    "the column {column} is not {order}: {rows}": "“{column}”列的日期不是{order}：{rows}",
    "nothing was imported; correct `dates:` in the mapping ({fits})": (
        "未导入任何内容；请更正对照文件中的 `dates:`（{fits}）"
    ),
    "the column {column} mixes two orders of dates: {rows}": "“{column}”列混用了两种日期顺序：{rows}",
    "nothing was imported; write all dates of the column in one order, best as 2013-01-31": (
        "未导入任何内容；请把该列日期统一写法，最好写成 2013-01-31"
    ),
    "every date of the column {column} can be read month first and day first, such as {value} in line {line}": (
        "“{column}”列的每个日期都既可按月在前、也可按日在前理解，如第 {line} 行的 {value}"
    ),
    "nothing was imported; say in the mapping which it is: `dates: month-first` or `dates: day-first`": (
        "未导入任何内容；请在对照文件中写明：`dates: month-first`（月在前）或 `dates: day-first`（日在前）"
    ),
    "all its dates fit {orders}": "该列日期都符合 {orders}",
    "no one order fits all its dates": "没有一种顺序符合该列所有日期",
    "line {line}: {value}": "第 {line} 行 {value}",
    # mapping
    "{n} columns are called “{column}”": "有 {n} 列都叫“{column}”",
    "give them names of their own in the table": "请在表中给它们起不同的名称",
    "there is no column “{column}”": "表中没有“{column}”列",
    "the columns are: {columns}": "表中各列：{columns}",
    "an id needs a column: a constant is the same in every row": "标识须取自某一列：常量在每行都一样",
    "the code cannot be set: it is the customer's `id`, or is made by kehu": (
        "客户编码不能在此指定：它取自客户的 `id`，或由程序编制"
    ),
    "a customer has no field “{name}”": "客户没有字段“{name}”",
    "a {kind} has no field “{name}”": "“{kind}”没有字段“{name}”",
    "a column cannot fill “{name}”": "字段“{name}”不能由一列填写",
    "name what in it: {name}.… : column": "请写明其中哪一项：{name}.… : 列名",
    "“{name}” cannot be set: it is made from the record's `id`": "“{name}”不能指定：它由记录的 `id` 产生",
    "“{value}” is no kind of record": "没有“{value}”这种记录",
    "a {kind} needs “{name}” ({label})": "“{kind}”必须有“{name}”（{label}）",
    "add it under set: {name}: and the column's name": "请在 set 下加上 {name}: 列名",
    # saved
    "{file} exists and says something else; it was not overwritten": "{file} 已存在且内容不同，未覆盖",
    "nothing was imported; use it with --map {file}, or save under another name": (
        "未导入任何内容；可用 --map {file} 使用它，或换个文件名保存"
    ),
    # propose
    "{file}: no column says whose row it is; the columns are: {columns}": (
        "{file}：没有哪一列说明是哪个客户；表中各列：{columns}"
    ),
    "write a mapping that names the column under customer: id: and give it with --map": (
        "请编写对照文件，在 customer: id: 处写明该列，再用 --map 指定"
    ),
    "Proposed from the header of {file}; look it over before you trust it.": "根据 {file} 的表头拟定，使用前请核对。",
    "Columns not taken: {columns}": "未采用的列：{columns}",
    "the dates of {columns} can be read both ways: say month-first or day-first": (
        "{columns}的日期有两种读法，请写明 month-first（月在前）或 day-first（日在前）"
    ),
    "no column numbers the rows: such with all of these equal count as one": "没有单据号列：以下各列全同的行按一行计",
    # rows
    "the column {column} is empty, which says whose row it is": "标明客户的“{column}”列为空",
    "the column {column} is empty, which tells one {kind} from another": "区分各笔{kind}的“{column}”列为空",
    "“{id}” may be {n} customers: {files}": "“{id}”可能指 {n} 个客户：{files}",
    "the customer's file has an error, mend it first: {where}: {what}": "该客户的文件有错误，请先改正：{where}：{what}",
    "“{name}” is no record of this customer, in the archive or in this table": (
        "档案和本表中，该客户都没有记录“{name}”"
    ),
    "“{name}” may mean {n} records: {ids}": "“{name}”可能指 {n} 条记录：{ids}",
    "line {line} has another {kind} “{key}”, which differs; if both are right, name more columns as its id": (
        "第 {line} 行已有{kind}“{key}”，内容不同；若两行都对，请用更多列作为标识"
    ),
    "it is known as {id} and differs: {differences} (--update takes it over)": (
        "已有记录 {id}，内容不同：{differences}（加 --update 可更新）"
    ),
    "{field} {before}, here {after}": "{field}原为 {before}，表中为 {after}",
    "{field}: {what}": "{field}：{what}",
    "{what} ({hint})": "{what}（{hint}）",
    # rejects
    "{file} exists and is no reject file of this table; it would be overwritten": (
        "{file} 已存在，但不是本表的退回文件，继续会覆盖它"
    ),
    "nothing was imported; move it away, or name another with --rejects FILE": (
        "未导入任何内容；请移走它，或用 --rejects 另指文件"
    ),
    # excel
    "Excel files need the package openpyxl, which is not installed": "读写 Excel 文件需要 openpyxl，尚未安装",
    "install it: pip install 'kehu[excel]'": "请安装：pip install 'kehu[excel]'",
    "{file} is not an Excel file of today (.xlsx) that can be read": "{file} 不是可读取的 Excel 文件（.xlsx）",
    "open it in the spreadsheet and save it as .xlsx, without a password": (
        "请用电子表格软件打开，另存为 .xlsx，不要加密码"
    ),
    "{file} is too large: at most {limit} MB are read": "{file} 太大：最多读取 {limit} MB",
    "delete what does not belong to it, pictures above all, and save it again": (
        "请删去无关内容（尤其是图片和整列格式），再保存一次"
    ),
    # forms
    "{title}": "{title}",
    "{title}, {role}": "{title}·{role}",
    "several: with ；between them": "多项之间用“；”隔开",
    "choose one": "请选择",
    "date, like {day}": "日期，如 {day}",
    "yes or no": "是或否",
    "whole number": "整数",
    "number": "数字",
    "Customer": "客户",
    "To be filled in": "填写",
    "Remarks": "说明",
    "Fill in the column “To be filled in” and the other sheets; leave out what is not known. Do not delete column A, which is hidden. Then: kehu add customer --from FILE": (
        "请填写“填写”一栏和其他各表；不清楚的留空。请勿删除隐藏的 A 列。填好后：kehu add customer --from 文件"
    ),
    "choose one of {words}": "请选择：{words}",
    # filled forms
    "{file}: a form is a YAML file (.yaml) or an Excel file (.xlsx)": (
        "{file}：资料表须是 YAML 文件（.yaml）或 Excel 文件（.xlsx）"
    ),
    "{file} is not a form of kehu: its first cell does not say so": "{file} 不是 kehu 的资料表：首格没有标记",
    "`kehu form organization -o form.xlsx` makes an empty one; a table of many customers is for `kehu import`": (
        "用 `kehu form organization -o 资料表.xlsx` 生成空白表；含多个客户的表格请用 `kehu import` 导入"
    ),
    "“{text}” was not read: nothing is asked here": "“{text}”未被读取：此处没有要填的内容",
    "the formula has no value": "公式没有计算结果",
    "write what it comes to, or save the file in the spreadsheet once more": (
        "请直接填写结果，或在电子表格软件中再保存一次"
    ),
    "{value} is an error of the spreadsheet, not a value": "{value} 是电子表格的错误提示，不是内容",
    "{where}: {label} “{old}” is taken as {new}": "{where}：{label}“{old}”按 {new} 登记",
    "this form has no table {name}": "本资料表没有表格 {name}",
    "this form has no field {name}": "本资料表没有字段 {name}",
    "it may come from another release or another archive: make an empty form anew with `kehu form`": (
        "可能出自其他版本或其他档案库：请用 `kehu form` 重新生成空白表"
    ),
    "{label} is filled in twice": "{label}填写了两次",
    "“{value}” is a time, which is not asked here": "“{value}”是时间，此处不应填写时间",
    "type it as text: put an apostrophe in front": "请按文本填写：在前面加一个单引号",
    "{value} stands here, where {label} is asked": "此处应填{label}，却是 {value}",
    "the spreadsheet has made a date of it: {day}": "电子表格把它变成了日期 {day}",
    "format the cell as text, and type it again": "请把单元格格式改为“文本”，重新填写",
    "{value}: the spreadsheet has turned a long number into this and lost its last digits": (
        "{value}：电子表格把长号码变成了这样，末尾数字已丢失"
    ),
    "format the cell as text, and type the number again": "请把单元格格式改为“文本”，重新填写号码",
    "{id} is bound in {file}; `kehu unbind` brings it back": "{id} 已归入年度卷 {file}；可用 `kehu unbind` 移回",
    "{code} may not be a new customer: {reason}": "{code} 可能不是新客户：{reason}",
    "and {n} more likenesses: `kehu check` names them": "另有 {n} 处相似，`kehu check` 逐一列出",
    "`kehu check` says which of the new customers look like others": "新客户中哪些与他人相似，请运行 `kehu check` 查看",
}
