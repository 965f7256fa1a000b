#!/usr/bin/env python3
"""Reads SDMX-ML 2.1 data, generic or structure-specific, to key and value with lxml, in constant memory."""

import sys

from lxml import etree

GENERIC = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic}"
# Of a structure-specific series: what is no dimension.
ATTRIBUTES = frozenset(("VECTOR_ID", "SCALAR_FACTOR", "NB_DECIMAL", "UOM", "DGUID"))


def main() -> None:
    keys: dict[tuple[str, ...], int] = {}
    values = missing = 0
    total = 0.0
    for series, key, cells in read(sys.argv[1]):
        keys.setdefault(key, len(keys))
        for _, text in cells:
            if text is None:
                missing += 1
            else:
                values += 1
                total += float(text)
        # Freed at once, and so are the empty elements that stay behind with their parent.
        series.clear()
        while series.getprevious() is not None:
            del series.getparent()[0]
    print("series\tvalues\tmissing\tsum")
    print(f"{len(keys)}\t{values}\t{missing}\t{total}")


def read(path: str):
    """Each series with its key and its (period, value) pairs; a value is None where there is none."""
    tags = (GENERIC + "Series", "Series")
    for _, series in etree.iterparse(path, events=("end",), tag=tags):
        if series.tag == "Series":
            key = tuple(value for name, value in series.items() if name not in ATTRIBUTES)
            yield series, key, [(cell.get("TIME_PERIOD"), cell.get("OBS_VALUE")) for cell in series.iterchildren("Obs")]
        else:
            yield series, tuple(value.get("value") for value in series[0]), list(generic(series))


def generic(series):
    for cell in series.iterchildren(GENERIC + "Obs"):
        # The period comes first and the value, where there is one, second.
        second = cell[1] if len(cell) > 1 else None
        has_value = second is not None and second.tag == GENERIC + "ObsValue"
        yield cell[0].get("value"), second.get("value") if has_value else None


if __name__ == "__main__":
    main()
