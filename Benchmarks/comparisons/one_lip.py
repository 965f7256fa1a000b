"""One partnership's indicators from what was taken in before, in a fresh process: lipdata's store, DuckDB's database."""

import csv
import io
import subprocess
from pathlib import Path

from room.answers import Answers, answers, differences, verdict
from room.inputs import Room, peer
from room.measure import Program, run, take_turns
from room.report import Aim, Section

from . import loads

KEY = "one-lip"
AIM_DUCKDB = 0.15
# A partnership of several areas, all of which stand in a file of any size.
LIP = "cape-breton"


def compare(room: Room) -> list[Section]:
    loads.ensure(room, room.census())
    catchments = one_catchment(room)
    written = room.out / "one-lip-lipdata"
    computes = "--store" in text(room.lipdata, "indicators", "compute", "--help")
    if computes:
        shares = room.shares
        command = [
            room.lipdata, "indicators", "compute", "--store", loads.store_path(room), "--catchments", catchments,
            "--indicators", room.indicators, "--output", written,
        ]
        own = Program("lipdata indicators compute --store", command, loads.store_path(room), written)
    else:
        # No verb computes chosen indicators from a store: an assessment computes these and their comparators.
        command = [
            room.lipdata, "assess", LIP, "--store", loads.store_path(room), "--output", written, "--format", "csv"
        ]
        own = Program("lipdata assess", command, loads.store_path(room), written)
        run(own, room.out, counted=False)
        shares = assessed_shares(room, assessed(written))
    result = room.out / "one-lip-duckdb.csv"
    database = loads.database_path(room)
    duckdb = Program(
        "DuckDB", [
            room.python, peer("one_lip_duckdb.py"), "--database", database, "--catchments", catchments,
            "--shares", shares, "--output", result,
        ],
        database, result,
    )
    start = Program("python -c 'import duckdb'", [room.python, "-c", "import duckdb"])
    version = Program("lipdata --version", [room.lipdata, "--version"])
    programs = [own, duckdb, start, version]
    # Milliseconds: many runs cost little, and steady the median.
    runs = max(room.runs, 3) * 3
    take_turns(programs, runs, room.out)
    for program in (own, duckdb):
        # Bytes read are no measure of what is asked for here.
        program.size = 0
    expected = answers(result)
    found = answers(written) if computes else {key: row for key, row in assessed(written).items() if key in expected}
    about = [
        f"Input: the store and the database of the census file, {loads.store_path(room).stat().st_size:,} and "
        f"{database.stat().st_size:,} bytes; {len(expected)} shares of {LIP}; {runs} runs",
        "Cold means a fresh process that opens the file read-only: the page cache is warm for both",
    ]
    if not computes:
        about.append(
            "lipdata has no verb that computes chosen indicators from a store: `assess` computes these shares, the other "
            "indicators of an assessment and their comparators, and writes a CSV for each of its tables"
        )
    return [
        Section(
            KEY, "One partnership from a cold open", about, programs,
            references={"DuckDB": lambda program: duckdb if program is own else None},
            aims=[Aim.ratio(f"one partnership ({own.name})", own, duckdb, AIM_DUCKDB)],
            answers=[verdict(own.name, differences(expected, found), "DuckDB")],
        )
    ]


def one_catchment(room: Room) -> Path:
    path = room.data / "catchment-1.csv"
    with open(room.catchments, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row[0] in ("lip_id", LIP)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def assessed(folder: Path) -> Answers:
    """What the tables of an assessment say of the catchment as a whole, 2021."""
    found: Answers = {}
    for path in sorted(folder.glob("*/tables/*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if (row["area_role"], row["category"], row["vintage"]) == ("catchment", "total", "2021"):
                    numbers = (row["value"], row["numerator"], row["denominator"])
                    found[row["lip_id"], row["indicator_id"]] = tuple(float(one) if one else None for one in numbers)
    return found


def assessed_shares(room: Room, found: Answers) -> Path:
    """The assessment's shares as the peers read them: id, numerator, denominator."""
    path = room.data / "shares-of-assessment.tsv"
    listed = csv.DictReader(io.StringIO(text(room.lipdata, "indicators", "list", "--format", "csv")))
    shares = {row["indicator_id"] for row in listed if row["measure"] == "share"}
    lines = ["id\tnumerator\tdenominator"]
    for _, indicator in found:
        if indicator not in shares:
            continue
        shown = csv.reader(io.StringIO(text(room.lipdata, "indicators", "show", indicator, "--format", "csv")))
        members = [field.split("/")[1] for field, _ in shown if field.startswith("census-profile-2021/")]
        # A share of sums has more members than two; DuckDB's job is of plain ones.
        if len(members) == 2:
            lines.append("\t".join([indicator, *members]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def text(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout
