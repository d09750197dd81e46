# make demo   the main job on a copy of the example archive
# make test   all tests
# make check  lint, types, the layering of the rooms, and the tests with branch coverage
# make bench  what is measured, against what, with what result
# make generated  the JSON Schemas and the command reference anew

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
TESTS ?=

.PHONY: demo test check lint bench generated clean

$(VENV)/package: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developer: $(VENV)/package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/package
	@PATH="$(abspath $(BIN)):$$PATH" sh examples/demo.sh

test: $(VENV)/developer
	$(BIN)/python -m pytest -n auto $(TESTS)

lint: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered --cov-fail-under=90 $(TESTS)

bench: $(VENV)/developer
	$(BIN)/python benchmarks/run.py

generated: $(VENV)/developer
	$(BIN)/python tools/make_schemas.py
	$(BIN)/python tools/make_reference.py

clean:
	rm -rf $(VENV) demo dist build .coverage* .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
