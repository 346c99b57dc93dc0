# The verbs of the project; each does all that it needs. Documented in README.md.
.DEFAULT_GOAL := build
.PHONY: setup build run test test-fast format generate bench
env := . scripts/env &&
SHELL := /bin/bash
PORT ?= 8080

setup:
	@scripts/setup

build: setup ## the program at build/tilstede and the page in web/dist
	@mkdir -p build
	@$(env) cmake --preset release >build/configure.log 2>&1 || { cat build/configure.log; exit 1; }
	@$(env) cmake --build --preset release
	@$(env) npm run build -w web

run: build ## the demo on http://localhost:8080
	@build/tilstede serve --demo --port $(PORT)

test: setup ## everything; the last line is `N passed, N failed`
	@scripts/test

test-fast: setup ## what to run while editing: unit tests of a quick build, and the repository check
	@scripts/test fast

format: setup ## C++ laid out as .clang-format says
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format-16 -i

generate: setup ## what is made from api/openapi.yaml and committed
	@$(env) npm run generate -w web

bench: build ## what is fast, against what: a table and build/bench.json
	@$(env) bench/run
