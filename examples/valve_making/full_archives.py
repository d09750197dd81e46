"""Five more full archives: a dealer, a person, a buyer abroad, a public body, a bankrupt."""

from __future__ import annotations

from valve_making import firms
from valve_making.dossier import (
    BOSS,
    CABINET,
    CREDIT,
    KEEPER,
    MANAGER,
    NORTH,
    Dossier,
    consent,
    found,
    identity_number,
)
from valve_making.papers import pdf, png, text_file

SOUTH = "赵敏洁"


# --- C00186: a dealer ------------------------------------------------------------------------------------------------


def dealer(it: Dossier) -> None:
    it.put(
        industry_state="炼化配套市场，价格战激烈",
        nature="partner",
        legal_representative="叶素云",
        proprietor="叶素云",
        bank_accounts=[
            {"bank": "东营河口农村合作银行（虚构）", "account": "0000 0186 0004 2", "name": it.data["name"]}
        ],
        sales_policy="款到发货；年进货满10万元返利2%，不得跨区",
        plans="先做备件，看一年后再谈区域经销",
        departments=[{"name": "物资部", "part": "buying"}, {"name": "外勤", "part": "using"}],
        characteristics={
            "service_area": "东营、滨州两市",
            "selling_capacity": "业务员四人，库房300平方米",
            "development_potential": "有两家地方炼厂的入围资格",
            "policies": "小单现款，大单随厂家账期",
            "sells_to": "地方炼厂、盐化工厂的供应科",
            "influence": "在供应科长圈子里消息灵",
        },
        business={
            "results": "年销约600万元",
            "sellers": "跑得勤，不懂衬里",
            "relation": "新客户，试销",
            "problems": "库存周转慢",
            "willingness": "想要独家，我方未允",
        },
        preferences={"products": "常用规格现货", "price": "看返利", "response_time": "当日报价"},
    )
    it.contact(
        0,
        title="总经理",
        duties="进货、定价、收款",
        relations="与丈夫合开，财务由其妹管",
        privacy={"basis": "contract"},
    )
    it.sale(0, measure="台", colour="天蓝（RAL 5015）", style="短型法兰", channel="经销", place="盐城自提")
    it.sale(1, measure="台", channel="经销", place="东营送货", method="bank_bill")
    it.add("limits", "2014-08-20", amount="0.00", approved_by=CREDIT, reason="试销期款到发货")
    it.add("wallets", "2014-11-20", amount="450000.00", **found("蒋军", "salesperson"))
    it.add(
        "guarantees", "2014-09-01", guarantor="叶国平（个人，虚构）", for_="峰泰阀门销售的货款", amount="50000.00",
        until="2015-08-31", document="担保书一份", **found(CREDIT, "internal"),
    )  # fmt: skip
    it.add(
        "competitors", "2014-11-20", name="温州某阀门厂办事处（虚构）", product="衬胶蝶阀", attention="每周送货",
        style="月结", standing="老供方", **found("蒋军", "market", MANAGER),
    )  # fmt: skip
    it.add(
        "changes", "2014-10-30", area="ownership", content="叶素云受让其弟全部股份", **found("蒋军", "insider")
    )  # fmt: skip
    it.add(
        "changes", "2014-12-05", area="system", content="改用进销存软件，对账改为每月5日", **found("蒋军", "website")
    )
    it.paper(
        "2014-08-20",
        "authorisation",
        "区域试销授权书",
        ("shouquan.pdf", pdf("区域试销授权书（示例）", "东营、滨州两市，试销一年")),
        no="SX-2014-03",
        form="copy",
        place=f"{CABINET}第4层",
        holder=KEEPER,
        part="trade",
    )
    it.paper(
        "2014-09-01",
        "guarantor",
        "担保人身份与财产材料",
        form="copy",
        place=f"{CABINET}第4层",
        holder=CREDIT,
        part="credit",
    )
    it.paper(
        "2014-10-17",
        "payment",
        "汇款凭证",
        ("huikuan.png", png(40, 28)),
        form="copy",
        place="财务凭证2014-10",
        holder=CREDIT,
        part="credit",
    )


