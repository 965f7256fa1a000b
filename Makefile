# make demo     install what is missing, build, and assess real partnerships into demo/
# make test     install what is missing, and run every test
# make proof    print what the published figures prove of our arithmetic
# make lint     check formatting, schemas and texts; changes nothing
# make format   lay out the Swift sources as lint wants them
# make schemas  write Schemas/*.json anew from the definition types
# make verify   check the schemas with a validator that is not ours (PyPI, in a venv)
# make bench    compare with DuckDB, Polars, lxml and others on generated files (Benchmarks/README.md)
# make clean    remove what was built and written
#
# NO_INSTALL=1 only prints what would be installed.

SWIFT ?= swift
LIPDATA = .build/release/lipdata
KINDS = assessment break catalogue composite descriptor framework indicator licence table theme topic variable
SOURCES = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: help setup build demo test proof lint format schemas verify bench clean

help:
	@sed -n '/^# make/s/^# //p' Makefile

setup:
	@Scripts/setup

# On Linux with Swift's own libraries inside: the program runs where Swift is not installed, starts in 7 ms in place of
# 12 and needs 5 MB less memory.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

build: setup
	$(SWIFT) build -c release --product lipdata $(STATIC)

demo: build
	@rm -rf demo && mkdir -p demo
	$(LIPDATA) ingest --defaults --store demo/lipdata.sqlite
	$(LIPDATA) assess ottawa toronto-newcomer-office toronto-east-quadrant toronto-north toronto-south toronto-west \
	  vancouver pei --store demo/lipdata.sqlite --output demo --lang both
	@echo
	@echo "Open these:"
	@echo "  demo/ottawa/needs-assessment.en.md                 Ottawa, in English"
	@echo "  demo/ottawa/needs-assessment.fr.md                 Ottawa, in French"
	@echo "  demo/toronto-east-quadrant/needs-assessment.fr.md  30 neighbourhoods of Toronto, in French"
	@echo "  demo/ottawa/tables/newcomer-shares.en.csv          chart-ready data of one table"
	@echo "  demo/lipdata.sqlite                                the store, for any SQLite tool"

# Suites run side by side, so a failure is far from the end of what is printed: it is said again there.
test: setup
	@mkdir -p .build
	@{ $(SWIFT) test 2>&1; echo $$? > .build/test.status; } | tee .build/test.log; \
	  status=$$(cat .build/test.status); [ "$$status" = 0 ] \
	  || { echo; echo "What failed:"; grep -a -E '✘|error:' .build/test.log; exit $$status; }

# The same tests as in make test; what they count is printed besides.
proof: setup
	LIPDATA_PROOF=1 $(SWIFT) test --filter Proof

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)
	$(SWIFT) build --product lipdata
	@for kind in $(KINDS); do \
	  .build/debug/lipdata schema $$kind | cmp -s - Schemas/$$kind.json \
	    || { echo "Schemas/$$kind.json is stale: run make schemas"; exit 1; }; \
	done

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

schemas:
	$(SWIFT) build --product lipdata
	@for kind in $(KINDS); do .build/debug/lipdata schema $$kind > Schemas/$$kind.json; done

verify:
	@test -d .build/verify || python3 -m venv .build/verify
	@.build/verify/bin/pip install --quiet --disable-pip-version-check jsonschema==4.26.0 PyYAML==6.0.3
	.build/verify/bin/python Scripts/verify-schemas.py

bench: build
	Benchmarks/run

clean:
	rm -rf .build demo Benchmarks/.build Benchmarks/data
