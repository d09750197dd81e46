"""What `init` writes, and reports say, where the policy gives no text of its own."""

from kehu.lang import Label

VOLUME_LABELS = {
    "A": Label("core", "核心客户"),
    "B": Label("important", "重要客户"),
    "C": Label("ordinary", "普通客户"),
    "D": Label("potential", "潜在客户"),
}
VOLUME_STRATEGIES = {
    "A": Label(
        "The boss visits; deliver first, hold stock for them, agree a yearly frame contract, review monthly.",
        "领导亲自走访，优先供货、专门备货，签订年度框架合同，每月复核。",
    ),
    "B": Label(
        "Find out who else they buy from and win a larger share; visit every quarter.",
        "摸清其他供货来源，争取更大份额，每季度走访。",
    ),
    "C": Label(
        "Serve by standard terms; look for those who could grow.",
        "按标准条件服务，从中发现有成长潜力的客户。",
    ),
    "D": Label("Contact within a week, learn the need, win the first order.", "一周内联系，了解需求，争取首单。"),
}
CREDIT_LABELS = {
    "甲": Label("excellent: pays on time", "优：按期付款"),
    "乙": Label("good: mostly on time", "良：基本按期"),
    "丙": Label("fair: often late", "中：经常迟付"),
    "丁": Label("poor: over the limit", "差：严重拖欠"),
    "none": Label("not graded", "未评"),
}
CREDIT_STRATEGIES = {
    "甲": Label("Credit sale up to the limit; extensions possible.", "可在授信额度内赊销，必要时可展期。"),
    "乙": Label("Ship first on an open promise of payment.", "凭付款承诺先发货。"),
    "丙": Label("Payment before shipment.", "款到发货。"),
    "丁": Label("Payment before shipment; recover what is owed; phase out.", "款到发货，追收欠款，逐步淘汰。"),
    "none": Label("Nothing to judge by yet: payment before shipment.", "尚无付款记录可评：款到发货。"),
}
QUADRANT_STRATEGIES = {
    "key": Label(
        "Look after first: visit every month, agree a yearly plan, give the best people and terms.",
        "重点维护：每月走访，签订年度计划，配备最好的人员和条件。",
    ),
    "potential": Label(
        "Win them: find out why they buy elsewhere, and go for a larger share with the manager's help.",
        "重点争取：查明其从他处采购的原因，经理出面，扩大份额。",
    ),
    "ordinary": Label(
        "Keep them content at little cost; look for needs that could grow.",
        "以较低成本维持满意，留意可增长的需求。",
    ),
    "low_value": Label(
        "Serve by standard terms and little effort; let go those who cost more than they bring.",
        "按标准条件、低投入服务，得不偿失的逐步放弃。",
    ),
}
CHECKLIST_POINTS = {
    "close": (
        Label("what they owe, by age, agreed with their books", "应收账款及账龄，与对方账面核对"),
        Label(
            "limit, terms and promises: are they kept, do they still fit",
            "授信额度、付款条件、承诺的执行情况，是否仍合适",
        ),
        Label(
            "purchases against last year and the target; what they buy elsewhere",
            "采购额与上年、目标的对比，从他处采购的情况",
        ),
        Label("changes of owners, managers, business or finances", "股东、负责人、经营、财务有无变动"),
        Label("the people who decide, and when we last met them", "决策人员，以及最近一次会面"),
        Label("complaints, returns and what became of them", "投诉、退赔及处理结果"),
        Label("competitors and projects to come", "竞争对手动向，未来的项目"),
        Label("contracts, licences and agreements about to expire", "即将到期的合同、证照、协议"),
    ),
    "usual": (
        Label("what they owe, and what is late", "应收账款及逾期情况"),
        Label("limit and terms: do they still fit", "授信额度、付款条件是否仍合适"),
        Label("changes of owners, managers or business", "股东、负责人、经营有无变动"),
        Label("contacts, phone and address still right", "联系人、电话、地址是否仍有效"),
    ),
}
SCHEME_LABELS = {
    "time": Label("by time", "按时间"),
    "process": Label("by state of dealings", "按交易进程"),
    "size": Label("by size", "按规模"),
    "core": Label("by value of the relation", "按合作价值"),
    "importance": Label("by importance", "按重要程度"),
    "profit": Label("by profit", "按利润"),
}
CLASS_LABELS = {
    "time": {"future": Label("future", "未来客户"), "new": Label("new", "新客户"), "old": Label("old", "老客户")},
    "process": {
        "current": Label("current", "现有客户"),
        "former": Label("former", "曾有客户"),
        "upcoming": Label("upcoming", "即将成交客户"),
    },
    "size": {
        "main": Label("main", "主力客户"),
        "general": Label("general", "一般客户"),
        "sporadic": Label("sporadic", "零散客户"),
    },
    "core": {"core": Label("core", "核心客户"), "ordinary": Label("ordinary", "非核心客户")},
    "importance": {
        "special": Label("special", "特殊客户"),
        "important": Label("important", "重要客户"),
        "general": Label("general", "一般客户"),
    },
    "profit": {"good": Label("good", "利润好"), "fair": Label("fair", "利润一般"), "bad": Label("bad", "利润差")},
}


def scheme_label(scheme: str, own: str | None) -> Label:
    """What a scheme of classes is called."""
    return Label(own, own) if own else SCHEME_LABELS.get(scheme) or Label(scheme, scheme)


def class_label(scheme: str, name: str, own: str | None) -> Label:
    """What a class is called."""
    return Label(own, own) if own else CLASS_LABELS.get(scheme, {}).get(name) or Label(name, name)
