"""What `kehu add` says of each kind of record: its group on the help page, what it is for, examples. Data only.

To import the model for this would make `kehu add --help` slow; a test compares the names with the model's.
"""

from __future__ import annotations

from collections.abc import Mapping

from kehu.cli.options import Examples
from kehu.lang import Label, Message, m

PEOPLE = Label("Customers and people", "客户与人员")
TRADE = Label("Trade", "交易往来")
HISTORY = Label("Contact history", "联络记录")
INTELLIGENCE = Label("Intelligence", "客户情报")
CREDIT = Label("Credit file", "信用档案")
ORIGINALS = Label("Originals", "原始资料")

CUSTOMER = Label("A new customer", "登记新客户")
# By group, in the order of the help page.
GROUPS: Mapping[Label, Mapping[str, Label]] = {
    PEOPLE: {
        "contact": Label("A person at the customer", "登记联系人"),
    },
    TRADE: {
        "order": Label("An order", "登记订单"),
        "delivery": Label("Goods that left us", "登记发货"),
        "sale": Label("Goods sold and invoiced", "登记交易"),
        "receipt": Label("Money received", "登记回款"),
        "return": Label("Goods back, compensation, or an allowance", "登记退赔折价"),
        "refund": Label("Money paid back", "登记退款"),
        "write-off": Label("The open part of a sale, given up", "登记坏账核销"),
        "promise": Label("The customer's word to pay", "登记付款承诺"),
        "extension": Label("A later due date that we agreed to", "登记展期"),
    },
    HISTORY: {
        "communication": Label("A talk, a letter, a call", "登记沟通记录"),
        "visit": Label("A visit, planned or made", "登记走访"),
        "activity": Label("A market event, and whether they came", "登记市场活动"),
        "care": Label("A greeting or a gift: birthday, festival …", "登记生日、节日等关怀"),
        "service": Label("What we did for them beside selling", "登记服务"),
        "requirement": Label("A technical requirement", "登记技术要求"),
        "feedback": Label("An opinion, a suggestion, a complaint", "登记意见、建议或投诉"),
    },
    INTELLIGENCE: {
        "wallet": Label("What they buy a year from everybody", "登记年采购总量"),
        "competitor": Label("A rival at this customer", "登记竞争对手"),
        "project": Label("What they plan to buy", "登记项目"),
    },
    CREDIT: {
        "investigation": Label("A look into their credit", "登记资信调查"),
        "evaluation": Label("The eight factors, scored", "登记八要素评估"),
        "limit": Label("A credit limit", "登记授信额度"),
        "terms": Label("Payment terms agreed with the customer", "登记约定账期"),
        "statement": Label("A year's financial statement", "登记财务报表"),
        "bank-credit": Label("What a bank lends them", "登记银行授信"),
        "shareholder": Label("An owner, and the share", "登记股东"),
        "manager": Label("One of those who run the firm", "登记高管"),
        "affiliate": Label("A firm tied to them, and the dealings", "登记关联企业"),
        "guarantee": Label("Who answers for whom, for how much", "登记担保"),
        "public-record": Label("A search of courts, taxes, licences", "登记公共记录查询"),
        "media": Label("What the press says of them", "登记媒体报道"),
        "change": Label("A change at the customer", "登记客户变动"),
        "risk": Label("A sign that money is in danger", "登记风险信号"),
        "case": Label("Collection by law, or towards it", "登记催收与法律案件"),
    },
    ORIGINALS: {
        "document": Label("A contract, licence, voucher or other paper", "登记合同、执照、凭证等原件"),
    },
}
KINDS: Mapping[str, Label] = {kind: label for kinds in GROUPS.values() for kind, label in kinds.items()}
GROUP_OF: Mapping[str, Label] = {kind: group for group, kinds in GROUPS.items() for kind in kinds}

