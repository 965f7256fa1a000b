"""What a comparison found, and RESULTS.md made of it."""

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .measure import GNU_TIME, Program

HERE = Path(__file__).resolve().parent.parent
MEGA = 1e6


@dataclass
class Aim:
    text: str
    measured: float
    at_most: float
    unit: str = ""
    # The same ratio of CPU times, which other work on the machine disturbs less.
    cpu: float | None = None

    @staticmethod
    def ratio(text: str, own: Program, other: Program, at_most: float) -> "Aim":
        wall = own.median_wall / other.median_wall
        return Aim(f"{text} / {other.name}", wall, at_most, cpu=own.median_cpu / other.median_cpu)

    @staticmethod
    def memory(text: str, own: Program, at_most: float) -> "Aim":
        return Aim(f"{text}, memory", own.peak_mb, at_most, " MB")

    @property
    def line(self) -> str:
        # Three decimals where two would hide by how much.
        shown = f"{self.measured:.1f}" if self.unit else f"{self.measured:.3f}"
        cpu = "" if self.cpu is None else f"{self.cpu:.3f}"
        verdict = "met" if self.measured <= self.at_most else "MISSED"
        return f"| {self.text} | {self.at_most:g}{self.unit} | {shown}{self.unit} | {cpu} | {verdict} |"


@dataclass
class Section:
    key: str
    title: str
    about: list[str]
    programs: list[Program]
    # The columns "wall / X" and "CPU / X": X, and which program it is for a given one.
    references: dict[str, Callable[[Program], Program | None]] = field(default_factory=dict)
    aims: list[Aim] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return any(sentence.startswith("NOT") for sentence in self.answers)

    def lines(self) -> list[str]:
        commands = dict.fromkeys(shown(program.words) for program in self.programs)
        return [
            f"## {self.title}", "", *(f"- {line}" for line in self.about), "", *self.table(), "",
            *(f"- {line}" for line in self.answers), "", "```", *commands, "```", "",
        ]

    def table(self) -> list[str]:
        heads = ["program", "wall s", "min to max", "user+sys s", "MB/s", "peak RSS MB"]
        heads += [f"{what} / {name}" for name in self.references for what in ("wall", "CPU")]
        lines = ["| " + " | ".join(heads) + " |", "|---" + "|--:" * (len(heads) - 1) + "|"]
        for program in self.programs:
            if not program.wall:
                lines.append(f"| {program.title} | {program.gave_up} |" + " |" * (len(heads) - 2))
                continue
            speed = f"{program.bytes / MEGA / program.median_wall:,.0f}" if program.bytes else ""
            cells = [
                program.title, f"{program.median_wall:.3f}", f"{min(program.wall):.3f} to {max(program.wall):.3f}",
                f"{program.median_cpu:.3f}", speed, f"{program.peak_mb:.1f}",
            ]
            for reference in self.references.values():
                other = reference(program)
                ratios = ["", ""]
                if other is not None and other.wall:
                    ratios = [
                        f"{program.median_wall / other.median_wall:.3f}", f"{program.median_cpu / other.median_cpu:.3f}"
                    ]
                cells += ratios
            lines.append("| " + " | ".join(cells) + " |")
        return lines

    def save(self, folder: Path, signature: str) -> None:
        """Keeps what was found, so that `--only` leaves the other sections of the report as they are."""
        folder.mkdir(parents=True, exist_ok=True)
        kept = {"signature": signature, "aims": [aim.line for aim in self.aims], "lines": self.lines()}
        (folder / f"{self.key}.json").write_text(json.dumps(kept, indent=1), encoding="utf-8")


def shown(words: list[str]) -> str:
    """A command with paths as seen from Benchmarks/."""
    return " ".join(os.path.relpath(word, HERE) if word.startswith("/") else word for word in words)


def signature(*parts: object) -> str:
    """Sections with the same signature were measured on the same program, the same inputs and the same peers."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else repr(part).encode())
        digest.update(b"\0")
    return digest.hexdigest()


def first_line(*command: str | Path) -> str:
    try:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "not there"
    return (done.stdout or done.stderr).strip().splitlines()[0] if done.stdout or done.stderr else "says nothing"


def machine(lipdata: Path, requirements: Path) -> list[str]:
    def proc(path: str, key: str) -> str:
        try:
            lines = Path(path).read_text().splitlines()
        except OSError:
            return "unknown"
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(key)), "unknown")

    memory = proc("/proc/meminfo", "MemTotal").removesuffix(" kB")
    if memory.isdigit():
        memory = f"{int(memory) / 1024**2:.0f} GiB"
    peers = ", ".join(requirements.read_text().replace("==", " ").split("\n")[:-1])
    return [
        f"- Machine: {proc('/proc/cpuinfo', 'model name')}, {os.cpu_count()} CPUs, {memory}, {platform.platform()}",
        f"- {first_line(lipdata, '--version')}, checkout at {first_line('git', 'rev-parse', '--short', 'HEAD')}; "
        f"{first_line('swift', '--version')}",
        f"- Python {platform.python_version()}: {peers}",
        f"- {first_line('xmllint', '--version')}; {first_line('unzip', '-v')}",
    ]


def report(folder: Path, keys: list[str], signature: str, about: list[str], runs: int) -> str:
    """RESULTS.md of all sections that were measured on the same program and inputs."""
    sections = []
    for key in keys:
        try:
            kept = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
        except OSError:
            continue
        if kept["signature"] == signature:
            sections.append(kept)
    peak = "GNU time's `%M`" if GNU_TIME else "`wait4`, this script's own 15 MB being its floor"
    return "\n".join(
        [
            "# Results",
            "",
            "Written by `compare.py`; do not edit. What is measured, and how to repeat it: `README.md`.",
            "",
            *about,
            f"- Medians of up to {runs} runs in turn after one warm-up round (each section says how many); whole "
            f"processes from start to exit; CPU from `wait4`, the largest peak RSS from {peak}; MB is 10^6 bytes",
            "",
            "## Aims",
            "",
            "Aims are of wall time; the ratio of CPU times stands beside, which other work on the machine disturbs less.",
            "",
            "| aim | at most | measured | of CPU | |",
            "|---|--:|--:|--:|---|",
            *(line for kept in sections for line in kept["aims"]),
            "",
            *(line for kept in sections for line in kept["lines"]),
        ]
    )
