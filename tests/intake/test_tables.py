"""Tables read as rows of text: dialects, true values, and files that only pretend."""

import io
import json
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from senim.intake import archives, tables
from senim.intake.faults import BadTable, TableFault
from senim.intake.tables import TableKind, rows, table_kind
from senim.intake.unpack import main, unpack
from tests.intake.sheets import HEADERS, csv_file, row, write, xlsx_file


TEXT = ["Дата", "Текст"]


def read(path: Path) -> list[tuple[int, list[str]]]:
    return list(rows(path))


def fault(path: Path) -> TableFault:
    with pytest.raises(BadTable) as bad:
        read(path)
    return bad.value.fault


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_csv_is_read_in_every_dialect(tmp_path: Path, encoding: str, separator: str) -> None:
    content = csv_file([("06.03.2022", "Жалоба; с, знаками\nи строками")], TEXT, encoding=encoding,
                       separator=separator)  # fmt: skip

    assert read(write(tmp_path / "t", content)) == [
        (1, TEXT),
        (3, ["06.03.2022", "Жалоба; с, знаками\nи строками"]),
    ]


def test_a_declared_separator_is_no_row(tmp_path: Path) -> None:
    assert read(write(tmp_path / "t", io.BytesIO("sep=,\nа,б\n1,2".encode()))) == [
        (2, ["а", "б"]),
        (3, ["1", "2"]),
    ]


def test_values_of_a_spreadsheet_come_as_text(tmp_path: Path) -> None:
    sheet = xlsx_file(
        [[date(2022, 3, 6), time(15, 4), 812345678901, 0.5, True, "=1+1", "", ""]], ["a"] * 8
    )

    assert read(write(tmp_path / "t", sheet))[1] == (
        2,
        ["2022-03-06", "15:04:00", "812345678901", "0.5", "True", "0"],
    )


def test_a_moment_keeps_its_time(tmp_path: Path) -> None:
    sheet = xlsx_file([[datetime(2022, 3, 6, 15, 4)]], ["a"])  # noqa: DTZ001 (cells have no zone)

    assert read(write(tmp_path / "t", sheet))[1] == (2, ["2022-03-06T15:04:00"])


def test_an_old_spreadsheet_is_read() -> None:
    assert read(Path(__file__).parent / "old.xls") == [
        (1, ["Дата", "Текст"]),
        (2, ["2022-03-06", "Жалоба"]),
    ]


def test_the_first_visible_sheet_that_holds_something_is_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t") as book:
        book.add_worksheet()
        hidden = book.add_worksheet()
        hidden.write(0, 0, "скрыто")
        hidden.hide()
        book.add_worksheet().write(2, 1, "видно")

    assert read(tmp_path / "t") == [(3, ["видно"])]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", TableFault.EMPTY),
        (b"MZ\x90\x00\x03\x00", TableFault.NOT_A_TABLE),
        (b"%PDF-1.7\n\x00\x01", TableFault.NOT_A_TABLE),
        (b"PK\x03\x04" + bytes(100), TableFault.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), TableFault.BROKEN),
        ("а;б\n".encode("cp1251") + b"\x98\xff", TableFault.ENCODING),
        (b'a;b\n"' + b"x" * 1_100_000, TableFault.BROKEN),
        (b"a;b\n" + b";" * 120 + b"x", TableFault.TOO_WIDE),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, expected: TableFault) -> None:
    assert fault(write(tmp_path / "t", io.BytesIO(content))) is expected


def test_the_kind_is_told_by_the_first_bytes() -> None:
    assert table_kind(b"PK\x03\x04") is TableKind.XLSX
    assert table_kind("Дата".encode("utf-16")) is TableKind.CSV


def test_files_rows_and_columns_beyond_the_limits_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "t", csv_file([row()] * 3))
    monkeypatch.setattr(tables, "MAX_ROWS", 2)
    assert fault(path) is TableFault.TOO_MANY_ROWS
    monkeypatch.setattr(tables, "MAX_BYTES", 10)
    assert fault(path) is TableFault.TOO_BIG


