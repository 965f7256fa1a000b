#!/usr/bin/env python3
"""Times lipdata, DuckDB and Polars on the same job, as whole processes, and checks that they answer the same.

Programs take turns (A B C A B C ...), after one round that is not counted. The input is read once before every run, so
that all of them find it in the page cache. Needs nothing but Python; the peers run in the venv that Benchmarks/run makes.
"""

import argparse
import csv
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
THREADS = (1, 2)
AIM_DUCKDB, AIM_POLARS = 0.15, 0.40
AIM_RSS_MB, AIM_RSS_ABOVE_VERSION_MB = 48, 24
# Values are rounded at the sixth decimal by lipdata, and not at all by the others.
RELATIVE, ROUNDING = 1e-6, 0.51e-6
# A fork counts its parent's memory until it execs, and Python has more of it than a small program: GNU time, itself
# small, starts the program and says its peak.
GNU_TIME = "/usr/bin/time" if sys.platform == "linux" else ""


@dataclass
class Program:
    name: str
    command: list[str]
    reads: Path | None = None
    writes: Path | None = None
    threads: int | None = None
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    rss_mb: list[float] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.name if self.threads is None else f"{self.name}, {self.threads} thread{'s'[: self.threads - 1]}"


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    data = HERE / "data"
    parser.add_argument("--profile", type=Path, default=data / "census-profile.csv", help="cp1252, for lipdata")
    parser.add_argument("--twin", type=Path, default=data / "census-profile.utf8.csv", help="UTF-8, for the peers")
    parser.add_argument("--catchments", type=Path, default=data / "catchments-96.csv")
    parser.add_argument("--indicators", type=Path, default=data / "indicators-60.yaml")
    parser.add_argument("--shares", type=Path, default=data / "indicators-60.tsv")
    parser.add_argument("--lipdata", type=Path, default=HERE.parent / ".build" / "release" / "lipdata")
    parser.add_argument("--python", type=Path, default=data / "venv" / "bin" / "python", help="has duckdb and polars")
    parser.add_argument("--results", type=Path, default=HERE / "RESULTS.md")
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def programs(options: argparse.Namespace, out: Path) -> list[Program]:
    found = []
    for threads in THREADS:
        if options.lipdata.exists():
            written = out / f"lipdata-{threads}.csv"
            command = [
                options.lipdata, "indicators", "compute", "--from", options.profile, "--catchments", options.catchments,
                "--indicators", options.indicators, "--output", written, "--threads", threads,
            ]
            found.append(Program("lipdata", list(map(str, command)), options.profile, written, threads))
        for peer, name in (("duckdb", "DuckDB"), ("polars", "Polars")):
            written = out / f"{peer}-{threads}.csv"
            command = [
                options.python, HERE / "peers" / f"compute_{peer}.py", "--from", options.twin, "--catchments",
                options.catchments, "--shares", options.shares, "--output", written, "--threads", threads,
            ]
            found.append(Program(name, list(map(str, command)), options.twin, written, threads))
    found.append(Program("wc -l", ["wc", "-l", str(options.profile)], options.profile))
    if options.lipdata.exists():
        found.append(Program("lipdata --version", [str(options.lipdata), "--version"]))
    return found


def read_once(path: Path) -> None:
    """Brings the file into the page cache, in constant memory."""
    buffer = memoryview(bytearray(1 << 20))
    with open(path, "rb", buffering=0) as file:
        while file.readinto(buffer):
            pass


def run(program: Program, out: Path, counted: bool) -> None:
    if program.reads:
        read_once(program.reads)
    if program.writes:
        program.writes.unlink(missing_ok=True)
    log, peak = out / "log.txt", out / "peak.txt"
    measured = [GNU_TIME, "-q", "-f", "%M", "-o", str(peak)] if os.path.exists(GNU_TIME) else []
    with open(log, "wb") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            measured + program.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    # wait4 has reaped it; Popen must not wait for it again.
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        text = log.read_text(encoding="utf-8", errors="replace")[-4000:]
        sys.exit(f"{program.title} ended with {process.returncode}: {' '.join(program.command)}\n{text}")
    kilobytes = int(peak.read_text()) if measured else usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    if counted:
        program.wall.append(wall)
        program.cpu.append(usage.ru_utime + usage.ru_stime)
        program.rss_mb.append(kilobytes * 1024 / 1e6)


