"""Whether programs answer the same."""

import csv
import math
import sys
from pathlib import Path

from .measure import Program

# Values are rounded at the sixth decimal by lipdata, and not at all by the others.
RELATIVE, ROUNDING = 1e-6, 0.51e-6
Answers = dict[tuple[str, str], tuple[float | None, ...]]


def answers(path: Path) -> Answers:
    """(lip, indicator) to (value, numerator, denominator); of lipdata's rows only the catchments' own totals."""
    found = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row.get("area_role", "catchment") != "catchment" or row.get("category", "total") != "total":
                continue
            key = (row["lip_id"], row["indicator_id"])
            if key in found:
                sys.exit(f"{path}: two rows for {key}")
            found[key] = tuple(float(row[name]) if row[name] else None for name in ("value", "numerator", "denominator"))
    return found


def differences(expected: Answers, found: Answers) -> list[str]:
    said = [f"{key} is missing" for key in sorted(expected.keys() - found.keys())]
    said += [f"{key} is not expected" for key in sorted(found.keys() - expected.keys())]
    for key in sorted(expected.keys() & found.keys()):
        for name, a, b in zip(("value", "numerator", "denominator"), expected[key], found[key]):
            same = a is b if a is None or b is None else math.isclose(a, b, rel_tol=RELATIVE, abs_tol=ROUNDING)
            if not same:
                said.append(f"{key} {name}: {a} expected, {b} found")
    return said


def same_answers(reference: Program, programs: list[Program]) -> list[str]:
    """Sentences; those that begin with NOT fail the run."""
    expected = answers(reference.writes)
    if not expected:
        sys.exit(f"{reference.writes} holds no answers")
    empty = sum(value is None for value, _, _ in expected.values())
    zero = sum(value == 0 for value, _, _ in expected.values())
    said = [f"{len(expected)} answers, of which {empty} empty and {zero} zero."]
    for program in programs:
        if program is not reference:
            said.append(verdict(program.title, differences(expected, answers(program.writes)), reference.title))
    own = [program.writes.read_bytes() for program in programs if program.name == "lipdata"]
    if len(own) > 1:
        same = all(text == own[0] for text in own)
        said.append("lipdata writes the same bytes on 1 and 2 threads." if same else "NOT the same bytes on 1 and 2 threads.")
    return said


def verdict(title: str, wrong: list[str], reference: str) -> str:
    if wrong:
        return f"NOT equal: {title}, {len(wrong)} differences from {reference}, such as " + "; ".join(wrong[:5])
    return f"{title}: equal to {reference}."


def same_sums(found: dict[str, dict[str, float]]) -> list[str]:
    """Compares what programs counted and added, by name; the first is the reference."""
    (first, expected), *others = found.items()
    said = [f"{first}: " + ", ".join(f"{name} {value:,.0f}" for name, value in expected.items()) + "."]
    for title, sums in others:
        wrong = [
            f"{name}: {expected[name]} expected, {value} found"
            for name, value in sums.items()
            if not math.isclose(expected[name], value, rel_tol=1e-9, abs_tol=1e-6)
        ]
        said.append(verdict(title, wrong, first))
    return said


def printed(path: Path) -> dict[str, float]:
    """The last two lines of a program's output: names and numbers, separated by tabs."""
    names, numbers = path.read_text(encoding="utf-8").strip().splitlines()[-2:]
    return dict(zip(names.split("\t"), map(float, numbers.split("\t"))))
