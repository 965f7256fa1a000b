#!/usr/bin/env python3
"""The benchmark's job in DuckDB: 60 shares for 96 catchments from a Census Profile in UTF-8."""

import argparse

import duckdb

from profile_columns import COLUMNS, kind

TYPES = {"text": "VARCHAR", "integer": "INTEGER", "number": "DOUBLE"}

# Only three columns are projected out of the file, and the wanted characteristics are constants of the scan's filter;
# everything after the first aggregate is a few thousand rows.
QUERY = """
COPY (
  WITH catchment AS MATERIALIZED (
    SELECT lip_id, geography, coalesce(weight, 1) AS weight
    FROM read_csv($catchments, header = true, auto_detect = false,
      columns = {{'lip_id': 'VARCHAR', 'geography': 'VARCHAR', 'weight': 'DOUBLE'}})
  ),
  cell AS MATERIALIZED (
    SELECT lip_id, CHARACTERISTIC_ID AS member, sum(C1_COUNT_TOTAL * weight) AS total
    FROM read_csv($profile, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        new_line = '\\r\\n', parallel = true, columns = {{{columns}}}) AS profile
    JOIN catchment ON profile.DGUID = catchment.geography
    WHERE CHARACTERISTIC_ID IN ({members})
    GROUP BY ALL
  )
  SELECT lip.lip_id, share.id AS indicator_id, 100 * numerator.total / nullif(denominator.total, 0) AS value,
    numerator.total AS numerator, denominator.total AS denominator
  FROM (SELECT DISTINCT lip_id FROM catchment) AS lip
  CROSS JOIN (VALUES {shares}) AS share (id, numerator, denominator)
  LEFT JOIN cell AS numerator ON numerator.lip_id = lip.lip_id AND numerator.member = share.numerator
  LEFT JOIN cell AS denominator ON denominator.lip_id = lip.lip_id AND denominator.member = share.denominator
  ORDER BY lip.lip_id, share.id
) TO '{output}' (HEADER, DELIMITER ',')
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="profile", required=True)
    parser.add_argument("--catchments", required=True)
    parser.add_argument("--shares", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    with open(options.shares, encoding="utf-8") as file:
        shares = [line.rstrip("\n").split("\t") for line in file][1:]
    members = sorted({int(member) for _, *pair in shares for member in pair})
    connection = duckdb.connect(":memory:", config={"threads": options.threads})
    # The order of the file's rows does not matter to a sum: this frees the scan from keeping it.
    connection.execute("SET preserve_insertion_order = false")
    connection.execute(
        QUERY.format(
            columns=", ".join(f"'{column}': '{TYPES[kind(column)]}'" for column in COLUMNS),
            members=", ".join(map(str, members)),
            shares=", ".join(f"('{name}', {int(part)}, {int(whole)})" for name, part, whole in shares),
            output=options.output.replace("'", "''"),
        ),
        {"profile": options.profile, "catchments": options.catchments},
    )


if __name__ == "__main__":
    main()