# --- C00211: a person ------------------------------------------------------------------------------------------------


def person(it: Dossier) -> None:
    it.put(
        aliases=["老谭"],
        employer="潍坊某氯碱厂供应科（原单位，2011年离职）",
        private={
            "identity_number": identity_number("1972-11-08", "035"),
            "birthday": "1972-11-08",
            "birthday_calendar": "solar",
            "home_town": "山东潍坊",
            "education": "college",
            "marital_status": "married",
            "family": [
                {"name": "吕秀兰", "relation": "妻", "birthday": "1974-04-12", "birthday_calendar": "lunar_leap"}
            ],
            "hobbies": "书法",
            "food": "清真",
            "character": "爽快，怕麻烦",
            "taboos": "不吃猪肉，席间不劝酒",
        },
        privacy=consent("2014-10-24", "送货、开票、节日问候；不得转给第三人"),
        preferences={"reached_by": "晚上七点后打手机", "during_sale": "小批量也要单独装箱", "price": "现款要九五折"},
        characteristics={"service_area": "潍坊北部", "sells_to": "原单位和三家小氯碱厂"},
    )
    it.contact(0, title="原供应科科长", privacy={"basis": "consent", "consent_on": "2014-10-24"})
    it.add("wallets", "2014-12-12", amount="120000.00", **found("蒋军", "salesperson", MANAGER))
    it.paper(
        "2014-10-24",
        "identity",
        "身份证复印件",
        ("shenfen.png", png(54, 34)),
        form="copy",
        place=f"{CABINET}第5层（加锁）",
        holder=KEEPER,
        part="base",
        note="已在复印件上注明用途；图为空白示例",
    )
    it.paper(
        "2014-10-24",
        "other",
        "个人信息同意书",
        (
            "tongyishu.txt",
            text_file("个人信息同意书（示例，虚构）", "同意人：谭勇", "范围：送货、开票、节日问候；不得转给第三人"),
        ),
        form="copy",
        place=f"{CABINET}第5层（加锁）",
        holder=KEEPER,
        part="base",
    )
    it.paper(
        "2014-10-24",
        "introduction",
        "原单位同事介绍信",
        form="original",
        place=f"{CABINET}第5层（加锁）",
        holder=KEEPER,
        part="base",
    )


# --- C00198: a buyer abroad ------------------------------------------------------------------------------------------


