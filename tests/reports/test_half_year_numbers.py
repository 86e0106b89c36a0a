"""Every printed count of the hospital's half-year comes out, and every percentage is right."""

from datetime import date
from decimal import Decimal

from django.utils.translation import override

from senim.orgs.actors import Scope
from senim.orgs.models import Organisation
from senim.reports.figures import Change, Figure, FigureKind, Report, Row, Table
from senim.reports.half_year import half_year
from tests.reports.hospital import PLACES, PRINTED, SOURCES


MERGED = {"URO+GYN": "URO_GYN"}
PRINTED_DAYS = (date(2022, 1, 1), date(2022, 6, 30))


def table(report: Report, wanted: str) -> Table:
    return next(t for s in report.sections for t in s.tables if t.id == wanted)


def rows(report: Report, wanted: str) -> dict[str, Row]:
    return {row.code: row for row in table(report, wanted).rows}


def counts(report: Report, wanted: str) -> dict[str, int]:
    """Return what a table counts in the newest period, without sums and without zeros."""
    shown = table(report, wanted).marks
    return {row.code: row.figures[0].value for row in shown if row.figures[0].value}


def shares(report: Report, wanted: str) -> dict[str, str]:
    shown = table(report, wanted).marks
    return {row.code: str(row.figures[0].share) for row in shown if row.figures[0].value}


def months(report: Report, wanted: str) -> list[int]:
    return [row.figures[0].value for row in table(report, wanted).marks]


def matrix(report: Report, wanted: str) -> dict[str, list[int]]:
    return {row.code: [f.value for f in row.figures] for row in table(report, wanted).rows}


def merged(departments: dict[str, int]) -> dict[str, int]:
    return {MERGED.get(code, code): count for code, count in departments.items()}


def test_the_top_table_is_the_printed_one_for_three_periods(report: Report) -> None:
    printed = PRINTED["top_table"]
    expected = {
        code: [printed[f"{year}H1"][n] for year in (2022, 2021, 2020)]
        for n, code in enumerate(printed["rows"])
    }

    assert matrix(report, "top") == expected
    assert [period.years for period in report.periods] == ["2022", "2021", "2020"]


def test_growth_is_measured_by_the_year_before(report: Report) -> None:
    changes = {code: row.change for code, row in rows(report, "top").items()}

    assert changes == {
        "all": Change(280, Decimal("109.80")),
        "oral": Change(-26, Decimal("-27.96")),
        "written": Change(306, Decimal("188.89")),
        "repeat": Change(0, None),
        "media": Change(201, Decimal("427.66")),
        "anonymous": Change(7, Decimal("43.75")),
    }


def test_what_the_total_is_made_of(report: Report) -> None:
    assert counts(report, "all-journals") == {
        "J_BOOK": 6,
        "J_REVIEWS": 217,
        "J_PHONE": 64,
        "J_MEDIA": 42,
        "J_MONITOR": 206,
    }
    assert sum(counts(report, "media-channels").values()) == 248
    assert sum(counts(report, "anonymous-journals").values()) == 23


def test_the_book(report: Report) -> None:
    assert counts(report, "book-forms") == {"ORAL": 3, "WRITTEN": 3}
    assert counts(report, "book-kinds") == {"COMPLAINT": 4, "THANKS": 2}
    assert matrix(report, "book-verdicts") == {
        "JUSTIFIED": [0, 0, 0],
        "PARTLY": [1, 0, 0],
        "UNJUSTIFIED": [3, 0, 0],
        "total": [4, 0, 0],
    }
    assert matrix(report, "book-departments") == {
        "PDO": [3, 0, 3],
        "URO": [0, 1, 1],
        "HOUSE": [1, 0, 1],
        "none": [0, 1, 1],
        "total": [4, 2, 6],
    }
    assert matrix(report, "book-complaints")["HOUSE"] == [0, 1, 0, 1]


def test_the_review_journals_by_department_and_month(report: Report) -> None:
    printed = SOURCES["J_REVIEWS"]["by_department_month"]
    found = matrix(report, "reviews-months")

    assert found.pop("total") == [22, 27, 44, 54, 39, 31, 217]
    assert found == {code: [*counted, sum(counted)] for code, counted in printed.items()}
    ends = {
        code: str(row.figures[-1].share) for code, row in rows(report, "reviews-months").items()
    }
    assert ends == {
        "GYN": "1.38",
        "URO": "2.30",
        "SOM": "7.37",
        "IC": "12.44",
        "SURG": "25.35",
        "OBST_ANTE": "30.88",
        "OBST_POST": "8.76",
        "PCI": "11.52",
        "total": "100.00",
    }


def test_the_ranking_joins_the_units_of_a_department(report: Report) -> None:
    assert list(counts(report, "reviews-ranking").items()) == [
        ("OBST", 86),
        ("SURG", 55),
        ("IC", 27),
        ("PCI", 25),
        ("SOM", 16),
        ("URO", 5),
        ("GYN", 3),
    ]
    assert shares(report, "reviews-ranking")["OBST"] == "39.63"


def test_the_hotline(report: Report) -> None:
    printed = SOURCES["J_PHONE"]

    assert shares(report, "hotline-direction") == {
        "COMPLAINT": "7.81",
        "INFO": "84.38",
        "CONSULT": "7.81",
    }
    assert counts(report, "hotline-departments") == merged(printed["departments"])
    assert shares(report, "hotline-departments") == {
        "PDO": "42.19",
        "SURG": "15.63",
        "PCI": "6.25",
        "URO_GYN": "10.94",
        "IC": "3.13",
        "OBST": "1.56",
        "ICU": "6.25",
        "GENERAL": "14.06",
    }
    assert months(report, "hotline-months") == printed["months"]
    assert list(shares(report, "hotline-months").values()) == [
        "15.63",
        "25.00",
        "20.31",
        "15.63",
        "23.44",
    ]


