# make run and make test do everything themselves: the virtual environment, the locked packages, the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test check fix bench docs lock shots runtime workshop browser

PYTHON3 := $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell command -v $(name) 2>/dev/null)))
PYTHON := .venv/bin/python

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

runtime:
	@$(PYTHON3) tools/bootstrap.py run
	@$(PYTHON) tools/translations.py compile

workshop:
	@$(PYTHON3) tools/bootstrap.py dev
	@$(PYTHON) tools/translations.py compile

browser: workshop
	@$(PYTHON) tools/browser.py

run: runtime ## everything needed, then the server with demonstration data (SENIM_PORT, SENIM_DATA)
	@exec $(PYTHON) -m senim run

test: browser ## everything needed, then all tests on SQLite and PostgreSQL, with coverage
	@$(PYTHON) tools/suite.py

check: workshop ## format, lint, types, contracts, templates, translations, migrations, documents
	@$(PYTHON) tools/check.py

fix: workshop ## put right what can be put right by itself
	@$(PYTHON) -m ruff check --fix --quiet . || true
	@$(PYTHON) -m ruff format .
	@$(PYTHON) tools/migrations.py write

bench: workshop ## the benchmarks, as multiples of bare baselines measured in the same run
	@$(PYTHON) -m tests.bench

docs: workshop ## write the generated documents
	@$(PYTHON) tools/docs.py write

lock: workshop ## resolve the dependencies anew (UPGRADE=--upgrade takes newer ones)
	@tools/lock.sh $(UPGRADE)

shots: browser ## pictures of the pages in var/shots
	@$(PYTHON) tools/shots.py
