"""The room of a run: where things are, and the generated inputs, made when they are first asked for."""

import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
DATASETS = HERE.parent / "Datasets"
# The real file of all census subdivisions, relative to the 1 GB that --bytes stands for; and the other inputs.
SUBDIVISIONS, SDMX, FULL_TABLE, IRCC = 2.73, 0.3, 0.3, 0.1
# sdmx1 keeps everything in memory, and takes seconds for each MB.
SDMX_SMALL = 20_000_000


@dataclass
class Census:
    """A Census Profile: cp1252 for lipdata, UTF-8 for the others."""

    profile: Path
    twin: Path

    @property
    def size(self) -> str:
        return f"{self.profile.stat().st_size:,} bytes"


@dataclass
class Room:
    bytes: int
    runs: int
    lipdata: Path
    newlines_in_names: bool = False
    data: Path = HERE / "data"
    python: Path = Path(sys.executable)
    generator: Path = HERE / ".build" / "release" / "generate-data"
    reader: Path = HERE / ".build" / "release" / "read-table"

    @property
    def out(self) -> Path:
        """Where the programs write to; emptied at every start."""
        return self.data / "out"

    @property
    def catchments(self) -> Path:
        return self._made(self.data / "catchments-96.csv", [self.python, peer("make_catchments.py")])

    @property
    def indicators(self) -> Path:
        """60 shares for lipdata (YAML)."""
        return self._made(self.data / "indicators-60.yaml", [self.python, peer("make_indicators.py")])

    @property
    def shares(self) -> Path:
        """The same 60 shares for the others (TSV)."""
        return self.indicators.with_suffix(".tsv")

    def census(self) -> Census:
        return self._census("census-profile", 1)

    def census_of_subdivisions(self) -> Census:
        return self._census("census-profile-csd", SUBDIVISIONS)

    def _census(self, name: str, times: float) -> Census:
        found = Census(self.data / f"{name}.csv", self.data / f"{name}.utf8.csv")
        words = [
            "census-profile", "--output", found.profile, "--utf8-twin", found.twin, "--catchments", self.catchments,
            *self._size(times), *(["--newlines-in-names"] if self.newlines_in_names else []),
        ]
        self._generated(found.profile, words)
        return found

    def sdmx(self, form: str) -> Path:
        """SDMX-ML 2.1, `generic` or `specific`; its structure file lies beside it."""
        number = "17109998" if form == "generic" else "17109997"
        path = self.data / f"sdmx-{form}" / f"{number}_1.xml"
        words = ["sdmx", form, "--folder", path.parent, "--number", number, *self._size(SDMX)]
        return self._generated(path, words)

    def small_sdmx(self) -> Path:
        path = self.data / "sdmx-small" / "17109998_1.xml"
        size = min(SDMX_SMALL, int(self.bytes * SDMX))
        return self._generated(path, ["sdmx", "generic", "--folder", path.parent, "--bytes", size, *self._datasets])

    def full_table(self) -> Path:
        path = self.data / "17109999.csv"
        return self._generated(path, ["full-table", "--output", path, *self._size(FULL_TABLE)])

    def ircc(self) -> Path:
        path = self.data / "ODP-PR-Generated.csv"
        return self._generated(path, ["ircc-monthly", "--output", path, *self._size(IRCC)])

    def zipped_census(self) -> Path:
        """The Census Profile as it is downloaded: deflated, alone in a .zip."""
        census = self.census()
        path = census.profile.with_suffix(".zip")
        if path.exists() and path.stat().st_mtime > census.profile.stat().st_mtime:
            return path
        print(f"== Packing {path.name}", file=sys.stderr)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.write(census.profile, "98-401-X2021_English_CSV_data.csv")
        return path

    @property
    def _datasets(self) -> list[object]:
        return ["--datasets", DATASETS]

    def _size(self, times: float) -> list[object]:
        return ["--bytes", int(self.bytes * times), *self._datasets]

    def _generated(self, path: Path, words: list[object]) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        return self._made(path, [self.generator, *words])

    def _made(self, path: Path, command: list[object]) -> Path:
        """Runs the command that makes the file, unless the same command, no newer, has made it before."""
        note = path.with_name(path.name + ".made")
        text = " ".join(map(str, command))
        program = next(Path(word) for word in command if Path(word) != self.python)
        if path.exists() and note.exists() and note.read_text() == text:
            if note.stat().st_mtime > program.stat().st_mtime:
                return path
        print(f"== Making {path.relative_to(self.data)}", file=sys.stderr)
        subprocess.run(list(map(str, command)), check=True, stdout=sys.stderr)
        note.write_text(text)
        return path


def peer(name: str) -> Path:
    return HERE / "peers" / name
