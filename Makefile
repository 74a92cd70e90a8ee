# Everything happens in .venv, from locked packages; nothing is written outside this folder.

PYTHON ?= python3
PROCESSES ?= 2
SHARE ?= 1/1

ENVIRONMENT := .venv
BIN := $(ENVIRONMENT)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := --require-hashes --only-binary :all:
PROJECT := pyproject.toml setup.py

DOSSIER := resources/dossiers/ukraine-track2-2023.yaml
BRIEFS := briefs
PICTURES := build/pictures
LOCKING := build/locking
LOCK := PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= CUSTOM_COMPILE_COMMAND="make lock" \
	$(LOCKING)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --build-deps-for=wheel

.DELETE_ON_ERROR:
.PHONY: help brief test check-code inspect golden fields bench pictures lock clean

help:
	@echo "make brief     export the shipped dossier to $(BRIEFS)/ as Word and PDF"
	@echo "make test      check style, types and imports, and run the tests"
	@echo "make inspect   make briefs of all kinds and inspect them: an hour on two cores; SHARE=1/4 takes a quarter"
	@echo "make golden    accept what briefs say now: write tests/golden again, to be read as a difference"
	@echo "make fields    write docs/fields.md again from the model"
	@echo "make bench     measure"
	@echo "make pictures  the pages of the shipped brief as PNG"
	@echo "make lock      choose the newest packages that pyproject.toml admits, and pin them"
	@echo "make clean     remove everything made here"

brief: $(ENVIRONMENT)/.ready-to-export
	@mkdir -p $(BRIEFS)
	$(BIN)/tracktwo export $(DOSSIER) --format docx,pdf --output $(BRIEFS)
	@echo "The briefs are in $(CURDIR)/$(BRIEFS):" && ls -l $(BRIEFS)

test: check-code
	$(BIN)/python -m pytest -n $(PROCESSES) --dist loadgroup

check-code: $(ENVIRONMENT)/.ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/pyright --project tests --pythonpath $(BIN)/python
	$(BIN)/lint-imports --no-logo --no-cache

inspect: $(ENVIRONMENT)/.ready-to-test
	TRACKTWO_SHARE=$(SHARE) $(BIN)/python -m pytest -m inspect -n $(PROCESSES) --dist loadgroup

golden: $(ENVIRONMENT)/.ready-to-test
	PYTHONPATH=desktop:tests/support $(BIN)/python -m golden_texts

fields: $(ENVIRONMENT)/.ready-to-export
	$(BIN)/tracktwo fields --markdown > docs/fields.md

bench: $(ENVIRONMENT)/.ready-to-measure
	@test -f benchmarks/__main__.py || { echo "There is nothing to measure with yet." >&2; exit 1; }
	$(BIN)/python -m benchmarks

pictures: brief
	@command -v pdftoppm > /dev/null || { echo "pdftoppm is missing: apt-get install poppler-utils" >&2; exit 1; }
	@mkdir -p $(PICTURES)
	@for pdf in $(BRIEFS)/*.pdf; do pdftoppm -r 110 -png "$$pdf" "$(PICTURES)/$$(basename "$$pdf" .pdf)" || exit 1; done
	@echo "The pages are in $(CURDIR)/$(PICTURES)."

# Set-up: done once, and again when the lock or the project's metadata change.

$(ENVIRONMENT)/.ready-to-export: requirements.lock $(PROJECT) $(BIN)/pip
	$(PIP) install $(LOCKED) --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(ENVIRONMENT)/.ready-to-test: requirements-test.lock $(PROJECT) $(BIN)/pip
	$(PIP) install $(LOCKED) --requirement requirements-test.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(ENVIRONMENT)/.ready-to-measure: requirements-bench.lock $(ENVIRONMENT)/.ready-to-test
	$(PIP) install $(LOCKED) --requirement requirements-bench.lock
	@touch $@

$(BIN)/pip:
	@command -v $(PYTHON) > /dev/null || { \
		echo "There is no $(PYTHON): apt-get install python3 python3-venv, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Tracktwo needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
		echo "Python cannot make environments here: apt-get install python3-venv" >&2; exit 1; }
	@rm -rf $(ENVIRONMENT)
	$(PYTHON) -m venv $(ENVIRONMENT)

# Locks: for the oldest Python supported, with the hashes of every file the public registry has of a version, so that
# one lock serves all systems, and every later Python: conditions on its version go. Settings of this machine's pip stay
# out.

lock: $(LOCKING)/bin/pip-compile
	$(LOCK) --upgrade --extra test --output-file requirements-test.lock pyproject.toml
	sed -i 's/ ; python_version < "[0-9.]*" / /' requirements-test.lock
	$(LOCK) --upgrade --constraint requirements-test.lock --output-file requirements.lock pyproject.toml
	$(LOCK) --upgrade --constraint requirements-test.lock --extra bench --output-file requirements-bench.lock pyproject.toml

$(LOCKING)/bin/pip-compile:
	$(PYTHON) -m venv $(LOCKING)
	$(LOCKING)/bin/python -m pip --disable-pip-version-check --quiet install pip-tools==7.6.2

clean:
	rm -rf $(ENVIRONMENT) build dist $(BRIEFS) desktop/tracktwo.egg-info
	rm -rf .hypothesis .ruff_cache .import_linter_cache .pytest_cache
	find desktop tests -name __pycache__ -type d -prune -exec rm -rf {} +
