"""Every command: its name, its group, what it is for, and the module that is imported when it runs, and only then.

This is imported for `kehu --help`, so it imports nothing but names.
"""

from __future__ import annotations

from kehu.lang import Label


class Command:
    """One line of `kehu --help`."""

    __slots__ = ("group", "module", "name", "summary")

    def __init__(self, group: Label, name: str, summary: Label, module: str = "") -> None:
        self.group = group
        self.name = name
        self.summary = summary
        self.module = module or f"kehu.cli.{name}"


ARCHIVE = Label("Archive", "档案库")
RECORDS = Label("Records", "登记")
LOOK_UP = Label("Look up", "查阅")
CARE = Label("Care", "管理")
WORK = Label("Work on the archive", "日常工作")

COMMANDS = (
    Command(ARCHIVE, "init", Label("Make a new archive", "新建档案库")),
    Command(ARCHIVE, "config", Label("Show every setting and where it comes from", "显示各项设置及其来源")),
    Command(ARCHIVE, "bind", Label("Move a closed year's records to bound volumes", "把已结年度的记录归入年度卷")),
    Command(ARCHIVE, "unbind", Label("Bring a bound year's records back", "把年度卷中的记录移回客户文件")),
    Command(ARCHIVE, "completion", Label("Let your shell complete kehu's commands", "让命令行自动补全 kehu 命令")),
    Command(RECORDS, "add", Label("Add a customer, a sale, a receipt, a visit …", "登记客户、交易、回款、沟通等")),
    Command(RECORDS, "set", Label("Set, change or remove fields of a customer", "填写、修改或删除客户的字段")),
    Command(RECORDS, "edit", Label("Open a customer's file in your editor", "用编辑器打开客户档案")),
    Command(
        RECORDS,
        "import",
        Label("Take over customers and records from a table", "从表格导入客户和记录"),
        "kehu.cli.import_",
    ),
    Command(RECORDS, "form", Label("Make a form to fill in: customers, visits", "生成客户资料表、走访单")),
    Command(LOOK_UP, "show", Label("Show one customer on one page", "查看一个客户的概况")),
    Command(LOOK_UP, "brief", Label("What to know before calling or visiting", "拜访前一页通：一屏看清要点")),
    Command(LOOK_UP, "list", Label("List customers", "列出客户")),
    Command(
        LOOK_UP, "find", Label("Find customers by name, pinyin, phone, person …", "按名称、拼音、电话、人员等查找客户")
    ),
    Command(
        LOOK_UP,
        "catalogue",
        Label("List the binder: every item, paper and file", "列出客户档案目录：各项内容、原件与文件"),
    ),
    Command(LOOK_UP, "ageing", Label("Show who owes how much for how long", "账龄分析：谁欠多少、欠了多久")),
    Command(LOOK_UP, "limits", Label("Show limits, what is used, what is suggested", "授信额度、使用情况与建议额度")),
    Command(LOOK_UP, "plausibility", Label("Question a customer's own figures", "核查客户报表是否可信（挤水分）")),
    Command(LOOK_UP, "promises", Label("List promises of payment and what came", "付款承诺清单：承诺多少、到了多少")),
    Command(
        LOOK_UP, "measures", Label("DSO, days late, collection rate and the like", "应收账款指标：周转天数、回收率等")
    ),
    Command(LOOK_UP, "report", Label("Write a customer's credit report", "编写客户资信报告")),
    Command(LOOK_UP, "statement", Label("Write statements of account", "编制对账单")),
    Command(CARE, "check", Label("Find mistakes in the files", "检查档案中的错误")),
    Command(CARE, "completeness", Label("Say what is missing in whose file", "档案缺哪些内容、怎样补齐")),
    Command(CARE, "cases", Label("List legal cases, and when they are barred", "法律案件清单、回收与诉讼时效")),
    Command(CARE, "case", Label("Show a customer's legal cases, move one on", "查看一个客户的案件，推进阶段")),
    Command(CARE, "clear", Label("Say whether an order may ship, and why", "判断一单能否放行，说明理由")),
    Command(CARE, "dunning", Label("Plan, write and record dunning letters", "催款：计划、出函、登记")),
    Command(CARE, "grade", Label("Grade customers by volume and by payment", "评定业务分级与信用分级")),
    Command(CARE, "provisions", Label("Work out the provision for bad debts", "计提坏账准备")),
    Command(CARE, "review", Label("List what needs attention, and record reviews", "列出待办事项，登记复核")),
    Command(WORK, "approve", Label("Approve a new customer", "审批新客户")),
    Command(WORK, "forward", Label("Forward a customer's papers to the keeper", "把已审批客户的资料移交归档")),
    Command(WORK, "file", Label("Put a customer's papers on file", "客户资料归档")),
    Command(
        WORK,
        "assign",
        Label("Say who looks after whom; share out customers", "分派客户，均衡分配无人负责的客户"),
    ),
    Command(
        WORK,
        "handover",
        Label("Hand over what a colleague who leaves has", "离职移交：清点并移交名下客户"),
    ),
    Command(WORK, "upcoming", Label("List birthdays, festivals, other occasions", "近期生日、节日与纪念日")),
    Command(WORK, "visit", Label("Plan visits and bring them to confirmed minutes", "走访：从计划到客户确认纪要")),
    Command(WORK, "status", Label("Suspend, phase out, close or reopen a customer", "暂停、淘汰、关闭或恢复客户")),
    Command(WORK, "watch", Label("Put a customer under watch, or end it", "设置或解除客户关注")),
)


def find(name: str) -> Command | None:
    """The command of that name."""
    return next((command for command in COMMANDS if command.name == name), None)
