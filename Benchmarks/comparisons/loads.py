"""Taking a whole Census Profile in: lipdata into its store, DuckDB into a table of all columns."""

from pathlib import Path

from room.inputs import Census, Room, peer
from room.measure import Program, run


def store_path(room: Room) -> Path:
    return room.out / "store.sqlite"


def database_path(room: Room) -> Path:
    return room.out / "wide-1.duckdb"


def lipdata(room: Room, census: Census) -> Program:
    command = [room.lipdata, "ingest", census.profile, "--store", store_path(room)]
    return Program("lipdata ingest", command, census.profile, store_path(room))


def duckdb(room: Room, census: Census, threads: int = 1) -> Program:
    written = database_path(room).with_name(f"wide-{threads}.duckdb")
    command = [
        room.python, peer("load_duckdb.py"), "--from", census.twin, "--database", written, "--threads", threads
    ]
    return Program("DuckDB wide load", command, census.twin, written, threads=threads)


def duckdb_cells(room: Room, census: Census) -> Program:
    """A sterner opponent than the wide load: only what lipdata stores in its rows."""
    written = room.out / "cells-1.duckdb"
    command = [
        room.python, peer("load_duckdb.py"), "--from", census.twin, "--database", written, "--threads", 1, "--cells-only"
    ]
    return Program("DuckDB load of key, values and symbols", command, census.twin, written, threads=1)


def ensure(room: Room, census: Census) -> None:
    """Makes the store and the database where no comparison before has left them."""
    for path, program in ((store_path(room), lipdata), (database_path(room), duckdb)):
        if not path.exists():
            run(program(room, census), room.out, counted=False)
