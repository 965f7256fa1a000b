"""60 shares for 96 partnerships from a Census Profile: lipdata, DuckDB, Polars, on one and two threads."""

from pathlib import Path

from room.answers import same_answers
from room.inputs import Census, Room, peer
from room.measure import Program, take_turns
from room.report import Aim, Section

KEY = "compute"
SECTIONS = ["compute", "compute-csd"]
THREADS = (1, 2)
AIM_DUCKDB, AIM_POLARS = 0.12, 0.30
AIM_RSS_MB, AIM_RSS_ABOVE_VERSION_MB = 48, 24


def compare(room: Room) -> list[Section]:
    census, subdivisions = room.census(), room.census_of_subdivisions()
    return [
        section(room, census, KEY, "Compute from a file", room.runs),
        section(room, subdivisions, f"{KEY}-csd", "Compute from a file of the real size", min(room.runs, 3)),
    ]


def lipdata(room: Room, profile: Path, written: Path, threads: int) -> Program:
    command = [
        room.lipdata, "indicators", "compute", "--from", profile, "--catchments", room.catchments,
        "--indicators", room.indicators, "--output", written, "--threads", threads,
    ]
    return Program("lipdata", command, profile, written, threads=threads)


def section(room: Room, census: Census, key: str, title: str, runs: int) -> Section:
    programs = []
    for threads in THREADS:
        programs.append(lipdata(room, census.profile, room.out / f"{key}-lipdata-{threads}.csv", threads))
        for name, script in (("DuckDB", "compute_duckdb.py"), ("Polars", "compute_polars.py")):
            written = room.out / f"{key}-{name.lower()}-{threads}.csv"
            command = [
                room.python, peer(script), "--from", census.twin, "--catchments", room.catchments,
                "--shares", room.shares, "--output", written, "--threads", threads,
            ]
            programs.append(Program(name, command, census.twin, written, threads=threads))
    programs.append(Program("wc -l", ["wc", "-l", census.profile], census.profile))
    programs.append(Program("lipdata --version", [room.lipdata, "--version"]))
    take_turns(programs, runs, room.out)
    by = {(program.name, program.threads): program for program in programs}
    about = [
        f"Input: {census.size} (lipdata: cp1252; the others: the same rows in UTF-8, "
        f"{census.twin.stat().st_size:,} bytes), 96 catchments, 60 shares; {runs} runs",
    ]
    return Section(
        key, title, about, programs,
        references={
            name: lambda program, name=name: by.get((name, program.threads)) for name in ("DuckDB", "Polars")
        },
        aims=aims(by, title.lower()),
        answers=same_answers(by["DuckDB", 1], [program for program in programs if program.writes]),
    )


def aims(by: dict[tuple[str, int | None], Program], what: str) -> list[Aim]:
    found = []
    for threads in THREADS:
        own = by["lipdata", threads]
        on = f"{what}, {threads} thread{'s'[: threads - 1]}"
        for name, bound in (("DuckDB", AIM_DUCKDB), ("Polars", AIM_POLARS)):
            found.append(Aim.ratio(on, own, by[name, threads], bound))
        found.append(Aim.memory(on, own, AIM_RSS_MB))
        above = own.peak_mb - by["lipdata --version", None].peak_mb
        found.append(Aim(f"{on}, memory above `lipdata --version`", above, AIM_RSS_ABOVE_VERSION_MB, " MB"))
    return found
