"""Currencies by their ISO 4217 codes: which there are, and how a field that holds one is read."""

from typing import Annotated

from pydantic import BeforeValidator

from kehu.lang import m
from kehu.model.types import fault, read_text

# Those in use, and those withdrawn since 2009 that old records may still name; no funds, metals or test codes.
CURRENCIES = frozenset(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD CDF
    CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
    HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
    PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VEF VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMK ZMW ZWG
    ZWL""".split()  # noqa: SIM905 180 quoted codes would be read by nobody
)
# What people write instead of a code.
_MEANT = {
    **dict.fromkeys(("RMB", "CNH", "人民币", "元"), "CNY"),
    **dict.fromkeys(("US$", "$", "美元", "美金"), "USD"),
    **dict.fromkeys(("€", "欧元"), "EUR"),
    **dict.fromkeys(("HK$", "港元", "港币"), "HKD"),
    **dict.fromkeys(("日元", "日圆"), "JPY"),
    **dict.fromkeys(("£", "英镑"), "GBP"),
}


def read_currency(value: object) -> str:
    """A currency's code in capitals."""
    text = read_text(value).strip().upper()
    if text not in CURRENCIES:
        meant = _MEANT.get(text)
        fault(
            "currency",
            m("“{value}” is no currency's code", value=str(value)),
            m("write {right}", right=meant)
            if meant
            else m("write the three letters of ISO 4217, like USD, EUR, HKD or CNY"),
        )
    return text


Currency = Annotated[str, BeforeValidator(read_currency)]
