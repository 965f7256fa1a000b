"""SDMX-ML 2.1 to key and value, and to stored observations: lipdata, lxml, sdmx1; xmllint only reads."""

import sqlite3
from pathlib import Path

from room.answers import printed, same_sums
from room.inputs import DATASETS, Room, peer
from room.measure import Program, take_turns
from room.report import Aim, Section

KEY = "sdmx"
SECTIONS = ["sdmx-generic", "sdmx-specific"]
AIM_READ, AIM_STORED, AIM_LXML, AIM_RSS_MB = 0.7, 1.3, 0.15, 64
# lxml needs most of a minute, sdmx1 seconds for each MB.
RUNS_OF_LXML, LIMIT_OF_SDMX1 = 3, 240


def compare(room: Room) -> list[Section]:
    return [section(room, "generic"), section(room, "specific")]


def section(room: Room, form: str) -> Section:
    path = room.sdmx(form)
    key = f"{KEY}-{form}"
    read = Program(
        "lipdata, key and value", [room.reader, path, DATASETS], path, prints=room.out / f"{key}-read.tsv"
    )
    store = room.out / f"{key}.sqlite"
    stored = Program("lipdata ingest", [room.lipdata, "ingest", path, "--store", store], path, store)
    lxml = Program(
        "lxml iterparse, key and value", [room.python, peer("read_sdmx_lxml.py"), path], path,
        prints=room.out / f"{key}-lxml.tsv", most_runs=RUNS_OF_LXML,
    )
    lint = Program("xmllint --stream --noout", ["xmllint", "--stream", "--noout", path], path)
    sax = Program("xmllint --sax --noout", ["xmllint", "--sax", "--noout", path], path, most_runs=RUNS_OF_LXML)
    programs = [read, stored, lint, sax, lxml]
    sdmx1 = None
    if form == "generic":
        small = room.small_sdmx()
        sdmx1 = Program(
            "sdmx1, key and value (a small file)", [room.python, peer("read_sdmx_sdmx1.py"), small], small,
            prints=room.out / f"{key}-sdmx1.tsv", most_runs=1, time_limit=LIMIT_OF_SDMX1,
        )
        programs.append(sdmx1)
    take_turns(programs, room.runs, room.out)
    what = f"SDMX-ML 2.1 {'generic' if form == 'generic' else 'structure-specific'}"
    sums = {"lxml": printed(lxml.prints), "lipdata, key and value": printed(read.prints), "lipdata's store": kept(store)}
    about = [
        f"Input: {path.stat().st_size:,} bytes in one part, its structure file beside it; {room.runs} runs, of lxml "
        f"{RUNS_OF_LXML} at most",
        "`xmllint` finds the document well-formed and keeps nothing; `--sax` is libxml2's faster interface, not an opponent",
    ]
    if sdmx1:
        about.append(
            f"sdmx1 keeps everything in memory: a file of {sdmx1.reads.stat().st_size:,} bytes, once, so that its MB/s "
            f"can be compared, and nothing else"
        )
    return Section(
        key, what, about, programs,
        references={
            "xmllint --stream": lambda program: None if program is sdmx1 else lint,
            "lxml": lambda program: None if program is sdmx1 else lxml,
        },
        aims=[
            Aim.ratio(f"{what} to key and value", read, lint, AIM_READ),
            Aim.ratio(f"{what} to stored observations", stored, lint, AIM_STORED),
            Aim.ratio(f"{what} to stored observations", stored, lxml, AIM_LXML),
            Aim.memory(f"{what} to stored observations", stored, AIM_RSS_MB),
        ],
        answers=same_sums(sums),
    )


def kept(store: Path) -> dict[str, float]:
    """What a store with one table holds."""
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM series), count(value), count(*) - count(value), sum(value) FROM cell"
        ).fetchone()
    finally:
        connection.close()
    return dict(zip(("series", "values", "missing", "sum"), map(float, row)))
