"""The hospital's first half-years of 2020, 2021 and 2022, filled with invented people and words."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from senim.demo.halfyear2022 import CALL_PLACES, lines_2022
from senim.demo.lines import Line, an_hour, expanded, filled, spread
from senim.demo.texts import Teller
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Form, Verdict


FIRST_YEAR, SECOND_YEAR, THIRD_YEAR = YEARS = (2020, 2021, 2022)

Shares = dict[str, int]
ALL_WARDS: Shares = {
    "SURG": 6, "OBST_ANTE": 7, "OBST_POST": 3, "IC": 3, "PCI": 3, "SOM": 2, "URO": 1, "GYN": 1,
}  # fmt: skip
ASKED: Shares = {"PDO": 5, "SURG": 2, "PCI": 1, "URO": 1, "ICU": 1, "GENERAL": 2}
BLAMED: Shares = {"PDO": 4, "SURG": 2, "OBST": 1, "HOUSE": 1, "GYN": 1}
COMPLAINT, THANKS, INFO, CONSULT = (
    ContentKind.COMPLAINT,
    ContentKind.THANKS,
    ContentKind.INFO,
    ContentKind.CONSULT,
)
VERDICTS = (
    Verdict.UNJUSTIFIED,
    Verdict.UNJUSTIFIED,
    Verdict.PARTLY,
    Verdict.UNJUSTIFIED,
    Verdict.JUSTIFIED,
)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """So many lines alike: a way in, a kind, the departments they spread over."""

    count: int
    channel: ChannelCode
    kind: ContentKind
    departments: Shares
    form: Form = Form.WRITTEN
    anonymous: int = 0


C = ChannelCode
SHEAVES: dict[int, tuple[Sheaf, ...]] = {
    FIRST_YEAR: (
        Sheaf(1, C.BOOK, COMPLAINT, BLAMED, Form.ORAL),
        Sheaf(1, C.BOOK, THANKS, ALL_WARDS, Form.ORAL),
        Sheaf(1, C.BOOK, COMPLAINT, BLAMED),
        Sheaf(1, C.BOOK, THANKS, ALL_WARDS),
        Sheaf(72, C.DEPT_JOURNAL, THANKS, ALL_WARDS),
        Sheaf(5, C.HOTLINE, COMPLAINT, BLAMED, Form.ORAL),
        Sheaf(29, C.HOTLINE, INFO, ASKED, Form.ORAL, anonymous=1),
        Sheaf(4, C.HOTLINE, CONSULT, ASKED, Form.ORAL),
        Sheaf(2, C.FSMS_CRM, COMPLAINT, BLAMED),
        Sheaf(1, C.EOTINISH, COMPLAINT, BLAMED),
        Sheaf(3, C.MEDELEMENT, INFO, ASKED, anonymous=2),
        Sheaf(2, C.SITE, INFO, ASKED),
    ),
    SECOND_YEAR: (
        Sheaf(2, C.BOOK, COMPLAINT, BLAMED, Form.ORAL),
        Sheaf(12, C.BOOK, THANKS, ALL_WARDS, Form.ORAL),
        Sheaf(2, C.BOOK, THANKS, ALL_WARDS),
        Sheaf(113, C.DEPT_JOURNAL, THANKS, ALL_WARDS),
        Sheaf(9, C.HOTLINE, COMPLAINT, BLAMED, Form.ORAL),
        Sheaf(62, C.HOTLINE, INFO, ASKED, Form.ORAL, anonymous=4),
        Sheaf(8, C.HOTLINE, CONSULT, ASKED, Form.ORAL),
        Sheaf(14, C.SITE, THANKS, ALL_WARDS, anonymous=4),
        Sheaf(18, C.MEDELEMENT, THANKS, ALL_WARDS, anonymous=8),
        Sheaf(4, C.FSMS_CRM, THANKS, ALL_WARDS),
        Sheaf(4, C.EMAIL, THANKS, ALL_WARDS),
        Sheaf(3, C.FSMS_CRM, COMPLAINT, BLAMED),
        Sheaf(1, C.EOTINISH, COMPLAINT, BLAMED),
        Sheaf(3, C.MEDELEMENT, INFO, ASKED),
    ),
}


def half_year_lines(year: int) -> list[Line]:
    """Return the lines of a half-year in the order of their days; the same at every call."""
    rng = Random(year)
    bare = lines_2022(rng) if year == THIRD_YEAR else list(_bare(rng, year))
    bare.sort(key=lambda line: (line.on, line.at))
    teller = Teller(Random(year + 1))
    return [filled(line, rng, teller) for line in bare]


def _bare(rng: Random, year: int) -> Iterator[Line]:
    for sheaf in SHEAVES[year]:
        for place, on in enumerate(spread(rng, year, sheaf.count)):
            hotline = sheaf.channel is ChannelCode.HOTLINE
            yield Line(
                on=on,
                at=an_hour(rng),
                channel=sheaf.channel,
                kind=sheaf.kind,
                form=sheaf.form,
                department=rng.choice(expanded(sheaf.departments)),
                place=rng.choice(expanded(CALL_PLACES)) if hotline else "",
                anonymous=place < sheaf.anonymous,
                verdict=_verdict(sheaf.kind, place),
            )


def _verdict(kind: ContentKind, place: int) -> Verdict | None:
    return VERDICTS[place % len(VERDICTS)] if kind is ContentKind.COMPLAINT else None
