"""60 shares from a Census Profile in its .zip, beside unpacking it to nowhere."""

from room.inputs import Room
from room.measure import Program, run, take_turns
from room.report import Aim, Section

from . import compute

KEY = "zip"
AIM_UNZIP = 0.5


def compare(room: Room) -> list[Section]:
    census, archive = room.census(), room.zipped_census()
    size = census.profile.stat().st_size
    programs = []
    for threads in compute.THREADS:
        program = compute.lipdata(room, archive, room.out / f"zip-lipdata-{threads}.csv", threads)
        program.size = size
        programs.append(program)
    unzip = Program("unzip -p", ["unzip", "-p", archive], archive, size=size)
    programs.append(unzip)
    take_turns(programs, room.runs, room.out)
    plain = compute.lipdata(room, census.profile, room.out / "zip-plain.csv", 1)
    run(plain, room.out, counted=False)
    expected = plain.writes.read_bytes()
    answers = [
        f"{program.title}: the same bytes as from the CSV."
        if program.writes.read_bytes() == expected
        else f"NOT equal: {program.title} writes other bytes than from the CSV."
        for program in programs
        if program.writes
    ]
    about = [
        f"Input: {archive.stat().st_size:,} bytes, deflated; the CSV in it has {census.size}, of which MB/s is said; "
        f"{room.runs} runs; `unzip` writes to /dev/null",
    ]
    aims = [
        Aim.ratio(f"compute from a .zip, {program.threads} thread{'s'[: program.threads - 1]}", program, unzip, AIM_UNZIP)
        for program in programs if program.threads
    ]
    return [
        Section(
            KEY, "Compute from a .zip", about, programs, references={"unzip": lambda program: unzip}, aims=aims,
            answers=answers,
        )
    ]