RECORD = m("Adds a record to the customer's file. The date is today unless an option says otherwise.")
_GOODS = m(
    "Adds a record to the customer's file. The date is today unless --date says otherwise. "
    "Without --amount it is quantity × price - discount."
)
DESCRIPTIONS: Mapping[str, Message] = {
    "contact": m(
        "Adds a person to the customer's file. What is known of the person in private, and on what basis it is kept, "
        "is given part by part; lists among the parts are counted: family.1.name=…, family.2.name=…"
    ),
    "order": _GOODS,
    "sale": m(
        "Adds a sale to the customer's file. The date is today unless --date says otherwise. Without --amount it is "
        "quantity × price - discount. The due date is written out: --due, else the date and --terms, else the days "
        "agreed with the customer, else those of policy.yaml."
    ),
    "receipt": m(
        "Adds a receipt to the customer's file. The date is today unless --date says otherwise. What it pays may be "
        "named: --for S1, or with amounts --for S1=100 --for S2; without, the oldest open sales are paid first."
    ),
    "visit": m(
        "Adds a visit to the customer's file, planned unless --state says that it was made. The date is today unless "
        "--date says otherwise. Minutes, their approval and the customer's confirmation are set when they are there: "
        "kehu set CUSTOMER visits.ID.minutes=…"
    ),
    "evaluation": m(
        "Adds an evaluation by the eight factors, each scored from 0 to 10, with a note. A factor that was not judged "
        "is left out. The date is today unless --date says otherwise. At a terminal, kehu asks factor by factor and "
        "says what to look at, unless a factor is given."
    ),
    "limit": m(
        "Adds a credit limit, in force from today unless --from says otherwise. A limit of 0 means cash only; that is "
        "not the same as no limit."
    ),
    "statement": m(
        "Adds a financial statement as of the date of its balance sheet. Figures may be negative; those that the "
        "statement does not show are left out."
    ),
    "public-record": m(
        "Records a search, also one that found nothing: nothing found and never searched are not the same. The date "
        "is today unless --date says otherwise."
    ),
    "document": m(
        "Records a paper: what it is, where it lies and who has it. --file copies a scan to attachments/CODE/ and "
        "notes its SHA-256, so that `kehu check` sees when it is altered or lost; nothing is ever overwritten. The "
        "date is today unless --date says otherwise."
    ),
}
EXAMPLES: Mapping[str, Examples] = {
    "contact": (
        ("kehu add contact C00001 --name 'Han Mei' --part buyer --mobile 13800000000", m("Who buys there")),
        (
            "kehu add contact C00001 --name 'Li Lei' --private birthday=05-01 --privacy basis=consent",
            m("With a birthday, which is kept by consent"),
        ),
    ),
    "order": (
        (
            "kehu add order C00001 --product 'ball valve' --quantity 30 --price 1200 --promised 2026-03-01",
            m("Ordered today, promised for March"),
        ),
    ),
    "delivery": (("kehu add delivery C00001 --quantity 30 --waybill SF1024", m("What left us today")),),
    "sale": (
        (
            "kehu add sale C00001 --date 2026-01-02 --product 'ball valve' --quantity 30 --price 1200.00",
            m("The amount and the due date are worked out"),
        ),
    ),
    "receipt": (
        ("kehu add receipt C00001 --amount 36000 --for S1=10000 --for S2", m("Pays 10,000 of S1, the rest S2")),
    ),
    "promise": (
        ("kehu add promise C00001 --amount 20000 --pay-by 2026-02-15 --sales S1", m("Promised today for a sale")),
    ),
    "extension": (
        (
            "kehu add extension C00001 --sale S1 --due 2026-03-31 --approved-by 'Li Na'",
            m("Due at the end of March instead"),
        ),
    ),
    "communication": (("kehu add communication C00001 --channel phone --follow-up 2026-02-01", m("A call of today")),),
    "visit": (
        (
            "kehu add visit C00001 --date 2026-02-10 --by 'Li Lei' --purpose 'next year' --planned-on 2026-01-31",
            m("Planned for February"),
        ),
    ),
    "feedback": (
        (
            "kehu add feedback C00001 --kind complaint --severity high --content 'three valves leak'",
            m("A grave complaint of today"),
        ),
    ),
    "care": (
        (
            "kehu add care C00001 --occasion birthday --whom 'Han Mei' --gift card --cost 12",
            m("A greeting of today; it closes the occasion"),
        ),
    ),
    "wallet": (("kehu add wallet C00001 --amount 800000 --by 'Li Lei'", m("As estimated today")),),
    "competitor": (
        ("kehu add competitor C00001 --name 'Red Valve' --product 'ball valve'", m("Whose valves they use as well")),
    ),
    "project": (
        (
            "kehu add project C00001 --name 'new plant' --budget 500000 --expected-on 2026-09-01",
            m("A purchase expected in September"),
        ),
    ),
    "investigation": (
        ("kehu add investigation C00001 --by 'Li Na' --valid-until 2027-01-31", m("Somebody was there today")),
    ),
    "evaluation": (
        (
            "kehu add evaluation C00001 --by 'Li Na' --record 8 --funds 6 --funds-note 'half has arrived'",
            m("Two of the eight factors"),
        ),
    ),
    "limit": (
        (
            "kehu add limit C00001 --amount 100000 --until 2026-12-31 --approved-by 'Li Na'",
            m("Up to 100,000 until the end of the year"),
        ),
        ("kehu add limit C00001 --amount 0", m("Cash only")),
    ),
    "terms": (("kehu add terms C00001 --days 60 --from 2026-01-01", m("60 days from January")),),
    "statement": (
        (
            "kehu add statement C00001 --date 2025-12-31 --revenue 5200000 --net-profit -30000",
            m("Of last year, with a loss"),
        ),
    ),
    "public-record": (
        ("kehu add public-record C00001 --searched 'court register' --verdict nothing", m("Searched, nothing found")),
    ),
    "change": (
        ("kehu add change C00001 --area head --content 'a new general manager'", m("Somebody else leads the firm")),
    ),
    "risk": (("kehu add risk C00001 --kind debts --severity high", m("Open until --cleared-on is set")),),
    "case": (
        (
            "kehu add case C00001 --claim 36000 --stage lawyer --sales S1 --limitation 2028-12-31",
            m("A lawyer's letter for a sale"),
        ),
    ),
    "document": (
        (
            "kehu add document C00001 --kind contract --no HT-2026-01 --form original --place 'cabinet 3'",
            m("Where the original lies"),
        ),
        (
            "kehu add document C00001 --kind licence --file scan.pdf --expires 2030-01-31",
            m("With its scan, which is copied and hashed"),
        ),
    ),
}
NOT_TODAY = frozenset({"statement"})  # its date is another than the day on which it is recorded: it must be given
