# Two commands do everything: `make demo` and `make test`. They need Python 3.11 or later, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Tests wait for servers half of their time: three workers for two processors. A file's tests share their servers.
WORKERS := -n $(shell echo $$(( ($$(getconf _NPROCESSORS_ONLN) * 3 + 1) / 2 ))) --dist loadfile --no-loadscope-reorder

.PHONY: demo test check fast servers screenshots train clean

demo: $(READY)  ## set up, and run the whole thing on embedded parts
	$(BIN)/mailbot demo

test: servers check  ## set up, and run every test

check: $(READY)  ## ruff, mypy, import contracts, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(WORKERS)

fast: $(READY)  ## the tests that take seconds
	$(BIN)/pytest $(WORKERS) -m "not slow"

servers:  ## Dovecot, systemd-analyze and Chromium for the tests, where apt may install them
	@sh tests/install-servers.sh

screenshots: $(READY)  ## pictures of every page, at both widths, into docs/screenshots
	$(BIN)/python tests/browser/screenshots.py

train: $(READY)  ## train the built-in reader's model from the data in the repository
	$(BIN)/python -m classifiers.training.train

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
