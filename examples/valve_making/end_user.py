"""C00122, an end user, large and prompt: the fullest archive of all, from its statements to a foreman's birthday."""

from __future__ import annotations

from typing import Any

from valve_making.dossier import BOSS, CABINET, CREDIT, KEEPER, MANAGER, NORTH, Dossier, consent, found, identity_number
from valve_making.papers import pdf, png, text_file


def end_user(it: Dossier) -> None:
    it.put(
        former_names=["淄博砚泰磷肥厂"],
        aliases=["老磷肥厂", "ZB-014"],
        industry_state="产能过剩，环保限产，磷酸一铵价格低位",
        assets="126000000.00",
        yearly_sales="98000000.00",
        bank_accounts=[{"bank": "淄博城北商业银行（虚构）", "account": "0000 0122 0031 7", "name": it.data["name"]}],
        forwarded_on="2013-03-28",
        forwarded_by=MANAGER,
        plans="2015年争取二期净化磷酸的全部衬氟球阀，推气动阀",
        departments=[
            {"name": "生产部", "part": "using"},
            {"name": "物资部", "part": "buying"},
            {"name": "设备动力部", "part": "supporting", "note": "技术协议由它会签"},
        ],
        decision_process="车间提计划，设备动力部定型号，物资部比价三家，5万元以上由分管副总批",
        characteristics={
            "service_area": "鲁中、鲁北",
            "selling_capacity": "自有销售科二十余人，省内经销商四十家",
            "development_potential": "净化磷酸上马后用阀量约增一倍",
            "philosophy": "稳字当头，不赊不欠",
            "direction": "由肥料转向精细磷酸盐",
            "policies": "淡季让利，旺季款到发货",
            "features": "装置老，检修多，备件要得急",
            "influence": "当地磷化工企业选型常看它",
            "market_capacity": "淄博一带同类装置年用衬氟阀门约600万元",
            "sells_to": "复合肥厂、饲料添加剂厂",
        },
        business={
            "results": "2013年收入9800万元，净利润410万元",
            "market_share": "省内磷酸一铵约6%",
            "competitiveness": "有自备硫酸，成本低于同行",
            "standing": "区内第二",
            "managers": "多为厂内成长，懂工艺，重设备",
            "sellers": "稳定，回款抓得紧",
            "relation": "合作三年，主要供方之一",
            "willingness": "愿签三年框架协议",
            "problems": "2号反应槽阀门更换频繁，怀疑固含量过高",
            "plans": "2015年建3万吨净化磷酸",
            "motives": "少停车；其次才是价格",
            "image": "按时付款，在供方中口碑好",
        },
        preferences={
            "products": "衬氟球阀、气动球阀",
            "functions": "全通径，带阀位指示",
            "quality": "PFA衬里，逐台电火花检测",
            "price": "可比同行高5%，不接受追加",
            "before_sale": "到现场核对介质和温度",
            "during_sale": "发货前传检测报告",
            "after_sale": "两年质保，大修时派人到场",
            "reached_by": "先打电话，再传真",
            "response_time": "故障四小时内答复",
        },
    )
    it.contact(
        0,
        title="经济师",
        duties="比价、签合同、催交",
        phone="0533-00053790",
        wechat="qin_guifang_cg",
        relations="与设备动力部贾主任同期进厂，配合好；与财务科关系一般",
        privacy={"basis": "contract", "scope": "姓名、职务、联系方式", "keep_until": "2034-12-31"},
    )
    it.contact(1, private=_private_life(), privacy=consent("2013-04-18", "生日问候、行程接待、礼品与餐饮安排"))
    it.add("wallets", "2014-11-28", amount="780000.00", **found(NORTH, "salesperson"), note="按备件台账估算")
    _standing(it)
    _credit_file(it)
    _trade(it)
    _contacts_with_us(it)
    _end_users_papers(it)


