"""What a list of appeals can be cut by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.appeals.filters import AppealFilter, BadFilter, parse
from senim.rules.kinds import ContentKind, Journal


def test_a_filter_is_read_from_a_url_and_written_back() -> None:
    params = {
        "organisation": "mob2",
        "department": "OBST,none",
        "kind": "COMPLAINT,THANKS",
        "media": "true",
        "anonymous": "0",
        "from": "2022-01-01",
        "to": "2022-06-30",
        "due": "soon",
        "mine": "1",
        "text": "кезек",
        "page": "ignored",
    }

    wanted = parse(params)

    assert wanted == AppealFilter(
        organisation="mob2",
        department=("OBST", "none"),
        kind=("COMPLAINT", "THANKS"),
        media=True,
        anonymous=False,
        from_day=date(2022, 1, 1),
        to_day=date(2022, 6, 30),
        due="soon",
        mine=True,
        text="кезек",
    )
    assert parse(wanted.params()) == wanted
    assert wanted.query_string().startswith("organisation=mob2&department=OBST%2Cnone&")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "COMPLAINT,WAR"),
        ("rating", "6"),
        ("media", "perhaps"),
        ("from", "06.03.2022"),
        ("due", "yesterday"),
        ("text", "a\x00b"),
        ("text", "\ud800"),
        ("place", "x" * 301),
        ("department", "a\x00"),
    ],
)
def test_a_value_that_is_not_of_its_kind_names_the_filter(name: str, value: str) -> None:
    with pytest.raises(BadFilter) as bad:
        parse({name: value})

    assert bad.value.field == name


@given(
    kind=st.lists(st.sampled_from(sorted(ContentKind)), unique=True),
    journal=st.lists(st.sampled_from([*sorted(Journal), "none"]), unique=True),
    media=st.none() | st.booleans(),
    from_day=st.none() | st.dates(),
)
def test_parse_undoes_params(
    *, kind: list[str], journal: list[str], media: bool | None, from_day: date | None
) -> None:
    wanted = AppealFilter(kind=tuple(kind), journal=tuple(journal), media=media, from_day=from_day)

    assert parse(wanted.params()) == wanted