def answers(path: Path) -> dict[tuple[str, str], tuple[float | None, ...]]:
    """(lip, indicator) to (value, numerator, denominator); of lipdata's rows only the catchments' own."""
    found = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row.get("area_role", "catchment") != "catchment":
                continue
            key = (row["lip_id"], row["indicator_id"])
            if key in found:
                sys.exit(f"{path}: two rows for {key}")
            found[key] = tuple(float(row[name]) if row[name] else None for name in ("value", "numerator", "denominator"))
    return found


def differences(reference: Path, other: Path) -> list[str]:
    expected, found = answers(reference), answers(other)
    said = [f"{key} is missing" for key in sorted(expected.keys() - found.keys())]
    said += [f"{key} is not expected" for key in sorted(found.keys() - expected.keys())]
    for key in sorted(expected.keys() & found.keys()):
        for name, a, b in zip(("value", "numerator", "denominator"), expected[key], found[key]):
            same = a is b if a is None or b is None else math.isclose(a, b, rel_tol=RELATIVE, abs_tol=ROUNDING)
            if not same:
                said.append(f"{key} {name}: {a} in {reference.stem}, {b} in {other.stem}")
    return said


def check(found: list[Program]) -> list[str]:
    """Sentences about the answers; any that begins with NOT fails the comparison."""
    written = [program for program in found if program.writes]
    reference = next(program for program in written if program.name == "DuckDB")
    expected = answers(reference.writes)
    if not expected:
        sys.exit(f"{reference.writes} holds no answers")
    empty = sum(value is None for value, _, _ in expected.values())
    zero = sum(value == 0 for value, _, _ in expected.values())
    said = [f"{len(expected)} answers, of which {empty} empty and {zero} zero."]
    for program in written:
        if program is reference:
            continue
        wrong = differences(reference.writes, program.writes)
        if wrong:
            said.append(f"NOT equal: {program.title}, {len(wrong)} differences, such as " + "; ".join(wrong[:5]))
        else:
            said.append(f"{program.title}: equal to {reference.title}.")
    own = [program.writes.read_bytes() for program in written if program.name == "lipdata"]
    if own:
        same = all(text == own[0] for text in own)
        said.append("lipdata writes the same bytes on 1 and 2 threads." if same else "NOT the same bytes on 1 and 2 threads.")
    return said