def _private_life() -> dict[str, Any]:
    return {
        "identity_number": identity_number("1965-03-12", "017"),
        "birthday": "1965-03-12",
        "birthday_calendar": "solar",
        "age": 49,
        "age_as_of": "2014-12-31",
        "blood_type": "O",
        "height": 174,
        "weight": 76,
        "home_town": "山东潍坊",
        "home_address": "淄博市城北区虚构路1号",
        "education": "bachelor",
        "university": "鲁中化工学院（虚构）",
        "major": "化工机械",
        "marital_status": "married",
        "family": [
            {"name": "宋玉珍", "relation": "妻", "birthday": "08-15", "birthday_calendar": "lunar"},
            {"name": "贾一帆", "relation": "子", "birthday": "1994-06-02", "note": "在外地读大学"},
        ],
        "wedding_day": "1991-10-01",
        "income": "年薪约十五万元（本人说）",
        "career": "1987年进厂，钳工、技术员、设备科副科长，2008年起任现职",
        "ability": "看一眼就知道阀门为什么漏",
        "proudest_achievement": "2006年大修提前四天开车",
        "strengths": "守信，肯教年轻人",
        "hobbies": "钓鱼、象棋",
        "sports": "每天快走五公里",
        "food": "喜面食，常去厂西门面馆；不喝白酒",
        "pets": "一只老猫",
        "reading": "机械杂志、历史",
        "films": "老战争片",
        "last_holiday": "2014年国庆，青岛",
        "next_holiday": "2015年春节，回潍坊",
        "itinerary": [
            {"date": "2014-10-22", "until": "2014-10-24", "place": "上海", "purpose": "看流体机械展"},
            {"date": "2015-03-10", "until": "2015-03-12", "place": "盐城", "purpose": "来我厂监造"},
        ],
        "goals": "全年非计划停车不超过两次",
        "ambitions": "退休前把二期建好",
        "character": "直，慢热，说话算数",
        "values": "安全第一",
        "religion": "无",
        "taboos": "不收礼；不谈前任厂长",
    }


def _standing(it: Dossier) -> None:
    registry = found(CREDIT, "website")
    head = it.data["legal_representative"]
    it.add("shareholders", "2014-03-05", name=head, share="62.00", paid_in="12400000.00", **registry)
    it.add("shareholders", "2014-03-05", name="淄博砚泰职工持股会", share="38.00", paid_in="7600000.00", **registry)
    it.add("managers", "2014-03-05", name=head, position="董事长", career="原磷肥厂厂长", **registry)
    it.add("managers", "2014-03-05", name="邵文博", position="分管设备副总", **found(NORTH, "salesperson"))
    it.add(
        "affiliates", "2014-03-05", name="淄博砚泰硫酸有限公司", relation="同一控制人", share="100.00",
        dealings="供应全部硫酸，按月结算", amount="21000000.00", **found(CREDIT, "agency"),
    )  # fmt: skip
    it.add(
        "statements", "2013-12-31", audited_by="鲁中信实会计师事务所（虚构）", cash="9300000.00",
        receivables="11200000.00", inventory="17800000.00", current_assets="41500000.00",
        total_assets="126000000.00", payables="14600000.00", current_liabilities="38200000.00",
        total_liabilities="57400000.00", equity="68600000.00", revenue="98000000.00", cost_of_sales="83300000.00",
        gross_profit="14700000.00", net_profit="4100000.00", operating_cash_flow="6200000.00",
        **found(CREDIT, "agency"),
    )  # fmt: skip
    it.add(
        "bank_credits",
        "2014-03-05",
        bank="淄博城北商业银行（虚构）",
        rating="AA",
        line="20000000.00",
        used="8000000.00",
        overdue="0.00",
        security="厂房抵押",
        **found(CREDIT, "insider"),
    )
    it.add(
        "public_records", "2014-03-05", searched="工商登记、法院公告", verdict="nothing",
        content="近三年无被执行记录", **registry,
    )  # fmt: skip
    it.add(
        "media", "2014-06-18", medium="鲁中化工报（虚构）", verdict="good", content="获市节水先进单位",
        **found(NORTH, "market"),
    )  # fmt: skip
    it.add(
        "changes", "2014-07-01", area="people", content="物资部部长退休，由覃桂芳主持采购",
        **found(NORTH, "salesperson", MANAGER),
    )  # fmt: skip
    it.add(
        "changes", "2014-09-10", area="operations", content="2号线限产20%", **found(NORTH, "market", MANAGER)
    )  # fmt: skip
    it.add(
        "changes", "2014-11-03", area="finance", content="银行授信续作，额度不变", **found(CREDIT, "internal")
    )  # fmt: skip


