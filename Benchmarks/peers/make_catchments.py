#!/usr/bin/env python3
"""Writes the 96 catchments of the benchmark: lip_id,geography,weight.

Partnerships whose catchment is made of census divisions, subdivisions, metropolitan areas or provinces only, in the
order of the registry; single subdivisions and divisions, named by their code, fill up what is missing.
"""

import argparse
import csv
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
STANDARD = ("2021A0002", "2021A0003", "2021A0005", "2021S0503")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, default=HERE.parent / "Datasets")
    parser.add_argument("--output", type=Path, default=HERE / "data" / "catchments-96.csv")
    parser.add_argument("--count", type=int, default=96)
    options = parser.parse_args()

    catchments: dict[str, dict[str, str]] = {}
    with open(options.datasets / "partnerships" / "catchments.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            catchments.setdefault(row["lip_id"], {})[row["geography"]] = row["weight"] or ""
    with open(options.datasets / "geography" / "areas.tsv", encoding="utf-8", newline="") as file:
        known = [row["code"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    codes = set(known)
    chosen = {
        lip: parts
        for lip, parts in catchments.items()
        if all(code.startswith(STANDARD) and code in codes for code in parts)
    }
    chosen = dict(list(chosen.items())[: options.count])
    from_registry = len(chosen)

    used = {code for parts in chosen.values() for code in parts}
    # Every 17th code spreads the single areas over the country.
    candidates = [code for code in known if code.startswith(("2021A0003", "2021A0005")) and code not in used]
    for code in candidates[::17]:
        if len(chosen) >= options.count:
            break
        kind = "cd" if code.startswith("2021A0003") else "csd"
        chosen[f"{kind}-{code[9:]}"] = {code: ""}

    options.output.parent.mkdir(parents=True, exist_ok=True)
    with open(options.output, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["lip_id", "geography", "weight"])
        for lip, parts in chosen.items():
            writer.writerows([lip, code, weight] for code, weight in parts.items())
    print(f"{options.output}: {from_registry} partnerships, {len(chosen) - from_registry} single areas")


if __name__ == "__main__":
    main()
