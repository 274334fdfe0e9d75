# The few tasks of this project. `bash .ci/run` does the same from nothing, where make is absent.
python := .venv/bin/python

.PHONY: setup check test docs bench
setup: .venv/.done

.venv/.done: pyproject.toml
	python3 -m venv .venv
	$(python) -m pip install --quiet --editable '.[dev]'
	touch $@

check: setup        ## what must hold before a commit
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

test: setup         ## all tests, with branch coverage
	$(python) -m pytest -q --cov

docs: setup         ## whatever is generated from the code and the rules
	$(python) -m tests.generated

bench: setup        ## time as ratios; asserts nothing
	$(python) -m tests.benchmarks