def _credit_file(it: Dossier) -> None:
    it.add(
        "investigations", "2014-03-06", by=CREDIT, valid_until="2015-03-05", source="agency", verified_by=MANAGER,
        findings="装置满负荷，库存两周，工人工资按月发；财务科有供方付款台账", advice="维持60天，额度15万元",
        note="一年内如有重大变动须重做",
    )  # fmt: skip
    it.add(
        "evaluations", "2014-03-10", by=CREDIT,
        project=8, project_note="老装置检修，需求真实", funds=8, funds_note="自有资金，银行余额充足",
        person=9, person_note="覃科长言出必行", record=9, record_note="两年无逾期",
        fit=8, fit_note="除DN300以上外均可供", delivery=7, delivery_note="急件偏多",
        price=7, price_note="毛利略低于平均", steady=9, steady_note="已签年度协议",
    )  # fmt: skip


def _trade(it: Dossier) -> None:
    agreement = it.paper(
        "2014-03-12",
        "agreement",
        "年度供货与授信协议",
        ("xieyi-2014.pdf", pdf("年度供货与授信协议（示例）", "账期六十天，额度十五万元")),
        no="2014-122",
        form="original",
        pages="6",
        place=f"{CABINET}第2层",
        holder=KEEPER,
        part="credit",
    )
    it.add(
        "limits", "2014-03-12", until="2015-03-11", amount="150000.00", approved_by=BOSS, reason="两年无逾期",
        document=agreement,
    )  # fmt: skip
    last = it.data["sales"][-1]
    goods = {
        key: str(last[key]) for key in ("product", "model", "quantity", "price", "discount", "amount") if key in last
    }
    goods["quantity"] = int(goods["quantity"])
    order = it.add(
        "orders", it.data["sales"][-2]["date"], promised=last["date"], contract="LY-2014-122-07", **goods,
        closed_on=last["date"],
    )  # fmt: skip
    sale = it.sale(
        -1, order=order, contract="LY-2014-122-07", specification="PN16，全通径，PFA衬里", measure="台", terms=60,
        channel="直销", place="淄博厂内交货", method="bank_bill", cost=f"{float(last['amount']) * 0.71:.2f}",
    )  # fmt: skip
    coming = it.add(
        "orders", "2014-12-22", promised="2015-02-10", contract="LY-2014-122-08", product="气动衬氟球阀",
        model="Q641F46-16C DN50", quantity=10, open_quantity=10, price="1760.00", discount="600.00",
        amount="17000.00",
    )  # fmt: skip
    it.add(
        "deliveries", last["date"], order=order, sale=sale, product=goods["product"], quantity=goods["quantity"],
        measure="台", carrier="盐淄快运（虚构）", waybill="YZ00001220", signed_by="卢志明",
    )  # fmt: skip
    it.add(
        "promises", "2014-12-23", amount="5000.00", pay_by="2015-01-15", order=coming, by="覃桂芳", note="排产定金"
    )  # fmt: skip
    it.add("promises", "2014-12-24", amount=str(last["amount"]), pay_by="2015-03-31", sales=[sale], by="覃桂芳")
    it.paper(
        "2014-03-12",
        "contract",
        "工业品买卖合同",
        ("hetong.pdf", pdf("工业品买卖合同（示例）", "LY-2014-122-07")),
        no="LY-2014-122-07",
        sales=[sale],
        form="original",
        place=f"{CABINET}第2层",
        holder=KEEPER,
        part="trade",
    )
    it.paper(
        last["date"], "delivery", "送货签收单", ("qianshou.png", png()), no="YZ00001220", sales=[sale], form="copy",
        place=f"{CABINET}第3层", holder=KEEPER, part="trade",
    )  # fmt: skip
    it.paper(
        last["date"],
        "acceptance",
        "到货验收单",
        sales=[sale],
        form="original",
        place="淄博厂设备动力部",
        holder="贾广林",
        part="trade",
    )