def abroad(it: Dossier) -> None:
    it.drop("credit_code", "postcode", "fax")
    it.put(
        name="越南平岚化工股份公司",
        short_name="平岚化工",
        aliases=["Binh Lam Chemical JSC"],
        role="end_user",
        industry="2612",
        industry_state="当地需求年增一成，氯碱靠进口",
        region="越南",
        address="越南海防市虚构工业区第7地块",
        phone="+84 00 0019 8198",
        email="purchase@binhlam.example",
        website="www.binhlam.example",
        legal_form="股份公司（外国企业）",
        products="次氯酸钠、盐酸",
        characteristics={
            "service_area": "越南北部",
            "development_potential": "二期2016年投产",
            "market_capacity": "北部三省衬氟阀门年约80万元",
            "sells_to": "水厂、造纸厂",
            "culture": "农历新年前后停工两周；先见面再谈价；称呼用名不用姓；文件中英越三文",
            "government_policy": "关税按中国—东盟协定，须原产地证（Form E）；承压元件入境须报检；付汇须合同备案",
        },
        business={"relation": "试单", "willingness": "满意后愿签年度合同", "motives": "比欧洲货便宜一半"},
        preferences={
            "reached_by": "电子邮件（英文）",
            "before_sale": "英文样本和材质证明",
            "after_sale": "随货带备件，远程指导",
        },
        decision_process="采购询价，技术经理选型，总经理签字，银行开证",
    )
    it.contact(0, department="中国采购代表处", position="采购代表", email="fang@binhlam.example")
    it.add(
        "contacts", "2014-11-03", name="Tran Minh Khoa（陈明科）", sex="male", department="技术部", position="技术经理",
        email="khoa@binhlam.example", part="influencer", known_by=SOUTH,
    )  # fmt: skip
    it.sale(0, no="INV-2014-198", measure="台", channel="出口", place="FOB 上海", method="transfer")
    it.add(
        "public_records",
        "2014-09-12",
        searched="企业登记（境外征信报告）",
        verdict="neutral",
        content="登记有效，未见诉讼",
        **found(CREDIT, "agency"),
    )
    it.add(
        "investigations", "2014-09-12", by=CREDIT, valid_until="2015-09-11", source="agency", verified_by=MANAGER,
        findings="未实地考察，据境外征信报告", advice="前两单预付；之后即期信用证",
    )  # fmt: skip
    it.add(
        "requirements",
        "2014-11-26",
        product="衬氟球阀",
        content="法兰按ANSI 150磅，铭牌英文，附材质证明3.1",
        by="Tran Minh Khoa",
    )
    it.paper(
        "2014-10-28",
        "contract",
        "出口合同（中英文）",
        (
            "contract-en.txt",
            text_file(
                "SALES CONTRACT (specimen, invented parties)", "No. LY-EX-2014-01, FOB Shanghai, payment in advance"
            ),
        ),
        no="LY-EX-2014-01",
        form="copy",
        place=f"{CABINET}第6层",
        holder=SOUTH,
        part="trade",
    )
    it.paper(
        "2014-11-10",
        "correspondence",
        "原产地证（Form E）往来邮件",
        form="copy",
        place=f"{CABINET}第6层",
        holder=SOUTH,
        part="trade",
    )
    it.paper(
        "2014-09-12",
        "ability",
        "境外征信报告",
        ("zhengxin.pdf", pdf("境外征信报告（示例）", "平岚化工，登记有效，未见诉讼")),
        form="copy",
        place=f"{CABINET}第6层",
        holder=CREDIT,
        part="credit",
    )


# --- C00222: a public body -------------------------------------------------------------------------------------------


def public_body(it: Dossier) -> None:
    it.put(
        name="潍坊昱昌水质监测中心",
        short_name="昱昌水质监测中心",
        nature="government",
        industry="7461",
        credit_code=firms.credit_code(it.book.chance, "370700", "12"),
        legal_form="事业单位法人",
        products="水质监测服务",
        decision_process="财政批复预算，政府采购公开招标，专家评标，中心主任签合同；验收后财政集中支付",
        departments=[
            {"name": "供应部", "part": "buying"},
            {"name": "加药试验站", "part": "using"},
            {"name": "财务部", "part": "supporting"},
        ],
        characteristics={"features": "年底前必须花完预算", "policies": "只认中标价，不收任何礼品"},
        business={"relation": "初次询价", "motives": "更换次氯酸钠加药阀", "image": "付款慢但必付"},
        sales_policy="按政府采购流程投标，不预付、不返利",
    )
    it.contact(0, duties="编采购计划、组织开标", privacy={"basis": "public", "scope": "网上公示的姓名与办公电话"})
    it.add(
        "projects", "2014-12-19", name="加药间阀门更新", need="衬氟球阀48台", purchase_plan="2015年一季度公开招标",
        budget="90000.00", timetable="2015-02 公告，03 开标", process="公开招标，最低评标价法", deciders="评标委员会",
        state="open", expected_amount="80000.00", expected_on="2015-03-31", **found("蒋军", "website", MANAGER),
    )  # fmt: skip
    it.paper(
        "2014-12-16",
        "approval",
        "采购预算批复（公示）",
        ("pifu.pdf", pdf("采购预算批复（示例）", "加药间阀门更新，九万元")),
        form="copy",
        place=f"{CABINET}第7层",
        holder=KEEPER,
        part="trade",
    )
    it.paper(
        "2014-12-16",
        "licence",
        "事业单位法人证书",
        ("faren-zhengshu.png", png(60, 44)),
        form="copy",
        expires="2035-12-31",
        place=f"{CABINET}第7层",
        holder=KEEPER,
        part="base",
    )


