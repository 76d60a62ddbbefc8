# Two commands matter: `make run` and `make test`. Nothing but Debian, Python 3.11+ and make is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SQLITE_ONLY ?=

.PHONY: help setup run test check format bench bench-reading bench-forecast lock clean

help:           ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(VENV)/run  ## environment and embedded database, without serving
	@$(BIN)/cliffhanger setup

run: $(VENV)/run    ## set everything up and serve the newsroom at http://127.0.0.1:8000/
	@exec $(BIN)/cliffhanger run $(ARGS)

test: $(VENV)/dev   ## all tests: on SQLite, and on PostgreSQL where one is reachable
	@$(BIN)/python -m tests $(ARGS)

check: $(VENV)/dev  ## ruff, mypy --strict on the pure rooms, the import contracts, migrations, docs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m pytest tests/test_house_rules.py tests/test_docs.py

format: $(VENV)/dev ## let ruff put the code in order
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: bench-reading bench-forecast  ## measure reading and forecasting beside their baselines

bench-reading: $(VENV)/dev
	@$(BIN)/python -m benchmarks.reading $(ARGS)

bench-forecast: $(VENV)/dev
	@$(BIN)/python -m benchmarks.forecast $(ARGS)

lock:           ## resolve the dependencies anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra postgres --group build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra postgres --group dev --group build pyproject.toml -o requirements-dev.lock

clean:          ## remove the environment and everything the newsroom has stored here
	rm -rf $(VENV) var

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cliffhanger needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory venv-package
	@$(PYTHON) -m venv $(VENV)

.PHONY: venv-package
venv-package:   # Debian keeps venv in a package of its own
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "installing python3-venv …"; apt-get -qq update && apt-get -qq install -y python3-venv >/dev/null; \
	else echo "Python's venv is missing: sudo apt-get install python3-venv"; exit 1; fi

$(VENV)/run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing what Cliffhanger needs …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing what Cliffhanger and its tests need …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run
