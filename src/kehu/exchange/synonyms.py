"""What columns are called in the tables that firms have: words for the fields of a customer, a sale and a receipt.

The models' own labels, in both languages, come on top.
"""

from __future__ import annotations

import re
import unicodedata

from kehu.exchange.fields import Holds, holds
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.records import Receipt, Sale

Role = tuple[str, str]  # customer, sale or receipt; and its field

_WORDS: dict[Role, str] = {
    ("customer", "id"): """customerid customercode customerno customernumber custid custno clientid clientcode
        accountid accountno accountnumber 客户编码 客户编号 客户代码 客户号 客户id
        往来单位编码 往来单位代码 购货单位编码""",
    ("customer", "name"): """customername customer client clientname company companyname accountname 客户名称 客户
        客户全称 客户名 往来单位 往来单位名称 购货单位 购货单位名称 购买方 购买方名称 单位名称 公司名称 企业名称""",
    ("customer", "owner"): "salesperson salesrep salesman accountmanager 业务员 销售员 销售人员 客户经理 负责人",
    ("customer", "credit_code"): "统一社会信用代码 信用代码 社会信用代码 纳税人识别号 税号",
    ("customer", "phone"): "telephone tel 联系电话 固定电话",
    ("sale", "no"): """invoicenumber invoiceno invoiceid invoice documentno documentnumber docno billno 发票号 发票号码
        发票编号 单据号 单据编号 单号 销售单号 出库单号 应收单号""",
    ("sale", "date"): """invoicedate documentdate docdate saledate salesdate billingdate date 开票日期 发票日期 单据日期
        销售日期 日期 交易日期 业务日期 出库日期""",
    ("sale", "due"): "duedate paymentdue paymentduedate due 到期日 到期日期 应收日期 付款到期日 应付款日期 应收款日期",
    ("sale", "amount"): """invoiceamount amount total totalamount saleamount salesamount grossamount 金额 发票金额
        价税合计 销售金额 应收金额 含税金额 总金额 合计金额""",
    ("sale", "terms"): "paymentterms creditdays 账期 账期天数 信用期 付款天数",
    ("sale", "disputed"): "dispute indispute 争议 是否争议 是否有争议",
    ("sale", "currency"): "currencycode ccy curr 币别 货币 交易币种 结算币种",
    ("sale", "product"): "productname item goods 产品名称 货物名称 商品名称 品名 存货名称",
    ("sale", "quantity"): "qty",
    ("sale", "price"): "unitprice 含税单价",
    ("receipt", "date"): """settleddate paiddate paymentdate datepaid receiptdate receiveddate clearingdate cleardate
        付款日期 回款日期 收款日期 到账日期 结清日期 实际付款日期""",
    ("receipt", "amount"): """paidamount amountpaid receiptamount paymentamount receivedamount amountreceived 回款金额
        收款金额 实收金额 到账金额 已付金额 付款金额""",
    ("receipt", "no"): "receiptno receiptnumber paymentno paymentnumber 收款单号 回款单号 收据号 流水号",
    ("receipt", "method"): "paymentmethod 付款方式 收款方式 结算方式 回款方式",
}
_REMARK = re.compile(r"\(.*?\)")
_SIGNS = re.compile(r"[\W_]+")


def role_of(column: str, prefer: tuple[str, ...]) -> Role | None:
    """What a column's name means; of a name that fits several, the first of `prefer` (customer, sale, receipt)."""
    name = unicodedata.normalize("NFKC", column).casefold()
    for each in (_bare(name), _bare(_REMARK.sub("", name))):
        if each in _BY_WORD:
            return _BY_WORD[each]
        for group in prefer:
            if each in _BY_LABEL[group]:
                return group, _BY_LABEL[group][each]
    return None


def _bare(name: str) -> str:
    return _SIGNS.sub("", name)


def _labels(model: type[Entry]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, key in keys(model).items():
        if name not in ("id", "import_id", "code", "status") and holds(model, name) not in (Holds.OTHER, Holds.RECORD):
            for word in (name, key.label.en, key.label.zh):
                found.setdefault(_bare(word.casefold()), name)
    return found


_BY_WORD = {word: role for role, words in _WORDS.items() for word in words.split()}
_BY_LABEL = {"customer": _labels(Customer), "sale": _labels(Sale), "receipt": _labels(Receipt)}
