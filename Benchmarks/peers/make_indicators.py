#!/usr/bin/env python3
"""Writes 60 shares over the whole range of the Census Profile: YAML for lipdata, TSV for the other programs.

Each is a count as a percentage of its universe, both taken from the members table. Characteristics whose name the
generator breaks with a newline (id % 101 == 50, see Member.isAwkward) are left out, so that labels can be checked.
"""

import argparse
import csv
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def awkward(member: int) -> bool:
    return member % 101 == 50


def choose(rows: list[dict[str, str]], count: int) -> list[tuple[int, int]]:
    """`count` pairs (member, universe), evenly spread over the ids, always with 1536 of 1527."""
    additive = {
        int(row["member"]): row
        for row in rows
        if row["combine"] == "additive" and row["rounding"] in ("base-5", "base-5-sample")
    }
    pairs = [
        (member, int(row["universe"]))
        for member, row in additive.items()
        if row["universe"]
        and int(row["universe"]) in additive
        and int(row["universe"]) != member
        and not awkward(member)
        and not awkward(int(row["universe"]))
    ]
    recent = (1536, 1527)
    last = max(member for member, _ in pairs)
    chosen = {recent: None} if recent in pairs else {}
    # One pair near each of `count` evenly spaced ids: without this, languages and origins would be most of them.
    for step in range(2 * count):
        target = last * ((step * 37) % (2 * count)) / (2 * count)
        free = [pair for pair in pairs if pair not in chosen]
        if len(chosen) == count or not free:
            break
        chosen[min(free, key=lambda pair: (abs(pair[0] - target), pair))] = None
    return sorted(chosen)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, default=HERE.parent / "Datasets")
    parser.add_argument("--yaml", type=Path, default=HERE / "data" / "indicators-60.yaml")
    parser.add_argument("--tsv", type=Path, default=HERE / "data" / "indicators-60.tsv")
    parser.add_argument("--count", type=int, default=60)
    options = parser.parse_args()

    table = options.datasets / "descriptors" / "census-profile-2021.members.tsv"
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    labels = {int(row["member"]): row["label"] for row in rows}
    pairs = choose(rows, options.count)

    options.yaml.parent.mkdir(parents=True, exist_ok=True)
    options.tsv.parent.mkdir(parents=True, exist_ok=True)
    with open(options.yaml, "w", encoding="utf-8") as file:
        for number, (member, universe) in enumerate(pairs, start=1):
            name = labels[member]
            file.write(
                f"- id: share-{number:02}\n"
                f"  name: {{en: {quoted(f'Share {number} ({name})')}, fr: {quoted(f'Part {number} ({name})')}}}\n"
                "  theme: population\n"
                "  describes: all-residents\n"
                f"  measure: {{share: census-profile-2021/{member}, of: census-profile-2021/{universe}}}\n"
                "  unit: percent\n"
                "  direction: neutral\n"
                f"  definition: {{en: {quoted(f'Member {member} as a percentage of member {universe}.')},"
                f" fr: {quoted(f'Membre {member} en pourcentage du membre {universe}.')}}}\n"
                "  review: {status: draft}\n"
            )
    with open(options.tsv, "w", encoding="utf-8") as file:
        file.write("id\tnumerator\tdenominator\n")
        for number, (member, universe) in enumerate(pairs, start=1):
            file.write(f"share-{number:02}\t{member}\t{universe}\n")
    distinct = {member for pair in pairs for member in pair}
    print(f"{options.yaml}: {len(pairs)} shares of {len(distinct)} characteristics, {min(distinct)} to {max(distinct)}")


if __name__ == "__main__":
    main()
