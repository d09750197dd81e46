"""The originals (原始资料) [R10]: what paper there is, where it lies, which file shows it."""

import re
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from kehu.lang import Label, m
from kehu.model.choices import BinderPart, DocumentKind, Form
from kehu.model.entry import Record
from kehu.model.fields import OptionalDay, OptionalText
from kehu.model.kinds import BY_KIND
from kehu.model.types import Day, RecordId, choice, fault, read_ids, read_text

_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_sha256(value: object) -> str:
    """64 hexadecimal digits in lower case."""
    text = read_text(value)
    if not _SHA256.fullmatch(text):
        fault("sha256", m("this is not a SHA-256 hash"), m("64 digits and letters a–f; `kehu add document` writes it"))
    return text


def read_file(value: object) -> str:
    """A path below attachments/, with forward slashes and no way out."""
    text = read_text(value)
    parts = text.split("/")
    if parts[0] != "attachments" or len(parts) < 2 or "\\" in text or any(part in ("", ".", "..") for part in parts):
        fault(
            "file",
            m("“{value}” is not a file below attachments/", value=text),
            m("like attachments/C00001/contract.pdf"),
        )
    return text


class Document(Record):
    KIND: ClassVar = BY_KIND.kinds["document"]
    date: Annotated[Day, Label("date", "日期")]
    kind: Annotated[Annotated[DocumentKind, choice(DocumentKind)], Label("kind", "类别")]
    no: Annotated[OptionalText, Label("document no", "单据号")] = None
    title: Annotated[OptionalText, Label("title", "标题")] = None
    sales: Annotated[Annotated[list[RecordId], BeforeValidator(read_ids)], Label("sales", "所涉交易")] = []
    expires: Annotated[OptionalDay, Label("expires", "有效期至")] = None
    form: Annotated[Annotated[Form, choice(Form)] | None, Label("original or copy", "原件或复印件")] = None
    pages: Annotated[OptionalText, Label("pages", "页数")] = None
    file: Annotated[Annotated[str, BeforeValidator(read_file)] | None, Label("file", "文件")] = None
    sha256: Annotated[Annotated[str, BeforeValidator(read_sha256)] | None, Label("SHA-256", "SHA-256 校验值")] = None
    place: Annotated[OptionalText, Label("where the paper lies", "存放地点")] = None
    holder: Annotated[OptionalText, Label("who has it", "保管人")] = None
    part: Annotated[Annotated[BinderPart, choice(BinderPart)] | None, Label("part of the binder", "归入部分")] = None
    note: Annotated[OptionalText, Label("note", "备注")] = None
