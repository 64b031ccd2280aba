# `make` lists what there is. Needs Python 3.11 or newer, make and a network; all else is set up here.

SHELL := /bin/bash
PORT ?= 8000
HOST := 127.0.0.1
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/runtime-installed
DEVELOPMENT := $(VENV)/development-installed
SERVE := $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --workers 2 --no-ws --backpressure 16 --blocking-threads 8

.DEFAULT_GOAL := help
.PHONY: help install run serve test check drill bench coverage lock translations clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# uv is quicker where it is there; pip does the same from the same hashes.
define install
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if command -v uv >/dev/null; \
	then uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1); \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi
	@touch $@
endef

$(RUNTIME): requirements.txt
	$(call install,requirements.txt)

$(DEVELOPMENT): requirements-dev.txt
	$(call install,requirements-dev.txt)

install: $(DEVELOPMENT) ## set up .venv with everything, from locked hashes

run: export APP_ENV := development
run: $(RUNTIME) ## set up, fill an empty database with demonstration data, serve on 127.0.0.1:$(PORT)
	@$(BIN)/flask --app wsgi db upgrade
	@$(BIN)/flask --app wsgi seed --if-empty
	@$(BIN)/flask --app wsgi train --if-needed
	@$(BIN)/flask --app wsgi sign-ins --address http://$(HOST):$(PORT)/
	@exec $(SERVE) wsgi:app

serve: $(RUNTIME) ## serve with the settings of the environment (production by default)
	@exec $(SERVE) wsgi:app

test: check ## every check and every test that is not long, on SQLite and on PostgreSQL
	@$(BIN)/pytest -m "not drill"

check: $(DEVELOPMENT) ## style, types, walls between the layers, templates, security, lock
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/djlint --lint --quiet templates
	@$(BIN)/bandit --quiet --recursive --configfile pyproject.toml app models ml wsgi.py

drill: $(DEVELOPMENT) ## what is long: races, long properties, mutation runs
	@$(BIN)/pytest -m drill

bench: $(DEVELOPMENT) ## print the tables of tests/bench
	@$(BIN)/python -m tests.bench

coverage: $(DEVELOPMENT) ## run the tests with branch coverage and print what they miss
	@$(BIN)/pytest -m "not drill" --cov --cov-report=term-missing

lock: $(DEVELOPMENT) ## write the locked requirements anew; the lock holds hashes and no addresses
	@for file in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --universal -p 3.11 --generate-hashes --no-emit-index-url --no-header $$file.in -o $$file.txt; \
	done

translations: $(DEVELOPMENT) ## gather the Vietnamese wording and bring the English catalogue up to date
	@$(BIN)/pybabel -q extract -F babel.cfg -k _l -k entry:2 --no-location --sort-output -o $(VENV)/messages.pot .
	@$(BIN)/pybabel -q update --no-fuzzy-matching -l en -i $(VENV)/messages.pot -d app/translations
	@$(BIN)/pybabel -q compile -d app/translations

clean: ## remove what was set up here, all but the data in var/
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage* htmlcov mutants tests/artifacts