def far(tmp_path: Path, y: int, x: int) -> Path:
    with xlsxwriter.Workbook(tmp_path / "far") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Дата")
        sheet.write(y, x, "далеко")
    return tmp_path / "far"


@pytest.mark.parametrize(
    ("y", "x", "expected"),
    [
        (1_048_575, 16_383, TableFault.TOO_WIDE),
        (1, 100, TableFault.TOO_WIDE),
        (300_001, 0, TableFault.TOO_MANY_ROWS),
        (299_999, 99, TableFault.TOO_WIDE),
    ],
)
def test_a_cell_far_away_fills_no_memory(
    tmp_path: Path, y: int, x: int, expected: TableFault
) -> None:
    assert fault(far(tmp_path, y, x)) is expected


def archive(tmp_path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(tmp_path / "t", "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return tmp_path / "t"


def test_bombs_are_refused_by_the_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path, {"xl/worksheets/sheet1.xml": bytes(5000)})
    monkeypatch.setattr(archives, "MAX_UNPACKED", 4000)
    assert fault(path) is TableFault.BOMB
    monkeypatch.setattr(archives, "MAX_UNPACKED", 10_000)
    monkeypatch.setattr(archives, "MAX_ENTRIES", 0)
    assert fault(path) is TableFault.BOMB


def test_other_archives_definitions_and_locks_are_refused(tmp_path: Path) -> None:
    assert fault(archive(tmp_path, {"word/document.xml": b"<a/>"})) is TableFault.NOT_A_TABLE
    laugh = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'
    assert fault(archive(tmp_path, {"xl/worksheets/sheet1.xml": laugh})) is TableFault.BROKEN
    assert fault(archive(tmp_path, {"xl/worksheets/sheet1.xml": b"<a/>"})) is TableFault.BROKEN
    path = archive(tmp_path, {"xl/worksheets/sheet1.xml": b"<a/>"})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= archives.ENCRYPTED
    path.write_bytes(content)
    assert fault(path) is TableFault.LOCKED


def test_a_false_size_is_found(tmp_path: Path) -> None:
    path = archive(tmp_path, {"xl/worksheets/sheet1.xml": bytes(5000)})
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = (100).to_bytes(4, "little")
    path.write_bytes(content)

    assert fault(path) is TableFault.BROKEN


def test_the_header_may_stand_below_a_title(tmp_path: Path) -> None:
    content = "Журнал учёта;;\n;;\nДата;Вид;Текст\n1.1.2022;Жалоба;а\n"
    source = write(tmp_path / "s", io.BytesIO(content.encode()))

    found = unpack(source, tmp_path / "t")

    assert (found.headers, found.total) == (["Дата", "Вид", "Текст"], 1)
    assert json.loads((tmp_path / "t").read_text()) == [4, ["1.1.2022", "Жалоба", "а"]]


def test_a_table_without_rows_or_header_is_refused(tmp_path: Path) -> None:
    assert unpack(write(tmp_path / "s", csv_file([])), tmp_path / "t").fault == "NO_ROWS"
    blank = write(tmp_path / "b", io.BytesIO(b" ; \n ; \n"))
    assert unpack(blank, tmp_path / "t").fault == "EMPTY"


def test_the_unpacking_program_bounds_itself_and_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    bounds: list[int] = []
    monkeypatch.setattr("resource.setrlimit", lambda kind, _limit: bounds.append(kind))
    write(tmp_path / "s", csv_file([row()]))

    main(str(tmp_path / "s"), str(tmp_path / "t"))

    told = json.loads(capsys.readouterr().out)
    assert (told["headers"], told["total"], told["fault"]) == (list(HEADERS), 1, "")
    assert len(bounds) == 2
    assert (tmp_path / "t").exists()
