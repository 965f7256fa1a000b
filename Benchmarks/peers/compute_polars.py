#!/usr/bin/env python3
"""The benchmark's job in Polars: 60 shares for 96 catchments from a Census Profile in UTF-8."""

import argparse
import os


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="profile", required=True)
    parser.add_argument("--catchments", required=True)
    parser.add_argument("--shares", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--engine", choices=("streaming", "in-memory"), default="streaming")
    options = parser.parse_args()

    # Read when polars is imported, not later.
    os.environ["POLARS_MAX_THREADS"] = str(options.threads)
    import polars as pl

    from profile_columns import COLUMNS, kind

    types = {"text": pl.String, "integer": pl.Int32, "number": pl.Float64}
    shares = pl.read_csv(
        options.shares, separator="\t", schema={"id": pl.String, "numerator": pl.Int32, "denominator": pl.Int32}
    )
    catchments = pl.read_csv(
        options.catchments, schema={"lip_id": pl.String, "geography": pl.String, "weight": pl.Float64}
    ).with_columns(pl.col("weight").fill_null(1))
    members = sorted(set(shares["numerator"]) | set(shares["denominator"]))

    # Three columns are projected and the rows filtered inside the scan; the join sees only what is wanted.
    cells = (
        pl.scan_csv(
            options.profile,
            schema={column: types[kind(column)] for column in COLUMNS},
            # Polars takes a schema by name, and six columns are called SYMBOL: the names come from here instead.
            has_header=False,
            skip_lines=1,
        )
        .filter(pl.col("CHARACTERISTIC_ID").is_in(members))
        .select("DGUID", "CHARACTERISTIC_ID", "C1_COUNT_TOTAL")
        .join(catchments.lazy(), left_on="DGUID", right_on="geography", how="inner")
        .group_by("lip_id", "CHARACTERISTIC_ID")
        .agg(
            # A sum of nothing but hidden cells is not zero.
            pl.when(pl.col("C1_COUNT_TOTAL").count() > 0)
            .then((pl.col("C1_COUNT_TOTAL") * pl.col("weight")).sum())
            .alias("total")
        )
        .collect(engine=options.engine)
    )
    part = cells.rename({"CHARACTERISTIC_ID": "numerator_id", "total": "numerator"})
    whole = cells.rename({"CHARACTERISTIC_ID": "denominator_id", "total": "denominator"})
    (
        catchments.select(pl.col("lip_id").unique())
        .join(shares.rename({"numerator": "numerator_id", "denominator": "denominator_id"}), how="cross")
        .join(part, on=["lip_id", "numerator_id"], how="left")
        .join(whole, on=["lip_id", "denominator_id"], how="left")
        .select(
            "lip_id",
            pl.col("id").alias("indicator_id"),
            pl.when(pl.col("denominator") != 0).then(100 * pl.col("numerator") / pl.col("denominator")).alias("value"),
            "numerator",
            "denominator",
        )
        .sort("lip_id", "indicator_id")
        .write_csv(options.output)
    )


if __name__ == "__main__":
    main()
