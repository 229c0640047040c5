# The commands of the house. Each says in one line what it is for: `make help`.
# Everything runs from .venv; the only thing needed beforehand is Python 3.11 or newer.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# Where an environment forbids it to keep what it has compiled, every start would compile Django anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
BIN := .venv/bin
TEXTS := $(wildcard src/brygga/*/locale/*/LC_MESSAGES/*.po)
heading = @printf '\n== %s\n' "$(1)"

.PHONY: help setup run test test-sqlite test-postgresql check fix texts bench rulebook oracle mutate coverage lock tools clean

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup: .venv/ready .venv/texts ## make .venv with everything in it; quick when nothing changed

# Make compares times: the environment is older than the lock only when the lock changed.
.venv/ready: requirements/uv.txt requirements/dev.txt pyproject.toml scripts/setup
	@PYTHON="$(PYTHON)" scripts/setup

.venv/texts: .venv/ready $(TEXTS)
	@$(BIN)/brygga manage compile_texts
	@touch $@

run: setup ## start Brygga's demo; PORT=8123 make run chooses the port
	@exec $(BIN)/brygga serve --port $(PORT)

test: setup tools check test-sqlite test-postgresql ## every check and every test, on both databases

test-sqlite: setup tools
	$(call heading,On SQLite the whole suite)
	@env -u DATABASE_URL $(BIN)/python -m pytest -n $(WORKERS)

test-postgresql: setup tools
	$(call heading,On PostgreSQL every test that uses a database)
	@$(BIN)/python -m tests.postgresql $(BIN)/python -m pytest -n $(WORKERS) --only-database

# Templates are only linted: djlint's formatter adds blanks inside titles and links, where they show.
check: setup ## format, lint, types, layers, templates, migrations
	$(call heading,Format and lint)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	$(call heading,Layers)
	@$(BIN)/lint-imports --no-logo
	$(call heading,Templates)
	@$(BIN)/djlint src --lint --quiet
	$(call heading,Migrations)
	@$(BIN)/brygga manage makemigrations --check --dry-run
	$(call heading,Types)
	@$(BIN)/mypy

fix: setup ## put right what a machine can put right
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

texts: .venv/ready ## the Swedish texts that still lack their English, ready to fill in
	@$(BIN)/python -m tests.house.said

bench: setup ## measure, as ratios taken in the same run
	@$(BIN)/python -m bench

rulebook: .venv/ready ## write docs/rulebook anew from the examples in tests/spec
	@$(BIN)/python -m tests.spec.rulebook

EXAMPLES ?= 10000
oracle: .venv/ready ## let the slow, obvious engine check the fast one on 10,000 invented agreements
	@ORACLE_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -q --hypothesis-profile=search tests/domain/obligations/test_oracle.py

mutate: setup ## change the engine line by line and see whether a test notices
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

coverage: setup ## which lines no test reaches
	@$(BIN)/coverage run -m pytest -p no:xdist
	@$(BIN)/coverage report

lock: .venv/ready ## choose the newest versions that still fit, with hashes and without addresses
	@scripts/lock

tools: ## the browser, the PostgreSQL server and the reader of PDF files that the tests start
	@scripts/tools

clean: ## remove everything that can be made again
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis mutants .coverage*
