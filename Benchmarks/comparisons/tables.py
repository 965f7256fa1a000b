"""Full tables and IRCC's monthly files: at most twice the time for each byte that a census file takes."""

from pathlib import Path

from room.answers import printed, same_sums
from room.inputs import Room, peer
from room.measure import Program, take_turns
from room.report import Aim, Section

from . import loads
from .sdmx import kept

KEY = "tables"
AIM_SLOWER = 2
# Of an IRCC file the dataset cannot be told from its name.
IRCC_DATASET = "ircc-generated"


def compare(room: Room) -> list[Section]:
    census = room.census()
    reference = loads.lipdata(room, census)
    reference.name = "lipdata ingest, census file"
    files = {"full-table": room.full_table(), "ircc-monthly": room.ircc()}
    programs, answers = [reference], []
    own: dict[str, Program] = {}
    pandas: dict[str, Program] = {}
    for layout, path in files.items():
        store = room.out / f"{layout}.sqlite"
        dataset = ["--dataset", IRCC_DATASET] if layout == "ircc-monthly" else []
        own[layout] = Program(
            f"lipdata ingest, {layout}", [room.lipdata, "ingest", path, *dataset, "--store", store], path, store
        )
        pandas[layout] = opponent(room, "pandas", layout, path)
        programs += [own[layout], pandas[layout], opponent(room, "DuckDB", layout, path)]
    take_turns(programs, room.runs, room.out)
    for layout in files:
        found = {f"pandas, {layout}": printed(pandas[layout].prints)}
        duckdb = next(program for program in programs if program.title == f"DuckDB, {layout}")
        found[f"DuckDB, {layout}"] = printed(duckdb.prints)
        stored = kept(own[layout].writes)
        # The peers do not number series.
        del stored["series"]
        found[f"lipdata's store, {layout}"] = stored
        answers += same_sums(found)
    sizes = "; ".join(f"{layout} {path.stat().st_size:,} bytes" for layout, path in files.items())
    stored = "; ".join(
        f"{layout} {program.writes.stat().st_size / program.bytes:.3f}" for layout, program in own.items()
    )
    return [
        Section(
            KEY, "Ingest full tables and IRCC's monthly files", [
                f"Inputs: {sizes}; the census file has {census.size}; {room.runs} runs",
                f"Bytes stored for each byte read: {stored}",
                "pandas (its pyarrow reader) has all columns with explicit types in memory, DuckDB in a table on disk, on "
                "one thread; both then count and add the values, by which the answers are checked",
            ],
            programs,
            aims=[
                Aim(
                    f"ingest, {layout}, time for each byte / of a census file",
                    program.median_wall / program.bytes / (reference.median_wall / reference.bytes), AIM_SLOWER,
                    cpu=program.median_cpu / program.bytes / (reference.median_cpu / reference.bytes),
                )
                for layout, program in own.items()
            ],
            answers=answers,
        )
    ]


def opponent(room: Room, name: str, layout: str, path: Path) -> Program:
    written = room.out / f"{layout}.duckdb" if name == "DuckDB" else None
    command = [room.python, peer(f"read_table_{name.lower()}.py"), "--layout", layout, "--from", path]
    if written:
        command += ["--database", written]
    return Program(
        f"{name}, {layout}", command, path, written, prints=room.out / f"{layout}-{name.lower()}.tsv",
    )
