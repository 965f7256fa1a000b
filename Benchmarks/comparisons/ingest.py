"""A Census Profile into a store: lipdata's, whole or what the indicators need; DuckDB's table of all columns."""

import sqlite3
from pathlib import Path

from room.answers import verdict
from room.inputs import Room
from room.measure import Program, take_turns
from room.report import Aim, Section

from . import loads

KEY = "ingest"
AIM_DUCKDB, AIM_NEEDED, AIM_RSS_MB, AIM_BYTES = 1.2, 0.4, 128, 0.25
# Cells of one member over all areas: how many rows, how many values, their sum. lipdata's columns, then DuckDB's.
COLUMNS = {"count": "C1_COUNT_TOTAL", "count_women": '"C3_COUNT_WOMEN+"', "rate": "C10_RATE_TOTAL"}


def compare(room: Room) -> list[Section]:
    census = room.census()
    own = loads.lipdata(room, census)
    needed_store = room.out / "needed.sqlite"
    needed = Program(
        "lipdata ingest --needed", [room.lipdata, "ingest", census.profile, "--needed", "--store", needed_store],
        census.profile, needed_store,
    )
    peer = loads.duckdb(room, census)
    both = loads.duckdb(room, census, threads=2)
    cells = loads.duckdb_cells(room, census)
    programs = [own, needed, peer, both, cells]
    take_turns(programs, room.runs, room.out)
    source = census.profile.stat().st_size
    stored = {program.title: program.writes.stat().st_size for program in programs}
    return [
        Section(
            KEY, "Ingest a census file", [
                f"Input: {census.size} (lipdata: cp1252; DuckDB: the same rows in UTF-8); {room.runs} runs",
                "lipdata hashes the file, checks labels, and uses two threads by itself; DuckDB has all 23 columns with "
                "explicit types in a table on disk, or, as a sterner opponent, only those of which lipdata has a value in "
                "each of its rows. Each makes its file anew",
                "Bytes stored: " + ", ".join(f"{name} {size:,} ({size / source:.3f})" for name, size in stored.items()),
            ],
            programs,
            references={"DuckDB wide": lambda program: peer, "DuckDB key, values, symbols": lambda program: cells},
            aims=[
                Aim.ratio("ingest of everything", own, peer, AIM_DUCKDB),
                Aim.memory("ingest of everything", own, AIM_RSS_MB),
                Aim.ratio("ingest --needed", needed, peer, AIM_NEEDED),
                Aim("ingest of everything, bytes stored / bytes read", stored[own.title] / source, AIM_BYTES),
            ],
            answers=same_cells(own.writes, needed.writes, peer.writes),
        )
    ]


def same_cells(store: Path, needed: Path, database: Path) -> list[str]:
    expected, found, kept = duckdb_sums(database), store_sums(store), store_sums(needed)
    rows = sum(int(sums[0]) for sums in expected.values())
    said = [f"{rows:,} rows of {len(expected)} members in DuckDB's table."]
    said.append(verdict(f"cells of lipdata ingest, by member ({', '.join(COLUMNS)})", unequal(expected, found), "DuckDB"))
    wanted = {member: sums for member, sums in expected.items() if member in kept}
    said.append(verdict(f"cells of the {len(kept)} members of lipdata ingest --needed", unequal(wanted, kept), "DuckDB"))
    return said


def unequal(expected: dict[int, tuple], found: dict[int, tuple]) -> list[str]:
    said = [f"member {member} is missing" for member in sorted(expected.keys() - found.keys())]
    for member, sums in sorted(found.items()):
        other = expected.get(member)
        # Sums of tenths, in whatever order: equal to the sixth decimal, which is far below any cell.
        if other is None or any(abs(a - b) > 1e-6 * max(1, abs(a)) for a, b in zip(sums, other)):
            said.append(f"member {member}: {other} expected, {sums} found")
    return said


def store_sums(path: Path) -> dict[int, tuple]:
    chosen = ", ".join(f"count({column}), coalesce(sum({column}), 0)" for column in COLUMNS)
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = connection.execute(f"SELECT member, count(*), {chosen} FROM observation GROUP BY member").fetchall()
    finally:
        connection.close()
    return {member: tuple(sums) for member, *sums in rows}


def duckdb_sums(path: Path) -> dict[int, tuple]:
    import duckdb

    chosen = ", ".join(f"count({column}), coalesce(sum({column}), 0)" for column in COLUMNS.values())
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute(f"SELECT CHARACTERISTIC_ID, count(*), {chosen} FROM profile GROUP BY ALL").fetchall()
    return {member: tuple(sums) for member, *sums in rows}
