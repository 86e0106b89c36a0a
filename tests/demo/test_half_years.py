"""The invented half-years say exactly what the hospital printed, and are invented well."""

import csv
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from senim.demo.halfyears import YEARS, half_year_lines
from senim.demo.lines import Line
from senim.demo.sheets import COLUMNS, write_old_csv, write_xlsx
from senim.demo.texts import LONG
from senim.intake.profiles import JOURNAL, matched
from senim.rules.channels import WAYS, journal_for
from senim.rules.channels import ChannelCode as Way
from senim.rules.iin import iin_fault
from senim.rules.kinds import ContentKind, Form, Journal, Language, Verdict


PRINTED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "hospital_2022h1.json").read_text(encoding="utf-8")
)
SOURCES = PRINTED["sources"]
LINES = {year: half_year_lines(year) for year in YEARS}
REASONS = {
    "NO_CLAIMS": "в целом не имеют претензий к качеству оказания медпомощи",
    "ON_TIME": "врач принял точно по времени",
    "THANKS": "выражают благодарность медицинским работникам",
    "SATISFIED": "полностью удовлетворены качеством оказания медпомощи",
    "NOT_BOOKED": "не записывался",
    "WAITED_UNDER_15_MIN": "пришлось ждать менее 15 минут",
    "WAITED_OVER_15_MIN": "пришлось ждать более 15 минут",
    "WAITED_OVER_30_MIN": "пришлось ждать более 30 минут",
    "WAITED_OVER_1_HOUR": "пришлось ждать более 1 часа",
}
SUBJECTS = {
    "APPOINTMENT": "запись на приём",
    "HOSPITAL_REFERRAL": "направление на госпитализацию",
    "TEST_RESULTS": "результаты анализов",
}
PLACES = {
    "NUR_SULTAN": "г. Нур-Султан",
    "STEPNOGORSK": "г. Степногорск",
    "KOKSHETAU": "г. Кокшетау",
    "TSELINOGRAD": "Целиноградский район",
    "ARSHALY": "Аршалынский район",
    "EREYMENTAU": "Ерейментауский район",
    "SHORTANDY": "Шортандинский район",
    "ASTRAKHAN": "Астраханский район",
    "KOSSHY": "г. Косшы",
    "ALMATY": "г. Алматы",
    "KARAGANDA": "г. Караганда",
    "RUSSIA": "Россия",
}


def journal(line: Line) -> Journal:
    return journal_for(line.kind, WAYS[line.channel].journal)


def of_journal(code: Journal, year: int = 2022) -> list[Line]:
    return [line for line in LINES[year] if journal(line) is code]


def of_reviews(channel: Way) -> list[Line]:
    return [line for line in of_journal(Journal.J_MONITOR) if line.channel is channel]


def months(lines: Iterable[Line]) -> list[int]:
    counted = Counter(line.on.month for line in lines)
    return [counted[month] for month in range(1, 7)]


def departments(lines: Iterable[Line], groups: dict[str, str] | None = None) -> dict[str, int]:
    return dict(Counter((groups or {}).get(line.department, line.department) for line in lines))


def of_kind(lines: Iterable[Line], kind: ContentKind) -> list[Line]:
    return [line for line in lines if line.kind is kind]


MERGED = {"URO": "URO+GYN", "GYN": "URO+GYN", "OTHER_MO": "GENERAL"}


@pytest.mark.parametrize("year", YEARS)
def test_the_top_table_of_each_half_year_is_the_printed_one(year: int) -> None:
    lines = LINES[year]

    assert [
        len(lines),
        sum(line.form is Form.ORAL for line in lines),
        sum(line.form is Form.WRITTEN for line in lines),
        0,
        sum(WAYS[line.channel].media for line in lines),
        sum(line.anonymous for line in lines),
    ] == PRINTED["top_table"][f"{year}H1"]


@pytest.mark.parametrize("year", [2021, 2022])
def test_thanks_are_as_many_as_printed_in_the_journals_that_count(year: int) -> None:
    thanks = of_kind(LINES[year], ContentKind.THANKS)

    assert len(thanks) == PRINTED["thanks"][f"{year}H1"]
    assert {journal(line) for line in thanks} == set(PRINTED["thanks"]["counted_in"])


