# make demo   set up, compare the three invented reports in examples/, write report.html;
#             put five invented days of news into a library, list what many outlets told
# make test   set up, then lint, types, layers and tests
# make bench  the figures, and whether any fell under its floor

ifndef PYTHON
PYTHON := $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$name"; break; }; done)
endif
BIN := .venv/bin
EXAMPLES := examples/courier.txt examples/standard.txt examples/review.html \
	--outlet "Port Ansel Courier" --outlet "The Grenlow Standard"

.PHONY: demo test bench docs clean

demo: .venv/ready
	@$(BIN)/tellings compare $(EXAMPLES) -o report.html
	@$(BIN)/tellings add examples/stream/reports --db demo.db
	@$(BIN)/tellings stories --db demo.db --min-outlets 4 --limit 5
	@echo
	@echo "Open the page: $(CURDIR)/report.html"
	@echo "Then: $(BIN)/tellings show --db demo.db ID, find --db demo.db WORDS, compare --db demo.db ID -o story.html"

test: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check -r README.md docs/*.md
	$(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal

# Each process of the tests takes about 1 GB. Those that tests start should not compile anew what
# they import, as this variable of many containers would have them do.
test: export PYTHONDONTWRITEBYTECODE =

bench: .venv/ready-dev
	$(BIN)/python -m bench
	$(BIN)/python -m bench gate

# Rewrite what docs show of real output (help texts, tables).
docs: .venv/ready-dev
	$(BIN)/cog -r README.md docs/*.md

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Tellings needs Python 3.11 or newer; none found. Or: make demo PYTHON=/path/to/python"; exit 2; }
	$(PYTHON) -m venv .venv || { echo "No virtual environment could be made; on Debian: apt install python3-venv"; exit 2; }

.venv/ready: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/ready-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/ready

clean:
	rm -rf .venv report.html demo.db demo.db-wal demo.db-shm
