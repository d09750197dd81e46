"""Chinese of the visit sheet."""

MESSAGES: dict[str, str] = {
    "`kehu form {form} -o form.xlsx` makes an empty one": "`kehu form {form} -o form.xlsx` 可生成空白表",
    "Makes a visit sheet (客户走访单) to take along: plan, what was said, what follows, lines to sign. For a customer its "
    "head stands on it, and on a page of its own, which the customer is not to see, grades, what is owed, promises, "
    "complaints, the last contacts. What was filled into the Excel sheet, `kehu add visit CUSTOMER --from FILE` reads.": (
        "生成客户走访单：走访计划、走访记录、后续办理、签字栏。指定客户时印上客户抬头，并另页列出评级、往来账款、"
        "付款承诺、投诉、最近联系等，该页不得出示给客户。填好的 Excel 表由 `kehu add visit 客户 --from 文件` 读入。"
    ),
    "For one customer, to print": "为某个客户打印",
    "An empty sheet": "空白走访单",
    "Visit sheet": "客户走访单",
    "Visit": "走访",
    "Visitor": "走访人",
    "Customer's signature": "客户签字",
    "Minutes approved by": "纪要批准人",
    "To know before the visit": "走访前须知",
    "For us alone": "内部须知",
    "For us alone: not to be shown to the customer": "内部资料，不得出示给客户",
    "Fill in the column “To be filled in”; leave out what is not known. Do not delete column A, which is hidden. "
    "Then: kehu add visit {code} --from FILE": (
        "请填写“填写内容”一栏，不清楚的留空。请勿删除隐藏的 A 列。填好后：kehu add visit {code} --from 文件"
    ),
    "{file} is a form of another kind: {name}": "{file} 是另一种表：{name}",
    "a customer's form is read by `kehu add customer --from`, a visit sheet by `kehu add visit CUSTOMER --from`": (
        "客户资料表用 `kehu add customer --from` 读入，走访单用 `kehu add visit 客户 --from` 读入"
    ),
    "{code} has errors in its file, so its visit sheet would not be complete: {where}: {message}": (
        "{code} 的档案有错误，走访单会不完整：{where}：{message}"
    ),
    "Which planned visit the sheet is of, or new; else that of its day": (
        "走访单对应哪次走访（编号），另立一次写 new；缺省为同日的那次"
    ),
    "{code} has no visit {id} that is planned, or made and without minutes": (
        "{code} 没有处于已计划或已走访、缺纪要状态的走访 {id}"
    ),
    "kehu visit {code} lists those on the way; --visit new makes another": (
        "kehu visit {code} 列出办理中的走访；另立一次用 --visit new"
    ),
    "{code} has visits planned, of which the sheet may tell: {visits}": "{code} 已有走访计划，走访单可能对应其中之一：{visits}",
    "name the one that is meant with --visit ID; if it is another, --visit new": (
        "请用 --visit 编号 指明；若是另一次走访，用 --visit new"
    ),
    "Take a filled visit sheet: Excel or YAML": "读入填好的走访单：Excel 或 YAML",
    "{file} is a visit sheet for {of}, not for {code}": "{file} 是 {of} 的走访单，不是 {code} 的",
    "name that customer, or have a sheet made for this one: kehu form visit {code}": (
        "请指定该客户，或为此客户重新生成：kehu form visit {code}"
    ),
}