def table(found: list[Program], size: int) -> list[str]:
    medians = {(p.name, p.threads): (statistics.median(p.wall), statistics.median(p.cpu)) for p in found}
    lines = [
        "| program | wall s | min to max | user+sys s | MB/s | peak RSS MB | wall / DuckDB | wall / Polars | CPU / DuckDB | CPU / Polars |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for p in found:
        wall, cpu = medians[p.name, p.threads]
        ratios = ["", "", "", ""]
        if p.threads is not None:
            peers = [medians[peer, p.threads] for peer in ("DuckDB", "Polars")]
            ratios = [f"{wall / peer[0]:.2f}" for peer in peers] + [f"{cpu / peer[1]:.2f}" for peer in peers]
        speed = f"{size / 1e6 / wall:,.0f}" if p.reads else ""
        cells = [
            p.title, f"{wall:.3f}", f"{min(p.wall):.3f} to {max(p.wall):.3f}", f"{cpu:.3f}", speed,
            f"{statistics.median(p.rss_mb):.1f}", *ratios,
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def aims(found: list[Program]) -> list[str]:
    by = {(p.name, p.threads): p for p in found}
    if ("lipdata", 1) not in by:
        return ["lipdata was not there: only its peers were measured."]
    lines = ["| aim | measured | |", "|---|--:|---|"]

    def line(text: str, measured: float, bound: float, unit: str = "") -> None:
        lines.append(f"| {text} | {measured:.2f}{unit} | {'met' if measured <= bound else 'MISSED'} |")

    version = statistics.median(by["lipdata --version", None].rss_mb)
    for threads in THREADS:
        own = by["lipdata", threads]
        on = f"{threads} thread{'s'[: threads - 1]}"
        for peer, bound in (("DuckDB", AIM_DUCKDB), ("Polars", AIM_POLARS)):
            ratio = statistics.median(own.wall) / statistics.median(by[peer, threads].wall)
            line(f"at most {bound} of {peer}'s wall time, {on}", ratio, bound)
        # The largest run, not the median: a limit on memory holds always.
        line(f"at most {AIM_RSS_MB} MB at the peak, {on}", max(own.rss_mb), AIM_RSS_MB, " MB")
        above = max(own.rss_mb) - version
        line(f"at most {AIM_RSS_ABOVE_VERSION_MB} MB above `lipdata --version`, {on}", above, AIM_RSS_ABOVE_VERSION_MB, " MB")
    return lines


def first_line(*command: str | Path) -> str:
    try:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "not there"
    return (done.stdout or done.stderr).strip().splitlines()[0] if done.stdout or done.stderr else "says nothing"


def machine(options: argparse.Namespace) -> list[str]:
    def proc(path: str, key: str) -> str:
        try:
            lines = Path(path).read_text().splitlines()
        except OSError:
            return "unknown"
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(key)), "unknown")

    memory = proc("/proc/meminfo", "MemTotal").removesuffix(" kB")
    if memory.isdigit():
        memory = f"{int(memory) / 1024**2:.0f} GiB"
    peers = "import duckdb, polars; print(f'duckdb {duckdb.__version__}, polars {polars.__version__}')"
    return [
        f"- Machine: {proc('/proc/cpuinfo', 'model name')}, {os.cpu_count()} CPUs, {memory}, {platform.platform()}",
        f"- lipdata {first_line(options.lipdata, '--version')}; {first_line('swift', '--version')}",
        f"- {first_line(options.python, '-c', peers)}, {first_line(options.python, '--version')}",
    ]


def shown(command: list[str]) -> str:
    """The command with paths as seen from Benchmarks/."""
    return " ".join(os.path.relpath(part, HERE) if part.startswith("/") else part for part in command)


def report(options: argparse.Namespace, found: list[Program], said: list[str]) -> str:
    size = options.profile.stat().st_size
    peak = "GNU time's `%M`" if os.path.exists(GNU_TIME) else "`wait4`, this script's own 15 MB being its floor"
    lines = [
        "# Results",
        "",
        "Written by `compare.py`; do not edit. What is measured, and how to repeat it: `README.md`.",
        "",
        *machine(options),
        f"- Input: {size:,} bytes (lipdata: cp1252; the others: the same rows in UTF-8, "
        f"{options.twin.stat().st_size:,} bytes), 96 catchments, 60 shares",
        f"- Medians of {options.runs} runs in turn after one warm-up round; whole processes from start to exit; CPU from "
        f"`wait4`, peak RSS from {peak}; MB is 10^6 bytes",
        "",
        "## Times",
        "",
        *table(found, size),
        "",
        "## Aims",
        "",
        *aims(found),
        "",
        "## Answers",
        "",
        *(f"- {sentence}" for sentence in said),
        "",
        "## Commands",
        "",
        "```",
        *(shown(program.command) for program in found),
        "```",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    options = parse()
    for path in (options.profile, options.twin, options.catchments, options.indicators, options.shares):
        if not path.exists():
            sys.exit(f"{path} is not there: Benchmarks/run makes it")
    if not options.lipdata.exists():
        print(f"note: {options.lipdata} is not there; build it with `swift build -c release`", file=sys.stderr)
    out = HERE / "data" / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    found = programs(options, out)
    for number in range(options.runs + 1):
        print(f"round {number} of {options.runs}" + (" (warm-up)" if number == 0 else ""), file=sys.stderr)
        for program in found:
            run(program, out, counted=number > 0)
    said = check(found)
    text = report(options, found, said)
    options.results.write_text(text, encoding="utf-8")
    print(text)
    if any(sentence.startswith("NOT") for sentence in said):
        sys.exit("the answers differ")


if __name__ == "__main__":
    main()
