#!/usr/bin/env python3
"""Reads SDMX-ML 2.1 data to key and value with sdmx1, which knows the structure and keeps the message in memory."""

import sys
from pathlib import Path

import sdmx


def main() -> None:
    path = Path(sys.argv[1])
    structure = sdmx.read_sdmx(path.with_name(path.name.replace("_1.xml", "_Structure.xml")))
    declared = next(iter(structure.structure.values()))
    message = sdmx.read_sdmx(path, structure=declared)
    # One row for each observation that has a value, the key in the index.
    values = sdmx.to_pandas(message.data[0])
    found = values.dropna().astype(float)
    series = sum(1 for _ in message.data[0].series)
    print("series\tvalues\tmissing\tsum")
    print(f"{series}\t{len(found)}\t{len(message.data[0]) - len(found)}\t{found.sum()}")


if __name__ == "__main__":
    main()
