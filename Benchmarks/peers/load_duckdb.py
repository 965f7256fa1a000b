#!/usr/bin/env python3
"""Loads a Census Profile in UTF-8 into a DuckDB database on disk: all its columns, or the key with values and symbols."""

import argparse

import duckdb

from profile_columns import COLUMNS, KEY, VALUES, kind

TYPES = {"text": "VARCHAR", "integer": "INTEGER", "number": "DOUBLE"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="profile", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cells-only", action="store_true", help="no names, quality or other codes")
    options = parser.parse_args()

    connection = duckdb.connect(options.database, config={"threads": options.threads})
    # Rows keep no order of their own: on several threads the load need not wait for the one before.
    connection.execute("SET preserve_insertion_order = false")
    columns = ", ".join(f"'{column}': '{TYPES[kind(column)]}'" for column in COLUMNS)
    cells = ", ".join(f'"{column}"' for column in COLUMNS if column in (*KEY, *VALUES) or column.startswith("SYMBOL"))
    chosen = cells if options.cells_only else "*"
    connection.execute(
        f"""
        CREATE TABLE profile AS SELECT {chosen} FROM read_csv($profile, auto_detect = false, header = true, delim = ',',
          quote = '"', escape = '"', new_line = '\\r\\n', parallel = true, columns = {{{columns}}})
        """,
        {"profile": options.profile},
    )
    # Closing writes what is still in the log into the database.
    connection.close()


if __name__ == "__main__":
    main()
