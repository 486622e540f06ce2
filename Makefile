# The two commands are `make run` and `make test`; `make help` lists the rest.

PYTHON ?= python3
BIN := .venv/bin
# Told to the tools that write one; everything else comes from the environment as it is.
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check demo lock format

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: .venv/.run ## serve the site at http://127.0.0.1:8000 (HOST, PORT, DATA_DIR, DATABASE_URL say otherwise)
	@exec $(BIN)/python -m config.serve

test: .venv/.test ## run every test: core, web on SQLite and PostgreSQL, faults, a real browser
	@.ci/test

check: .venv/.test ## look without running: style, types, templates, migrations, translations, deployment
	@.ci/check

demo: .venv/.run ## add a learner with months of history to the data folder
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo

format: .venv/.test ## put Python into the one form
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format .

lock: ## pin requirements.in and requirements-dev.in (needs uv)
	@.ci/lock

# Made once, and again when what they come from has changed.

.venv/.made:
	@.ci/venv $(PYTHON)

.venv/.run: requirements.txt | .venv/.made
	@echo "Installing what Cirrus runs on ..."
	@$(BIN)/python -m pip install --quiet --requirement requirements.txt
	@touch $@

.venv/.test: requirements.txt requirements-dev.txt | .venv/.made
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --requirement requirements.txt --requirement requirements-dev.txt
	@touch .venv/.run $@
