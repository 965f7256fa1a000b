#!/usr/bin/env python3
"""Times lipdata and its peers on the same jobs, as whole processes, and checks that they answer the same.

Programs take turns (A B C A B C ...), after one round that is not counted. The input is read once before every run, so
that all of them find it in the page cache. Runs in the Python of the venv that Benchmarks/run makes, with the peers.
"""

import argparse
import shutil
import sys
from pathlib import Path

import comparisons
from room.inputs import HERE, Room
from room.report import machine, report, signature

KEYS = [module.KEY for module in comparisons.ALL]


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=1_000_000_000, help="size of the census file; others follow it")
    parser.add_argument("--runs", type=int, default=5, help="how often each program runs, besides the warm-up")
    parser.add_argument("--only", default=",".join(KEYS), help=f"of {','.join(KEYS)}; the others' sections stay")
    parser.add_argument("--newlines-in-names", action="store_true", help="in the census files")
    parser.add_argument("--lipdata", type=Path, default=HERE.parent / ".build" / "release" / "lipdata")
    parser.add_argument("--results", type=Path, default=HERE / "RESULTS.md")
    options = parser.parse_args()
    options.only = options.only.split(",")
    for key in options.only:
        if key not in KEYS:
            parser.error(f"--only knows {', '.join(KEYS)}, not {key}")
    if options.runs < 1:
        parser.error("--runs is at least 1")
    return options


def main() -> None:
    options = parse()
    room = Room(options.bytes, options.runs, options.lipdata.absolute(), options.newlines_in_names)
    for program in (room.lipdata, room.generator, room.reader):
        if not program.exists():
            sys.exit(f"{program} is not there: Benchmarks/run says how it is built")
    shutil.rmtree(room.out, ignore_errors=True)
    room.out.mkdir(parents=True)
    requirements = HERE / "peers" / "requirements.txt"
    measured_on = signature(room.bytes, room.newlines_in_names, room.lipdata, room.reader, requirements)
    differing = []
    for module in comparisons.ALL:
        if module.KEY not in options.only:
            continue
        print(f"== Comparing: {module.KEY}", file=sys.stderr)
        for section in module.compare(room):
            section.save(room.data / "sections", measured_on)
            print("\n".join(section.lines()))
            if section.differs:
                differing.append(section.title)
    keys = [key for module in comparisons.ALL for key in getattr(module, "SECTIONS", [module.KEY])]
    about = machine(room.lipdata, requirements)
    text = report(room.data / "sections", keys, measured_on, about, room.runs)
    options.results.write_text(text, encoding="utf-8")
    print(text)
    if differing:
        sys.exit("the answers differ: " + ", ".join(differing))


if __name__ == "__main__":
    main()
