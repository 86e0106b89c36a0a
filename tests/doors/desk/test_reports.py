"""The half-year analysis at the desk: the document, its picker, its charts, its links."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from senim.orgs.actors import Scope
from senim.orgs.models import Organisation
from senim.reports.half_year import half_year
from senim.rules.workflow import Role
from tests.factories import make_member, make_organisation
from tests.reports.hospital import build_hospital
from tests.reports.test_half_year_doors import H1


PAGE = "/desk/reports/half-year/"
PERIOD = {"organisation": "mob2", "from": "2022-01-01", "to": "2022-06-30"}
JULY = datetime(2022, 7, 4, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_july(client: Client) -> Iterator[None]:
    client.cookies["django_language"] = "ru"
    with time_machine.travel(JULY, tick=False):
        yield


@pytest.fixture
def hospital(db: None) -> Organisation:  # noqa: ARG001  # the database is wanted, not its value
    return build_hospital()


@pytest.fixture
def newcomer(db: None, client: Client) -> Client:  # noqa: ARG001  # the same
    """Sign in at a hospital that has no records yet."""
    client.force_login(make_member(make_organisation("mob2"), Role.SIGNER).user)
    return client


@pytest.fixture
def director(hospital: Organisation, client: Client) -> Client:
    client.force_login(make_member(hospital, Role.SIGNER).user)
    return client


def links(page: str) -> list[tuple[str, str]]:
    """Return the address and the text of every figure in the tables."""
    found = re.findall(r'<a class="figure" href="([^"]+)"[^>]*>([^<]+)</a>', page)
    return [(unescape(url), text) for url, text in found]


def test_the_links_of_the_page_are_the_filters_of_the_figures(
    director: Client, hospital: Organisation
) -> None:
    page = director.get(PAGE, PERIOD).content.decode()
    report = half_year(Scope.of(hospital), hospital, **H1)

    inbox = reverse("desk-inbox")
    assert [url for url, _ in links(page)] == [
        f"{inbox}?{figure.where.query_string()}" for figure in report.figures
    ]
    marks = re.findall(r'<a class="mark" href="([^"]+)"', page)
    assert {unescape(url) for url in marks} < {url for url, _ in links(page)}


def test_the_page_speaks_of_counts_shares_and_means(director: Client) -> None:
    page = director.get(PAGE, PERIOD).content.decode()

    assert "1 полугодие 2022 года" in page
    assert "+32,93\u202f%" in page
    assert "−27,96\u202f%" in page
    assert ">1,36</a>" in page
    assert 'fill="url(#hatch-media-sources)"' in page
    assert "style=" not in page


def test_without_a_period_the_last_whole_half_year_is_shown(newcomer: Client) -> None:
    page = newcomer.get(PAGE).content.decode()

    assert 'name="from" value="2022-01-01"' in page
    assert 'name="to" value="2022-06-30"' in page


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"from": "soon", "to": "2022-06-30"}, "from"),
        ({"from": "2022-01-01"}, "to"),
        ({"from": "2022-06-30", "to": "2022-01-01"}, "to"),
        ({"from": "2022-01-01", "to": "2023-01-01"}, "to"),
        ({"from": "1022-01-01", "to": "2022-01-01"}, "from"),
    ],
)
def test_a_bad_period_is_named_at_its_field_and_kept(
    newcomer: Client, bad: dict[str, str], field: str
) -> None:
    answer = newcomer.get(PAGE, bad)

    assert answer.status_code == 422
    page = answer.content.decode()
    typed = bad.get(field, "")
    assert f'id="period-{field}" name="{field}" value="{typed}" aria-invalid="true"' in page
    assert links(page) == []


def test_another_hospital_is_not_found(newcomer: Client) -> None:
    make_organisation("rpc")

    assert newcomer.get(PAGE, PERIOD | {"organisation": "rpc"}).status_code == 404


def test_a_region_may_choose_among_its_hospitals(hospital: Organisation, client: Client) -> None:
    assert hospital.parent is not None
    client.force_login(make_member(hospital.parent, Role.COUNTRY_VIEWER).user)

    page = client.get(PAGE, PERIOD).content.decode()

    assert '<option value="mob2" selected>' in page
    assert (f"{reverse('desk-inbox')}?organisation=mob2&from=2022-01-01&to=2022-06-30", "535") in [
        (url, text) for url, text in links(page)
    ]


def test_the_list_of_reports_offers_periods(newcomer: Client) -> None:
    page = newcomer.get(reverse("desk-reports")).content.decode()

    assert "2 квартал 2022 года" in page
    assert "2 полугодие 2020 года" in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_report_is_whole_in_each_language(director: Client, language: str) -> None:
    director.cookies["django_language"] = language

    page = director.get(PAGE, PERIOD).content.decode()

    with translation.override(language):
        assert translation.gettext("What is counted") in page
    assert len(links(page)) > 300


def test_the_page_asks_few_questions(newcomer: Client) -> None:
    newcomer.get(PAGE, PERIOD)
    with CaptureQueriesContext(connection) as asked:
        newcomer.get(PAGE, PERIOD)

    assert len(asked) <= 12
