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