def _contacts_with_us(it: Dossier) -> None:
    buyer, engineer = it.data["contacts"][0]["name"], it.data["contacts"][1]["name"]
    it.add(
        "communications", "2014-12-02", channel="wechat", with_=buyer, by=NORTH, subject="送资料",
        content="发送PFA球阀样本与电火花检测规程", materials="样本一册、检测规程一份", materials_confirmed="2014-12-04",
        feedback="已转设备动力部",
    )  # fmt: skip
    it.add(
        "visits",
        "2014-10-15",
        state="made",
        planned_on="2014-09-29",
        by=NORTH,
        with_=f"{engineer}、{buyer}",
        purpose="摸清二期用阀计划",
        plan="看2号反应槽，谈框架协议",
        plan_approved_by=MANAGER,
        plan_approved_on="2014-10-08",
        recorder="蒋军",
        needs="“两个月换一回，我不要便宜的，我要能用一年的。”",
        minutes="1. 2号槽改用PFA衬里试两台。\n2. 二期清单一月给我方。\n3. 框架协议由双方法务先看。",
        minutes_on="2014-10-16",
        approved_by=MANAGER,
        approved_on="2014-10-17",
        sent_on="2014-10-20",
        sent_by=NORTH,
        confirmed_by=engineer,
        confirmed_on="2014-10-23",
    )
    it.add(
        "visits", "2015-01-20", state="planned", planned_on="2014-12-29", by=NORTH, with_=engineer,
        purpose="看试用的两台阀，取二期清单",
    )  # fmt: skip
    it.add(
        "activities", "2014-10-23", event="上海流体机械展（虚构）我厂展台", reply="came", who=engineer,
        opinion="加工中心比两年前强，价格还要谈", by=NORTH,
    )  # fmt: skip
    it.add("activities", "2014-12-18", event="用户座谈会", reply="invited", by=MANAGER)
    it.add(
        "services", "2014-08-12", sale=it.data["sales"][-6]["id"], subject="大修服务", content="派两人到场换阀十六台",
        by=NORTH, done_on="2014-08-14", result="一次开车成功",
    )  # fmt: skip
    it.add(
        "requirements", "2014-10-15", product="衬氟球阀", content="耐85℃、含固5%的磷酸，密封面寿命一年", by=engineer
    )  # fmt: skip
    it.add(
        "feedback",
        "2014-09-03",
        kind="complaint",
        channel="phone",
        with_=buyer,
        content="两台手柄到货缺螺栓",
        sale=it.data["sales"][-5]["id"],
        severity="low",
        handled_by=NORTH,
        solved_on="2014-09-05",
        result="次日快递补齐",
    )
    it.add("feedback", "2014-10-15", kind="quality", channel="visit", with_=engineer, content="密封好，衬里厚度均匀")
    it.add("feedback", "2014-12-02", kind="suggestion", channel="wechat", with_=buyer, content="铭牌上加二维码")
    it.add(
        "competitors",
        "2014-10-16",
        name="浙东某衬氟阀门厂（虚构）",
        product="FEP球阀DN50以下",
        satisfaction="一般，交货快",
        attention="每月来人",
        seller="姓叶，跑片多年",
        style="先铺货后收款",
        standing="备件约占三成",
        **found(NORTH, "salesperson", MANAGER),
    )
    it.add(
        "projects",
        "2014-10-16",
        name="二期3万吨净化磷酸",
        need="衬氟球阀约260台，气动占四成",
        purchase_plan="2015年二季度分两批招标",
        budget="1200000.00",
        timetable="2015-04 招标，08 到货，10 开车",
        process="设计院出清单，三家议标",
        deciders="邵副总定，贾主任说了算一半",
        state="open",
        expected_amount="700000.00",
        expected_on="2015-06-30",
        **found(NORTH, "salesperson", MANAGER),
    )


def _end_users_papers(it: Dossier) -> None:
    it.paper(
        "2013-03-20", "licence", "营业执照", ("yingye-zhizhao.png", png(56, 40)), form="copy", expires="2048-12-19",
        place=f"{CABINET}第1层", holder=KEEPER, part="base",
    )  # fmt: skip
    it.paper(
        "2013-04-18",
        "other",
        "个人信息同意书（贾广林）",
        (
            "tongyishu.txt",
            text_file("个人信息同意书（示例，虚构）", "同意人：贾广林", "范围：生日问候、行程接待、礼品与餐饮安排"),
        ),
        form="copy",
        place=f"{CABINET}第1层",
        holder=KEEPER,
        part="base",
    )
    it.paper(
        "2013-03-20", "credentials", "安全生产许可证", form="copy", place=f"{CABINET}第1层", holder=KEEPER, part="base"
    )
    it.paper(
        "2014-03-06", "ability", "2013年审计报告", form="copy", place=f"{CABINET}第2层", holder=CREDIT, part="credit"
    )
    it.paper(
        "2014-10-16",
        "negotiation",
        "走访纪要（客户已确认）",
        form="original",
        place=f"{CABINET}第3层",
        holder=KEEPER,
        part="trade",
    )
    it.paper(
        "2014-10-16",
        "feasibility",
        "二期可行性研究摘要",
        form="copy",
        place=f"{CABINET}第3层",
        holder=NORTH,
        part="trade",
    )