@pytest.mark.parametrize("year", YEARS)
def test_every_line_lies_in_its_half_year(year: int) -> None:
    assert {line.on.year for line in LINES[year]} == {year}
    assert {line.on.month for line in LINES[year]} == {1, 2, 3, 4, 5, 6}


def test_the_book_holds_what_is_printed() -> None:
    lines, printed = of_journal(Journal.J_BOOK), SOURCES["J_BOOK"]
    complaints = of_kind(lines, ContentKind.COMPLAINT)

    assert len(lines) == printed["total"]
    assert sum(line.form is Form.ORAL for line in lines) == printed["oral"]
    assert sum(line.form is Form.WRITTEN for line in lines) == printed["written"]
    assert Counter(line.verdict for line in complaints) == {
        Verdict.PARTLY: printed["complaints"]["partly"],
        Verdict.UNJUSTIFIED: printed["complaints"]["unjustified"],
    }
    assert departments(complaints) == {"PDO": 3, "HOUSE": 1}
    assert [line.department for line in complaints if line.verdict is Verdict.PARTLY] == ["HOUSE"]
    assert departments(of_kind(lines, ContentKind.THANKS)) == {"URO": 1, "": 1}


def test_the_review_journals_hold_what_is_printed() -> None:
    lines, printed = of_journal(Journal.J_REVIEWS), SOURCES["J_REVIEWS"]

    assert len(lines) == printed["total"]
    assert {line.kind for line in lines} == {ContentKind.THANKS}
    assert {
        code: months(line for line in lines if line.department == code)
        for code in printed["by_department_month"]
    } == printed["by_department_month"]


def test_the_telephone_holds_what_is_printed() -> None:
    lines, printed = of_journal(Journal.J_PHONE), SOURCES["J_PHONE"]
    complaints = of_kind(lines, ContentKind.COMPLAINT)

    assert Counter(line.kind for line in lines) == {
        ContentKind.COMPLAINT: printed["direction"]["complaint"],
        ContentKind.INFO: printed["direction"]["info"],
        ContentKind.CONSULT: printed["direction"]["consultation"],
    }
    assert departments(complaints) == printed["complaints_by_department"]
    assert {line.verdict for line in complaints} == {Verdict.UNJUSTIFIED}
    assert departments(lines, MERGED) == printed["departments"]
    assert months(lines) == printed["months"]
    assert Counter(PLACES[line.place] for line in lines) == printed["places"]


def test_the_media_journal_holds_what_is_printed() -> None:
    lines, printed = of_journal(Journal.J_MEDIA), SOURCES["J_MEDIA"]
    complaints = of_kind(lines, ContentKind.COMPLAINT)
    fund = [line for line in lines if line.channel is Way.FSMS_CRM]

    assert Counter(line.channel for line in lines) == {
        Way.FSMS_CRM: printed["systems"]["FSMS_CRM"]["total"],
        Way.EOTINISH: printed["systems"]["EOTINISH"],
        Way.MEDELEMENT: printed["systems"]["MEDELEMENT"],
        Way.UNSPECIFIED: printed["systems"]["unspecified"],
    }
    assert Counter(line.kind for line in fund) == {
        ContentKind.COMPLAINT: printed["systems"]["FSMS_CRM"]["closed"],
        ContentKind.THANKS: printed["systems"]["FSMS_CRM"]["noted_thanks"],
    }
    assert all(line.outside_number for line in fund)
    assert sum(line.anonymous for line in lines) == printed["anonymous"]
    assert Counter(line.kind for line in lines) == {
        ContentKind.THANKS: printed["thanks"],
        ContentKind.COMPLAINT: printed["complaints"],
        ContentKind.INFO: printed["other"],
    }
    assert departments(lines, MERGED) == printed["departments"]
    assert departments(complaints) == printed["complaints_by_department"]
    assert {line.verdict for line in complaints} == {Verdict.UNJUSTIFIED}


