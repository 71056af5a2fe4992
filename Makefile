# make run · make test · make setup · make check · make bench · make report · make examples · make screenshots
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test setup check bench report examples screenshots clean

run: .venv/ready            ## the window with Brunel's network; without a display, the same run without a window
	@$(BIN)/python packaging/system.py
	@$(BIN)/python packaging/demo.py

setup: .venv/ready          ## the environment in .venv

test: .venv/tests           ## every test
	@$(BIN)/python packaging/system.py --tests
	$(BIN)/python -m pytest -n auto --dist worksteal tests --ignore tests/journeys
	$(BIN)/python -m pytest -n 2 --dist worksteal tests/journeys

check: .venv/tests          ## lint, format, types, contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/tests          ## speed beside native scripts and upstream, into tests/bench/RESULTS.md; some twenty minutes
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench --out tests/bench/RESULTS.md

report: .venv/ready          ## every example on every simulator, into resources/examples/REPORT.md; some ten minutes
	$(BIN)/python packaging/report.py

examples: .venv/tests       ## the example networks, and their pictures by running them; some three minutes
	for each in one_cell short_term song vogels_abbott izhikevich synfire layer microcircuit; do \
		$(BIN)/python packaging/$$each.py || exit 1; done
	$(BIN)/python packaging/example_pictures.py

screenshots: .venv/tests    ## pictures of the window for the README
	@$(BIN)/python packaging/system.py --tests
	$(BIN)/python packaging/screenshots.py

.venv/ready: requirements.txt packaging/environment.sh
	@PYTHON=$(PYTHON) sh packaging/environment.sh requirements.txt
	@touch $@

.venv/tests: tests/requirements.txt .venv/ready
	@PYTHON=$(PYTHON) sh packaging/environment.sh tests/requirements.txt
	@touch $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