# --- C00077: a bankrupt ----------------------------------------------------------------------------------------------


def bankrupt(it: Dossier) -> None:
    sale = it.data["sales"][0]["id"]
    it.put(watch={"cause": "破产清算，等第二次分配", "until": "2015-09-18"})
    it.add(
        "statuses", "2013-12-20", status="suspended", reason="逾期三个月，停止发货", by=CREDIT, until="2014-03-31"
    )  # fmt: skip
    it.add("statuses", "2014-08-14", status="closed", reason="法院受理破产", by=BOSS)
    court = found(CREDIT, "website")
    it.add(
        "risks", "2013-12-16", kind="debts", severity="high", content="多家供方上门", cleared_on="2014-08-14",
        **found(NORTH, "salesperson"),
    )  # fmt: skip
    it.add(
        "risks",
        "2014-03-20",
        kind="reputation",
        severity="medium",
        content="同行均要求现款",
        **found(NORTH, "insider"),
    )
    it.add("risks", "2014-07-28", kind="bankruptcy", severity="high", content="法院公告受理破产清算", **court)
    it.add("changes", "2014-05-26", area="head", content="法定代表人失联，由副总主持", **found(NORTH, "salesperson"))
    it.add(
        "public_records",
        "2014-07-28",
        searched="法院公告",
        verdict="bad",
        content="受理破产清算，六十日内申报债权",
        **court,
    )
    it.add(
        "media",
        "2014-07-30",
        medium="鲁中化工报（虚构）",
        verdict="bad",
        content="珩裕盐化工停产",
        **found(NORTH, "market"),
    )
    it.add(
        "cases", "2013-12-20", sales=[sale], claim="11000.00", stage="closed", stage_on="2014-12-22",
        court="淄博某区人民法院（虚构）", recovered="1980.00", cost="260.00", limitation="2015-09-18",
        closed_on="2014-12-22", by=CREDIT, note="催收、律师函、申报债权；首次分配18%",
    )  # fmt: skip
    it.paper(
        "2013-08-12",
        "contract",
        "买卖合同",
        no="LY-2013-077-01",
        sales=[sale],
        form="original",
        place="法务卷2014-02",
        holder=CREDIT,
        part="trade",
    )
    it.paper(
        "2014-08-20",
        "correspondence",
        "债权申报书",
        ("zhaiquan-shenbao.pdf", pdf("债权申报书（示例）", "货款一万一千元")),
        sales=[sale],
        form="copy",
        place="法务卷2014-02",
        holder=CREDIT,
        part="credit",
    )
    it.paper(
        "2014-03-18",
        "recording",
        "催款电话录音",
        ("luyin.txt", text_file("录音文字稿（示例，虚构）", "对方承认欠货款11000元。")),
        sales=[sale],
        form="copy",
        place="法务卷2014-02",
        holder=CREDIT,
        part="credit",
    )
    it.paper(
        "2014-04-02",
        "notarial",
        "邮寄律师函的公证书",
        sales=[sale],
        form="original",
        place="法务卷2014-02",
        holder=CREDIT,
        part="credit",
    )
    it.paper("2014-08-14", "change", "终止供货通知", form="copy", place="法务卷2014-02", holder=CREDIT, part="trade")
    it.paper(
        "2014-02-20",
        "appraisal",
        "对方所提隔膜开裂的鉴定（非质量问题）",
        sales=[sale],
        form="original",
        place="法务卷2014-02",
        holder=NORTH,
        part="returns",
    )
