"""The works that are measured: what is asked for, by how many, and what it may cost."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from urllib.parse import urlencode

from senim.rules.kinds import Language
from tests.bench.load import Request, get, post_json
from tests.bench.texts import COMMON, RARE, compose


CREATED, OK = 201, 200
MANY = 8
REGISTRATION, INBOX, LIST = "registration, public API", "inbox page", "list by department, state"
COMMON_WORD, RARE_WORD = "search, common word", "search, rare word"
APPEAL, REPORT, IMPORT = "appeal page", "half-year report page", "import of a table"


@dataclass(frozen=True, slots=True)
class Aim:
    """What a work may cost: so many bare pages, and the targets in milliseconds, rate, statements.

    `pages` is twice the floor of a bare Django view that does the same work, written as a multiple
    of the bare page of the floor's own minutes.
    """

    pages: float
    p50: float = float("inf")
    p95: float = float("inf")
    rate: float = 0.0
    statements: int = 1000


# Floors: 233, 399, 201, 404, 172, 326, 441, 941, 98 and 214 a second beside 2,212 (one client)
# and 5,043 (eight clients) bare pages.
AIMS: dict[tuple[str, int], Aim] = {
    (REGISTRATION, 1): Aim(19.0, p50=8, p95=15, statements=8),
    (REGISTRATION, MANY): Aim(25.3, p95=60, rate=250),
    (INBOX, 1): Aim(22.0, p50=10, p95=20, statements=6),
    (INBOX, MANY): Aim(25.0, rate=200),
    (LIST, 1): Aim(22.0, p50=10, p95=20, statements=6),
    (LIST, MANY): Aim(25.0, rate=200),
    (COMMON_WORD, 1): Aim(25.7, p50=15, p95=40, statements=6),
    (COMMON_WORD, MANY): Aim(30.9),
    (RARE_WORD, 1): Aim(25.7, p50=15, p95=40, statements=6),
    (RARE_WORD, MANY): Aim(30.9),
    (APPEAL, 1): Aim(10.0, p50=8, p95=15),
    (APPEAL, MANY): Aim(10.7, rate=300),
    (REPORT, 1): Aim(45.1, p50=300),
    (REPORT, MANY): Aim(47.1),
}
IMPORT_RATE = 2000  # rows a second
IMPORT_MEMORY = 500  # megabytes


@dataclass(frozen=True, slots=True)
class Page:
    """Something that is only looked at: its paths, of which one after the other is asked."""

    name: str
    paths: Sequence[str]

    def request(self, cookie: str) -> Request:
        """Return the requests of a signed-in member of staff."""
        written = [get(path, cookie) for path in self.paths]
        return lambda at: written[at % len(written)]


def pages(numbers: Sequence[str], until: date) -> list[Page]:
    """Return the pages of the desk; `numbers` are of appeals that may be opened."""
    half, month = ("06-30", "01-01") if until.month > 6 else ("12-31", "07-01")
    year = until.year if until.month > 6 else until.year - 1
    period = {"organisation": "mob2", "from": f"{year}-{month}", "to": f"{year}-{half}"}
    return [
        Page(INBOX, ["/desk/"]),
        Page(LIST, [_listing(department="SURG", state="CLOSED")]),
        Page(COMMON_WORD, [_listing(text=COMMON)]),
        Page(RARE_WORD, [_listing(text=RARE)]),
        Page(APPEAL, [f"/desk/appeals/{number}/" for number in numbers]),
        Page(REPORT, [f"/desk/reports/half-year/?{urlencode(period)}"]),
    ]


def _listing(**wanted: str) -> str:
    return f"/desk/?{urlencode({'open': '', **wanted})}"


def registration(mark: str) -> Request:
    """Return the requests of applicants, each with a text and a key of its own."""
    body = body_of(mark)
    return lambda at: post_json("/api/v1/public/appeals", body(at), Idempotency_Key=f"{mark}-{at}")


def body_of(mark: str) -> Callable[[int], bytes]:
    """Return what the n-th applicant sends."""

    def written(at: int) -> bytes:
        rng = Random(f"{mark} {at}")
        told = {
            "organisation": "mob2",
            "content_kind": "COMPLAINT",
            "text": compose(rng, Language.RU),
            "language": "ru",
            "anonymous": False,
            "applicant": {"full_name": "Асқар Әлиев", "phone": f"8701{rng.randrange(10**7):07}"},
            "department": "SURG",
        }
        return json.dumps(told).encode()

    return written
