"""The rulebook: which clocks run, in which edition, and what may be cited."""

from datetime import date

import pytest

from senim.rules.kinds import ContentKind, LegalKind, Ownership, Risk
from senim.rules.terms import (
    AS_READ,
    COMPLAINT,
    RULEBOOK,
    SERVICE,
    SERVICE_EARLIER,
    SIMPLIFIED,
    STATUTORY,
    Basis,
    ClockCode,
    CountFrom,
    Term,
    Unit,
    clocks_for,
    fix_term,
    fund_term,
)


NOW = date(2026, 3, 6)


def running(
    legal_kind: LegalKind | None,
    *,
    ownership: Ownership = Ownership.STATE,
    on: date = NOW,
    content_kind: ContentKind | None = ContentKind.COMPLAINT,
) -> tuple[Term, ...]:
    return clocks_for(
        legal_kind=legal_kind, ownership=ownership, registered_on=on, content_kind=content_kind
    )


@pytest.mark.parametrize(
    ("kind", "length", "article"),
    [
        (LegalKind.ZAYAVLENIE, 15, "76(1)"),
        (LegalKind.ZHALOBA, 20, "99"),
        (LegalKind.SOOBSHCHENIE, 15, "76(1), 87(2)"),
        (LegalKind.PREDLOZHENIE, 15, "76(1), 87(2)"),
        (LegalKind.OTKLIK, 15, "76(1), 87(2)"),
        (LegalKind.ZAPROS, 15, "76(1), 87(2)"),
    ],
)
@pytest.mark.parametrize("ownership", [Ownership.STATE, Ownership.STATE_100])
def test_two_clocks_run_for_a_states_organisation(
    kind: LegalKind, length: int, article: str, ownership: Ownership
) -> None:
    service, statutory = running(kind, ownership=ownership)

    assert (service.code, service.length, service.unit, service.rolls) == (
        ClockCode.SPP, 5, Unit.CALENDAR_DAY, False,
    )  # fmt: skip
    assert (statutory.code, statutory.length, statutory.unit, statutory.article) == (
        ClockCode.STATUTORY, length, Unit.WORKING_DAY, article,
    )  # fmt: skip
    assert statutory.extendable is (length == 15)


@pytest.mark.parametrize(
    ("on", "count_from", "version"),
    [
        (date(2021, 7, 1), CountFrom.RECEIPT_DAY_IS_ONE, "appc-2021-07-01"),
        (date(2025, 12, 28), CountFrom.RECEIPT_DAY_IS_ONE, "appc-2021-07-01"),
        (date(2025, 12, 29), CountFrom.DAY_AFTER_REGISTRATION, "appc-2025-12-29"),
    ],
)
def test_the_edition_is_that_of_the_day_of_registration(
    on: date, count_from: CountFrom, version: str
) -> None:
    for kind in LegalKind:
        _, statutory = running(kind, on=on)
        assert (statutory.count_from, statutory.version) == (count_from, version)


def test_before_the_code_only_the_service_counts() -> None:
    assert running(LegalKind.SOOBSHCHENIE, on=date(2021, 6, 30)) == (SERVICE,)
    assert running(LegalKind.SOOBSHCHENIE, on=date(2020, 2, 1)) == (SERVICE_EARLIER,)


def test_a_private_organisation_has_the_services_clock_alone() -> None:
    assert running(LegalKind.ZHALOBA, ownership=Ownership.PRIVATE) == (SERVICE,)


@pytest.mark.parametrize("kind", [ContentKind.THANKS, ContentKind.REVIEW])
def test_thanks_and_reviews_run_no_clock(kind: ContentKind) -> None:
    assert running(None, content_kind=kind) == ()


def test_thanks_given_a_legal_kind_run_the_clock_of_that_kind() -> None:
    assert running(LegalKind.OTKLIK, content_kind=ContentKind.THANKS) == (SIMPLIFIED[1],)


def test_without_a_content_kind_the_service_counts_too() -> None:
    assert running(LegalKind.ZHALOBA, content_kind=None) == (SERVICE, COMPLAINT[1])


def test_every_clock_and_every_legal_kind_has_its_term() -> None:
    assert {term.code for term in RULEBOOK if isinstance(term.code, ClockCode)} == set(ClockCode)
    assert set(STATUTORY) == set(LegalKind)


def test_only_the_code_is_cited_by_article() -> None:
    assert all(bool(term.article) == (term.basis is Basis.APPC) for term in RULEBOOK)
    assert all(not term.confirmed for term in RULEBOOK if not term.article)


def test_editions_of_one_rule_follow_each_other_without_gap_or_overlap() -> None:
    for editions in STATUTORY.values():
        earlier, present = editions
        assert earlier.in_force_to is not None
        assert (present.in_force_from - earlier.in_force_to).days == 1
        assert not earlier.is_in_force(present.in_force_from)
    assert (SERVICE.in_force_from - (SERVICE_EARLIER.in_force_to or date.min)).days == 1


def test_an_edition_of_unknown_beginning_says_when_it_was_read() -> None:
    assert AS_READ == "appc-read-2026-08-25"


def test_the_length_to_correct_an_appeal_is_a_setting() -> None:
    term = fix_term(7)

    assert (term.code, term.length, term.article, term.confirmed) == (
        ClockCode.FIX, 7, "64(6)", False,
    )  # fmt: skip


@pytest.mark.parametrize(("risk", "length"), [(Risk.HIGH, 1), (Risk.MEDIUM, 3), (Risk.LOW, 5)])
def test_the_funds_term_follows_the_risk_and_cites_nothing(risk: Risk, length: int) -> None:
    term = fund_term(risk)

    assert (term.length, term.article, term.basis) == (length, "", Basis.SETTING)
