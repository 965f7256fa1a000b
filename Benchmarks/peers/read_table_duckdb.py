#!/usr/bin/env python3
"""Loads a full table or a monthly file of IRCC into a DuckDB database on disk, and counts and adds its values."""

import argparse

import duckdb

from table_columns import COLUMNS, VALUE, kind

TYPES = {"text": "VARCHAR", "integer": "INTEGER", "number": "DOUBLE"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layout", choices=COLUMNS, required=True)
    parser.add_argument("--from", dest="path", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()

    is_ircc = options.layout == "ircc-monthly"
    value = VALUE[options.layout]
    columns = ", ".join(f"'{column}': '{TYPES[kind(column)]}'" for column in COLUMNS[options.layout])
    # A hidden cell (--) is no number.
    dialect = "delim = '\\t', quote = '', nullstr = '--'" if is_ircc else "delim = ',', quote = '\"', escape = '\"'"
    connection = duckdb.connect(options.database, config={"threads": options.threads})
    connection.execute("SET preserve_insertion_order = false")
    connection.execute(
        f"CREATE TABLE cells AS SELECT * FROM read_csv($path, auto_detect = false, header = true, {dialect}, "
        f"new_line = '\\n', parallel = true, columns = {{{columns}}})",
        {"path": options.path},
    )
    row = connection.execute(f"SELECT count({value}), count(*) - count({value}), sum({value}) FROM cells").fetchone()
    connection.close()
    print("values\tmissing\tsum")
    print("\t".join(map(str, row)))


if __name__ == "__main__":
    main()
