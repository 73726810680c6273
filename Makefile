# make run [LETTERS=folder] [PORT=8000]   install, index, serve
# make test                               install what the tests need, run them all and the evaluation gate
# make check                              lint, types, import direction, unit tests: under a minute

PYTHON ?= python3
LETTERS ?= corpus/sample/letters
INDEX ?= .index
QUESTIONS ?= eval/questions/sample.jsonl
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin

.PHONY: install run test check format bench sample css clean

install: .venv/installed

.venv/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Letterwise needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

run: install
	$(BIN)/letterwise index "$(LETTERS)" --index "$(INDEX)" || test $$? -eq 3
	$(BIN)/letterwise serve --index "$(INDEX)" --host $(HOST) --port $(PORT)

test: .venv/installed-dev
	$(BIN)/python -m pytest
	$(BIN)/python -m eval gate

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto -m "not slow and not real and not browser"

format: .venv/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/installed-dev .venv-peer/installed
	$(BIN)/letterwise index "$(LETTERS)" --index "$(INDEX)" || test $$? -eq 3
	$(BIN)/python -m eval bench --index "$(INDEX)" --questions "$(QUESTIONS)" --peer --peer-python .venv-peer/bin/python

.venv-peer/installed: eval/peers/requirements.txt
	$(PYTHON) -m venv .venv-peer
	.venv-peer/bin/python -m pip install --quiet --disable-pip-version-check --requirement eval/peers/requirements.txt
	touch $@

sample: .venv/installed-dev
	$(BIN)/python -m corpus.sample.publish

css: .css-build/node_modules
	.css-build/node_modules/.bin/sass --load-path=.css-build/node_modules/govuk-frontend/dist \
	  --style=compressed --no-charset --no-source-map --quiet-deps service/static/src/letterwise.scss service/static/letterwise.css

.css-build/node_modules:
	npm install --no-save --no-audit --no-fund --prefix .css-build govuk-frontend@6.3.0 sass@1.108.2

clean:
	rm -rf .venv .venv-peer .css-build .index build dist *.egg-info
