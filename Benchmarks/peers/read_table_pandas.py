#!/usr/bin/env python3
"""Reads a full table or a monthly file of IRCC into memory with pandas, and counts and adds its values."""

import argparse

import pandas as pd

from table_columns import COLUMNS, VALUE, kind


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layout", choices=COLUMNS, required=True)
    parser.add_argument("--from", dest="path", required=True)
    options = parser.parse_args()

    types = {"text": "str", "integer": "int32", "number": "float64"}
    is_ircc = options.layout == "ircc-monthly"
    table = pd.read_csv(
        options.path,
        sep="\t" if is_ircc else ",",
        # Its fastest reader, on as many threads as it likes.
        engine="pyarrow",
        dtype={column: types[kind(column)] for column in COLUMNS[options.layout]},
        # A hidden cell (--) has no value; a label such as "NA" stays what it is.
        na_values=["--", ""] if is_ircc else [""],
        keep_default_na=False,
    )
    values = table[VALUE[options.layout]]
    print("values\tmissing\tsum")
    print(f"{values.count()}\t{values.isna().sum()}\t{values.sum()}")


if __name__ == "__main__":
    main()
