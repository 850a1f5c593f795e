# Everything a person or a machine does with this checkout. Each target does its own set-up first: a
# virtual environment, the package, and on Debian and Ubuntu the system libraries. The second time
# there is nothing to set up.

VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Without a screen the same job is done on the command line.
ifeq ($(shell uname -s),Linux)
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)
else
SCREEN := yes
endif

.PHONY: run test test-full fuzz check bench screenshots clean help
.DELETE_ON_ERROR:

help:
	@echo "make run          open the window on a sample card (no screen: do the whole job and print the receipt)"
	@echo "make test         run the tests"
	@echo "make test-full    run the tests with the long forms: more faults, more fuzzing"
	@echo "make fuzz         try random files against what reads and verifies, for MINUTES=60"
	@echo "make check        lint, format, types, imports"
	@echo "make bench        measure what the program promises to be fast at"
	@echo "make screenshots  take the pictures of the README anew"
	@echo "make clean        remove what was set up"

run: $(VENV)/.package $(VENV)/.libraries-run
	$(BIN)/reviewer demo $(if $(SCREEN),,--no-window)

test: $(VENV)/.develop $(VENV)/.libraries-test
	$(BIN)/python -m pytest

test-full: $(VENV)/.develop $(VENV)/.libraries-test
	REVIEWER_TESTS=full $(BIN)/python -m pytest --timeout=1200

MINUTES ?= 60
fuzz: $(VENV)/.develop
	$(BIN)/python -m tests.fuzz $(MINUTES)

check: $(VENV)/.develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.develop $(VENV)/.libraries-test
	$(BIN)/python -m tests.bench

screenshots: $(VENV)/.develop $(VENV)/.libraries-test
	$(BIN)/python -m tests.screenshots

clean:
	rm -rf $(VENV) build dist

$(VENV)/.made: | .ci/python
	@echo "Setting up in $(VENV), once; this takes a minute or two."
	python=$$(sh .ci/python) && "$$python" -m venv --clear $(VENV)
	$(PIP) install --upgrade "pip>=25.1"
	touch $@

$(VENV)/.package: $(VENV)/.made pyproject.toml
	$(PIP) install --editable .
	touch $@

$(VENV)/.develop: $(VENV)/.made pyproject.toml
	$(PIP) install --editable . --group dev
	touch $@ $(VENV)/.package

# What is missing is named each time until it is there; much works without.
$(VENV)/.libraries-run: .ci/system-libraries | $(VENV)/.made
	@if sh .ci/system-libraries run; then touch $@; fi

$(VENV)/.libraries-test: .ci/system-libraries | $(VENV)/.made
	@if sh .ci/system-libraries test; then touch $@ $(VENV)/.libraries-run; fi
