"""Chinese of the page that stands in front of a binder."""

MESSAGES: dict[str, str] = {
    "Catalogue of the binder": "客户档案卷内目录",
    "Owner": "业务员",
    "No.": "序号",
    "Paper no.": "单据号",
    "Paper lies": "存放地点",
    "Recorded as": "电子档案位置",
    "Filed by": "立卷人",
    "Checked by": "检查人",
    "Only a page is written to a file: -o goes with --format html": "只有网页写入文件：-o 须与 --format html 同用",
}