def test_the_reviews_of_the_site_are_as_printed() -> None:
    lines, printed = of_reviews(Way.SITE), SOURCES["SITE_REVIEWS"]

    assert len(lines) == printed["total"]
    assert sum(line.anonymous for line in lines) == printed["anonymous"]
    assert {line.rating for line in lines} == {5}


def test_the_reviews_of_2gis_are_as_printed() -> None:
    lines, printed = of_reviews(Way.GIS2), SOURCES["2GIS"]
    negative = [line for line in lines if (line.rating or 0) < 3]
    ratings = Counter(str(line.rating) for line in lines)

    assert months(lines) == printed["months"]
    assert {mark: ratings[mark] for mark in "12345"} == printed["ratings"]
    assert departments(negative) == printed["negative_by_department"]
    assert all(line.anonymous for line in lines)


def test_the_reviews_of_damumed_are_as_printed() -> None:
    lines, printed = of_reviews(Way.DAMUMED), SOURCES["DAMUMED"]
    ratings = Counter(str(line.rating) for line in lines)

    assert months(lines) == printed["months"]
    assert {mark: ratings[mark] for mark in "12345"} == printed["ratings"]
    subjects = Counter(SUBJECTS.get(line.subject or "", "unspecified") for line in lines)
    reasons = Counter(REASONS.get(line.reason or "", "unspecified") for line in lines)
    assert subjects == printed["data_kind"]
    assert reasons == printed["reason"]
    assert sum(line.anonymous for line in lines) == 1


@pytest.mark.parametrize("year", YEARS)
def test_no_two_long_texts_are_alike(year: int) -> None:
    long = [line.text for line in LINES[year] if len(line.text) > LONG]

    assert len(long) == len(set(long))
    assert len(long) > len(LINES[year]) / 2


@pytest.mark.parametrize("year", YEARS)
def test_two_of_five_write_in_kazakh_and_some_without_its_letters(year: int) -> None:
    lines = [line for line in LINES[year] if line.kind is not ContentKind.REVIEW]
    kazakh = [line for line in lines if line.language is Language.KK]
    plain = [line for line in kazakh if not set("әғқңөұүһі").intersection(line.text.lower())]

    assert 0.33 < len(kazakh) / len(lines) < 0.5
    assert 0.05 < len(plain) / len(kazakh) < 0.3


@pytest.mark.parametrize("year", YEARS)
def test_everything_ended_mostly_within_five_days_and_seldom_late(year: int) -> None:
    taken = [(line.answered_on - line.on).days for line in LINES[year] if line.answered_on]

    assert len(taken) == len(LINES[year])
    assert min(taken) == 0
    assert 0 < sum(days > 5 for days in taken) < len(taken) / 20


def test_identity_numbers_are_right_and_anonymous_lines_hold_nobody() -> None:
    lines = [line for year in YEARS for line in LINES[year]]
    numbers = [line.contact.iin for line in lines if line.contact.iin]

    assert len(numbers) > 10
    assert [iin_fault(number) for number in numbers] == [None] * len(numbers)
    assert all(bool(line.contact) is not line.anonymous for line in lines)


def test_a_half_year_is_the_same_at_every_call() -> None:
    assert half_year_lines(2021) == LINES[2021]


def test_lines_stand_in_the_order_of_their_days() -> None:
    for lines in LINES.values():
        assert [(x.on, x.at) for x in lines] == sorted((x.on, x.at) for x in lines)


def test_a_workbook_holds_every_line_under_headers_that_the_import_knows(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    write_xlsx(path, LINES[2022])

    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

    assert len(matched([str(cell) for cell in header], JOURNAL)) == len(COLUMNS)
    assert len(rows) == 535
    assert {row[3] for row in rows} == {
        "Благодарность",
        "Жалоба",
        "Консультация",
        "Отзыв",
        "Справка, информация",
    }


def test_the_oldest_sheet_is_read_as_cp1251_with_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    write_old_csv(path, LINES[2020])

    with path.open(encoding="cp1251", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")

    assert header == list(COLUMNS)
    assert len(rows) == 122
