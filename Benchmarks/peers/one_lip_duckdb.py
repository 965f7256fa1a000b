#!/usr/bin/env python3
"""The shares of the partnerships in a small catchment file, from a DuckDB database that load_duckdb.py made."""

import argparse
import csv

import duckdb

QUERY = """
WITH catchment (lip_id, geography, weight) AS (VALUES {catchments}),
cell AS MATERIALIZED (
  SELECT lip_id, CHARACTERISTIC_ID AS member, sum(C1_COUNT_TOTAL * weight) AS total
  FROM profile JOIN catchment ON profile.DGUID = catchment.geography
  WHERE CHARACTERISTIC_ID IN ({members}) AND DGUID IN ({areas})
  GROUP BY ALL
)
SELECT lip.lip_id, share.id, 100 * numerator.total / nullif(denominator.total, 0), numerator.total, denominator.total
FROM (SELECT DISTINCT lip_id FROM catchment) AS lip
CROSS JOIN (VALUES {shares}) AS share (id, numerator, denominator)
LEFT JOIN cell AS numerator ON numerator.lip_id = lip.lip_id AND numerator.member = share.numerator
LEFT JOIN cell AS denominator ON denominator.lip_id = lip.lip_id AND denominator.member = share.denominator
ORDER BY lip.lip_id, share.id
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--catchments", required=True)
    parser.add_argument("--shares", required=True)
    parser.add_argument("--output", required=True)
    options = parser.parse_args()

    with open(options.shares, encoding="utf-8") as file:
        shares = [line.rstrip("\n").split("\t") for line in file][1:]
    with open(options.catchments, encoding="utf-8", newline="") as file:
        catchments = list(csv.reader(file))[1:]
    members = sorted({int(member) for _, *pair in shares for member in pair})
    # A handful of areas and members: written into the query, they prune row groups before anything is decompressed.
    query = QUERY.format(
        catchments=", ".join(f"('{lip}', '{area}', {float(weight or 1)})" for lip, area, weight in catchments),
        members=", ".join(map(str, members)),
        areas=", ".join(f"'{area}'" for _, area, _ in catchments),
        shares=", ".join(f"('{name}', {int(part)}, {int(whole)})" for name, part, whole in shares),
    )
    with duckdb.connect(options.database, read_only=True) as connection:
        rows = connection.execute(query).fetchall()
    with open(options.output, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["lip_id", "indicator_id", "value", "numerator", "denominator"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