def test_where_the_callers_are_from(report: Report) -> None:
    printed = SOURCES["J_PHONE"]["places"]
    found = {row.label: row.figures[0].value for row in table(report, "hotline-places").marks}

    assert {place: found[place] for place in PLACES} == printed
    expected = "53.13 3.13 3.13 17.19 9.38 3.13 1.56 1.56 3.13 1.56 1.56 1.56"
    assert list(shares(report, "hotline-places").values()) == expected.split()


def test_the_complaints_of_the_hotline_were_all_unjustified(report: Report) -> None:
    assert matrix(report, "hotline-complaints") == {
        "PDO": [0, 0, 2, 2],
        "SURG": [0, 0, 2, 2],
        "URO": [0, 0, 1, 1],
        "total": [0, 0, 5, 5],
    }


def test_the_media_journal(report: Report) -> None:
    printed = SOURCES["J_MEDIA"]

    assert counts(report, "media-sources") == {
        "EOTINISH": 1,
        "FSMS_CRM": 8,
        "MEDELEMENT": 30,
        "UNSPECIFIED": 3,
    }
    assert shares(report, "media-direction") == {
        "COMPLAINT": "19.05",
        "THANKS": "7.14",
        "OTHER": "73.81",
    }
    assert counts(report, "media-departments") == merged(printed["departments"])
    assert shares(report, "media-departments") == {
        "PDO": "16.67",
        "OBST": "11.90",
        "URO_GYN": "9.52",
        "INF": "4.76",
        "IC": "2.38",
        "PCI": "2.38",
        "SURG": "4.76",
        "GENERAL": "47.62",
    }
    assert counts(report, "media-names") == {"NAMED": 37, "ANONYMOUS": 5}


def test_the_complaints_of_the_media_journal(report: Report) -> None:
    printed = SOURCES["J_MEDIA"]["complaints_by_department"]
    found = {code: cells[-1] for code, cells in matrix(report, "media-complaints").items()}

    assert found == {**printed, "total": 8}


def test_the_reviews_of_the_site(report: Report) -> None:
    assert counts(report, "reviews-site-names") == {"NAMED": 3, "ANONYMOUS": 3}
    assert counts(report, "reviews-site-reasons") == {"THANKS": 6}


def test_the_reviews_of_2gis(report: Report) -> None:
    printed = SOURCES["2GIS"]

    assert months(report, "reviews-2gis-months") == printed["months"]
    assert months(report, "reviews-2gis-ratings") == [1, 0, 0, 1, 12]
    assert counts(report, "reviews-2gis-negative") == printed["negative_by_department"]
    assert counts(report, "reviews-2gis-tones") == {"GOOD": 1, "BAD": 13}
    assert mean_of(report, "reviews-2gis-ratings") == (FigureKind.MEAN, Decimal("1.36"), 14, 14)


def test_the_reviews_of_damumed(report: Report) -> None:
    printed = SOURCES["DAMUMED"]

    assert months(report, "reviews-damumed-months") == printed["months"]
    assert list(shares(report, "reviews-damumed-ratings").values()) == [
        "91.40",
        "3.23",
        "0.54",
        "1.61",
        "3.23",
    ]
    assert mean_of(report, "reviews-damumed-ratings") == (
        FigureKind.MEAN,
        Decimal("4.78"),
        186,
        186,
    )
    assert counts(report, "reviews-damumed-subjects") == unspecified(printed["data_kind"])
    assert counts(report, "reviews-damumed-reasons") == unspecified(printed["reason"])


def unspecified(printed: dict[str, int]) -> dict[str, int]:
    return {"none" if code == "unspecified" else code: n for code, n in printed.items()}


def mean_of(report: Report, wanted: str) -> tuple[FigureKind, Decimal | None, int, int]:
    figure: Figure = rows(report, wanted)["mean"].figures[0]
    return figure.kind, figure.mean, figure.value, figure.base


def test_the_conclusions_in_words(hospital: Organisation) -> None:
    scope = Scope.of(hospital)
    with override("en"):
        from_day, to_day = PRINTED_DAYS
        report = half_year(scope, hospital, from_day=from_day, to_day=to_day)
        back = half_year(
            scope, hospital, from_day=from_day.replace(year=2020), to_day=to_day.replace(year=2020)
        )

    thanks = rows(report, "conclusions")["thanks"]
    assert [f.value for f in thanks.figures] == [222, 167, 74]
    assert thanks.change == Change(55, Decimal("32.93"))
    ends = next(s for s in report.sections if s.id == "conclusions")
    assert ends.sentences == (
        "Registered in all: 535 against 255, more by 280 (109.80\u202f%).",
        "In the media: 248 against 47, more by 201 (427.66\u202f%).",
        "Anonymous: 23 against 16, more by 7 (43.75\u202f%).",
        "Thanks: 222 against 167, more by 55 (32.93\u202f%).",
        "No justified complaints were registered in the period.",
    )
    before = next(s for s in back.sections if s.id == "conclusions")
    assert before.sentences[0] == "Registered in all: 122 against 0, more by 122."


def test_what_is_not_stated_is_listed(report: Report) -> None:
    found = {code: row.figures[0] for code, row in rows(report, "quality").items()}

    assert {code: (f.value, f.base) for code, f in found.items()} == {
        "department": (194, 535),
        "place": (0, 64),
        "source": (3, 42),
        "verdict": (0, 17),
        "topic": (17, 17),
        "rating": (6, 206),
        "subject": (4, 186),
        "reason": (17, 186),
    }
