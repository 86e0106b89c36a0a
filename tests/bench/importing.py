"""The import of a large table by the program itself, with the memory that it takes."""

import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import psutil
import xlsxwriter

from senim.rules.kinds import Language
from tests.bench.texts import NAMES, compose
from tests.faults.worlds import ROOT, World


LETTERS = 250  # a line of a journal is shorter than a letter
HEADERS = ("Дата", "Вид", "Канал", "ФИО", "Телефон", "Отделение", "Язык", "Текст")
KINDS = ("Жалоба", "Благодарность", "Предложение")
CHANNELS = ("HOTLINE", "BOOK", "POST", "EOTINISH")
DEPARTMENTS = ("SURG", "TRAUMA", "URO", "GYN", "")
DAYS = 700
PAUSE = 0.05
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows were taken in, in how many seconds, with how much memory at the most."""

    rows: int
    seconds: float
    megabytes: float
    said: str

    @property
    def rate(self) -> float:
        """Return the rows of a second."""
        return self.rows / self.seconds


def write_table(path: Path, rows: int, until: date) -> None:
    """Write a journal of so many lines, the same for the same day."""
    rng = Random(f"import {rows}")
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADERS)
        for at in range(1, rows + 1):
            day = until - timedelta(days=rng.randrange(70, DAYS))
            line = (
                f"{day:%d.%m.%Y}",
                rng.choice(KINDS),
                rng.choice(CHANNELS),
                f"{rng.choice(NAMES)} {at}",
                f"8701{rng.randrange(10**7):07}",
                rng.choice(DEPARTMENTS),
                "ru",
                compose(rng, Language.RU, LETTERS),
            )
            sheet.write_row(at, 0, line)


def import_table(world: World, path: Path, rows: int) -> Imported:
    """Import the table by `senim import`, watching the memory of the process and its children."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "senim", "import", str(path), "--organisation", "mob2"],
        cwd=ROOT,
        env=world.surroundings,
        stdout=(path.parent / "import.log").open("wb"),
        stderr=subprocess.STDOUT,
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(PAUSE)
    seconds = time.perf_counter() - began
    said = (path.parent / "import.log").read_text().replace("\r", "\n")
    if process.returncode:
        raise RuntimeError(said[-2000:])
    return Imported(rows, seconds, peak / MEGABYTE, said.strip().splitlines()[-1])


def _memory(pid: int) -> int:
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
        return sum(each.memory_info().rss for each in family)
    return 0
