# For hands used to make: every target is make.py's.
PYTHON ?= python3

help:
	@$(PYTHON) make.py --help

demo test lint setup clean:
	@$(PYTHON) make.py $@

.PHONY: help demo test lint setup clean
