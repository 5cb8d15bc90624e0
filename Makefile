# Thin names for what tasks.py does on every system.
PYTHON ?= python3

.PHONY: help report test soak bench lab pictures lock clean

help:
	@echo "make report              a report about the sample articles"
	@echo "make report DATA=folder  a report about the articles in a folder of your own"
	@echo "make lab                 JupyterLab in notebooks/"
	@echo "make test                linter, types, doctests and tests"
	@echo "make pictures            the pictures of the README, from the sample"
	@echo "make soak                the long tests: damaged files, killed processes"
	@echo "make bench DATA=table    speed and accuracy of every stage, written to docs/benchmarks.md"

report:
	@$(PYTHON) tasks.py report $(if $(DATA),"$(DATA)")

test:
	@$(PYTHON) tasks.py test

soak:
	@$(PYTHON) tasks.py soak

bench:
	@$(PYTHON) tasks.py bench $(if $(DATA),"$(DATA)")

lab:
	@$(PYTHON) tasks.py lab

pictures:
	@$(PYTHON) tasks.py pictures

# For maintainers: write the lock files anew after a change of dependencies (needs uv).
LOCK = uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --quiet
lock:
	$(LOCK) pyproject.toml --group build -o requirements.lock
	$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache
