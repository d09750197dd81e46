"""The JSON Schemas are what the models make, admit what an editor sees; the example is valid by them [D10]."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from kehu.model.schema import schemas

ROOT = Path(__file__).parents[2]


class Editor(yaml.SafeLoader):
    """Sees a file as a YAML editor does: numbers and booleans by YAML 1.2's core schema, dates as text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validator(kind: str) -> Any:
    return validator_of(schemas()[f"{kind}.schema.json"])


def validator_of(text: str) -> Any:
    schema = json.loads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def test_the_schemas_in_the_repository_are_those_of_the_models() -> None:
    for name, made in schemas().items():
        assert (ROOT / "schemas" / name).read_text("utf-8") == made, "run `make generated`"


@pytest.mark.parametrize("kind", ["kehu", "policy", "customer", "volume"])
def test_the_example_archive_is_valid_by_them(kind: str) -> None:
    """By the schemas that lie in it: they know what it declares of its own."""
    check = validator_of((ROOT / f"examples/valve/schemas/{kind}.schema.json").read_text("utf-8"))
    pattern = f"{kind}s/**/*.yaml" if kind in ("customer", "volume") else f"{kind}.yaml"
    files = sorted((ROOT / "examples/valve").glob(pattern))
    assert files
    for file in files:
        faults = [f"{file.name}: {error.json_path}: {error.message}" for error in check.iter_errors(_seen(file))]
        assert not faults


def _seen(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8-sig"), Editor) or {}


@pytest.mark.parametrize(
    "value",
    [
        "phone: 05718888",
        "postcode: 518000",
        "disputed: yes",
        "phone: '0755'",
        "sales:",
        "founded: 2020-01-02",
        "headcount: 12",
    ],
)
def test_plain_spellings_that_an_editor_sees_as_something_else_are_admitted(value: str) -> None:
    text = f"code: C1\nname: x\n{value}\n"
    if value.startswith("disputed"):
        text = f"code: C1\nname: x\nsales: [{{id: S1, date: 2026-01-02, amount: 1.50, {value}}}]\n"
    assert not list(validator("customer").iter_errors(yaml.load(text, Editor)))


@pytest.mark.parametrize(
    "value", ["phnoe: 1", "founded: yesterday", "headcount: many", "kind: firm", "sales: {}", "watch: x"]
)
def test_what_is_wrong_is_marked_in_the_editor(value: str) -> None:
    assert list(validator("customer").iter_errors(yaml.load(f"code: C1\nname: x\n{value}\n", Editor)))
