"""Runs programs in turn, as whole processes, and measures wall time, CPU time and peak memory."""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

# A fork counts its parent's memory until it execs, and Python has more of it than a small program: GNU time, itself
# small, starts the program and says its peak.
GNU_TIME = "/usr/bin/time" if sys.platform == "linux" and os.path.exists("/usr/bin/time") else ""


@dataclass
class Program:
    name: str
    command: list[str | Path | int]
    reads: Path | None = None
    # Removed before every run, so that every run makes it anew; for a file that has companions (-wal), those as well.
    writes: Path | None = None
    # Where standard output goes; to nowhere without it.
    prints: Path | None = None
    threads: int | None = None
    # How many bytes are worked through, where that is not the size of what is read (an archive).
    size: int | None = None
    # A slow program need not run as often as the others; one that is known to be hopeless need not finish.
    most_runs: int | None = None
    time_limit: int | None = None
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    rss_mb: list[float] = field(default_factory=list)
    gave_up: str = ""

    @property
    def title(self) -> str:
        return self.name if self.threads is None else f"{self.name}, {self.threads} thread{'s'[: self.threads - 1]}"

    @property
    def median_wall(self) -> float:
        return statistics.median(self.wall)

    @property
    def median_cpu(self) -> float:
        return statistics.median(self.cpu)

    @property
    def peak_mb(self) -> float:
        """The largest run, not the median: a limit on memory holds always."""
        return max(self.rss_mb)

    @property
    def bytes(self) -> int:
        return self.size if self.size is not None else self.reads.stat().st_size if self.reads else 0

    @property
    def words(self) -> list[str]:
        return list(map(str, self.command))


def take_turns(programs: list[Program], runs: int, out: Path) -> None:
    """A B C A B C ..., after one round that is not counted."""
    for number in range(runs + 1):
        warm_up = number == 0
        print(f"  round {number} of {runs}" + (" (warm-up)" if warm_up else ""), file=sys.stderr)
        for program in programs:
            if program.gave_up or len(program.wall) >= (program.most_runs or runs):
                continue
            # What runs only once is too slow to be warmed up for.
            if warm_up and program.most_runs == 1:
                continue
            run(program, out, counted=not warm_up)


def run(program: Program, out: Path, counted: bool = True) -> None:
    if program.reads:
        read_once(program.reads)
    if program.writes:
        remove(program.writes)
    # Nobody's measurement pays for writing back what the program before has written.
    os.sync()
    log, peak = out / "log.txt", out / "peak.txt"
    measured = [GNU_TIME, "-q", "-f", "%M", "-o", str(peak)] if GNU_TIME else []
    with open(log, "wb") as errors, open(program.prints or os.devnull, "wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            measured + program.words, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, start_new_session=True
        )
        usage, status = wait(process, program.time_limit)
        wall = time.perf_counter() - start
    if usage is None:
        program.gave_up = f"not finished after {program.time_limit} s"
        return
    if status != 0:
        text = log.read_text(encoding="utf-8", errors="replace")[-4000:]
        sys.exit(f"{program.title} ended with {status}: {' '.join(program.words)}\n{text}")
    kilobytes = int(peak.read_text()) if measured else usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    if counted:
        program.wall.append(wall)
        program.cpu.append(usage.ru_utime + usage.ru_stime)
        program.rss_mb.append(kilobytes * 1024 / 1e6)


def wait(process: subprocess.Popen, limit: int | None):
    """The process's resource usage and exit code; None when it had to be stopped."""
    if limit is not None:
        # Polled only where there is a limit: those programs are too slow for it to matter.
        end = time.monotonic() + limit
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if time.monotonic() > end:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return None, None
            time.sleep(0.05)
    _, status, usage = os.wait4(process.pid, 0)
    # wait4 has reaped it; Popen must not wait for it again.
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage, process.returncode


def read_once(path: Path) -> None:
    """Brings the file into the page cache, in constant memory."""
    buffer = memoryview(bytearray(1 << 20))
    with open(path, "rb", buffering=0) as file:
        while file.readinto(buffer):
            pass


def remove(path: Path) -> None:
    for found in path.parent.glob(path.name + "*"):
        shutil.rmtree(found) if found.is_dir() else found.unlink()
