"""What belongs to one hospital does not exist for another, at any address there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from senim.orgs.models import Membership
from tests.doors.api.caller import Caller
from tests.doors.isolation.table import ADDRESSES, Kind, number, organisation
from tests.doors.isolation.world import IIN, NAME, PHONE, WORD, World, caller, make_world


pytestmark = pytest.mark.django_db

REFUSED, NOWHERE, NOT_THIS_WAY, FAULT = 400, 404, 405, 500


def of_kind(*kinds: Kind) -> list[str]:
    return [name for name, address in ADDRESSES.items() if address.kind in kinds]


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.SENIM_FILES = tmp_path
    settings.SENIM_RATE_LIMITS = False
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"location": tmp_path}
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend, "OPTIONS": options}}


@pytest.fixture
def world() -> World:
    return make_world()


def path_of(name: str, world: World) -> str:
    if name.endswith("/"):
        return f"/{name}"
    return reverse(name, kwargs=ADDRESSES[name].args(world))


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back: the status, the words, and the secrets among them that nobody gave."""

    status: int
    text: str
    leaked: tuple[str, ...]


def ask(who: Caller, method: str, name: str, world: World, *, plainly: bool = False) -> Seen:
    """Send one request with the query and body of the table; plainly: without them."""
    address, path = ADDRESSES[name], path_of(name, world)
    asked = {} if plainly else address.query(world)
    api = name.startswith("api-1:")
    headers = {"Accept-Language": "kk"} | (who.headers if api else {})
    if method == "GET":
        answer = who.client.get(path, asked, headers=headers)
    else:
        body = address.body(world)
        json = api and not any(hasattr(value, "read") for value in body.values())
        kind = {"content_type": "application/json"} if json else {}
        answer = who.client.post(path, body, query_params=asked, headers=headers, **kind)
    text = answer.getvalue().decode(errors="replace")
    for close in answer._resource_closers:  # answer.close() would end the test's connection too
        close()
    leaked = tuple(s for s in world.secrets() if s in text and s not in path)
    return Seen(answer.status_code, text, leaked)


def shown(answer: Any) -> str:
    return str(answer.getvalue().decode(errors="replace"))


def names(patterns: Any, space: str = "", before: str = "") -> Iterator[str]:
    """Walk the table of URLs; an address without a name is called by its path."""
    for pattern in patterns:
        path = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner, path)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else path


def test_every_address_has_its_entry_and_every_entry_its_address() -> None:
    there = set(names(get_resolver().url_patterns))

    assert there - set(ADDRESSES) == set(), "say in table.py who gets what there"
    assert set(ADDRESSES) - there == set(), "these addresses are gone"


def test_a_neighbour_finds_nothing_and_changes_nothing(world: World) -> None:
    before, neighbour = world.trace(), caller(world.neighbour)
    for name in of_kind(Kind.CASE):
        answers = [ask(neighbour, method, name, world) for method in ("GET", "POST")]

        statuses = {answer.status for answer in answers}
        assert statuses in ({NOWHERE}, {NOWHERE, NOT_THIS_WAY}), (name, answers)
        assert not any(answer.leaked for answer in answers), (name, answers)
        assert world.trace() == before, name


@pytest.mark.parametrize("who", ["own", "region", "country"])
def test_those_within_find_it(who: str, world: World) -> None:
    inside = caller(getattr(world, who))
    for name in of_kind(Kind.CASE):
        if name.lower() == "api-1:act-attach":
            continue  # found or not, the file it would hang is taken already
        answer = ask(inside, "GET", name, world)
        if answer.status == NOT_THIS_WAY:
            answer = ask(inside, "POST", name, world)

        assert answer.status not in {NOWHERE, NOT_THIS_WAY}, (name, answer.text[:500])
        assert answer.status < FAULT, (name, answer.text[:500])


def test_a_list_holds_what_lies_in_ones_scope(world: World) -> None:
    for who in map(caller, (world.own, world.region, world.country)):
        for name in of_kind(Kind.LIST):
            address = ADDRESSES[name]
            answer = ask(who, address.method, name, world)
            assert answer.status < REFUSED, (name, answer.text[:500])
            if address.shows is not None:
                assert address.shows(world) in answer.text, (name, answer.text[:500])


def test_a_list_holds_nothing_of_a_neighbour(world: World) -> None:
    neighbour = caller(world.neighbour)
    for name in of_kind(Kind.LIST):
        address = ADDRESSES[name]
        answer = ask(neighbour, address.method, name, world, plainly=True)

        assert answer.status < FAULT, name
        assert not answer.leaked, (name, answer.leaked)
        if address.shows is not None:
            assert address.shows(world) not in answer.text, name


def test_a_list_of_a_neighbour_does_not_exist(world: World) -> None:
    neighbour = caller(world.neighbour)
    for name in (name for name, address in ADDRESSES.items() if address.takes_organisation):
        headers = neighbour.headers
        asked = ADDRESSES[name].query(world) | organisation(world)
        # What is not there may first be looked for under a language, as any short address is.
        answer = neighbour.client.get(path_of(name, world), asked, headers=headers, follow=True)

        assert answer.status_code == NOWHERE, name


@pytest.mark.ignore_template_errors  # the library's own pages are not as strict as ours
def test_what_is_personal_is_ones_own(world: World) -> None:
    before, neighbour = world.trace(), caller(world.neighbour)
    for name in of_kind(Kind.PERSONAL):
        for method in ("GET", "POST"):
            answer = ask(neighbour, method, name, world)
            assert answer.status < FAULT, name
            assert not answer.leaked, (name, answer.leaked)
        assert world.trace() == before, name


def test_a_stranger_is_led_to_the_door(world: World) -> None:
    before = world.trace()
    for name in of_kind(Kind.CASE, Kind.LIST, Kind.PERSONAL):
        api = name.startswith("api-1:")
        for method in ("GET", "POST"):
            answer = ask(Caller(), method, name, world)
            closed = {401} if api else {301, 302, 401, 403, NOWHERE}
            assert answer.status in closed | {NOT_THIS_WAY}, (name, answer)
            assert not answer.leaked, (name, answer.leaked)
    assert world.trace() == before


@pytest.mark.ignore_template_errors  # the same
def test_what_is_public_holds_nothing_of_a_case(world: World) -> None:
    for name in of_kind(Kind.PUBLIC):
        for who in (Caller(), caller(world.neighbour)):
            answer = ask(who, "GET", name, world)
            assert answer.status < FAULT, name
            assert not answer.leaked, (name, answer.leaked)


@pytest.mark.parametrize("typed", [WORD, IIN, PHONE, "number"])
def test_search_and_counts_reach_as_far_as_the_scope(typed: str, world: World) -> None:
    text = world.appeal.number if typed == "number" else typed
    people: list[tuple[Membership, int]] = [
        (world.own, 1),
        (world.region, 1),
        (world.country, 1),
        (world.neighbour, 0),
    ]

    for membership, count in people:
        who = caller(membership)
        found = who.get("/appeals", text=text).json()
        assert (found["count"], len(found["items"])) == (count, count), membership.user.username
        page = who.client.post(reverse("desk-search"), {"text": text}, follow=True)
        known = world.appeal.number in shown(page).replace(f'value="{text}"', "")
        if typed != "number":
            assert known == bool(count), membership.user.username
        elif not count:
            assert NAME not in shown(page)
        inbox = shown(who.client.get(reverse("desk-inbox")))
        assert (world.appeal.number in inbox) == bool(count)


def test_registering_at_a_neighbour_is_impossible(world: World) -> None:
    before = world.trace()
    body = {
        "organisation": "mob2",
        "channel": "HOTLINE",
        "content_kind": "CONSULT",
        "text": "Сұрақ",
    }

    assert caller(world.neighbour).post("/appeals", body).status_code == NOWHERE
    assert world.trace() == before


def test_a_file_of_a_neighbour_cannot_be_claimed(world: World) -> None:
    before = world.trace()
    neighbour = caller(world.neighbour)

    answer = neighbour.post(f"/appeals/{world.appeal.number}/attach", {"uids": [world.file.uid]})

    assert answer.status_code == NOWHERE
    assert world.trace() == before


def test_who_has_lost_the_place_has_lost_the_sight(world: World) -> None:
    who, plain = caller(world.own), Client()
    plain.force_login(world.own.user)
    path = reverse("desk-case", kwargs=number(world))
    assert plain.get(path).status_code == 200

    Membership.objects.filter(pk=world.own.pk).update(active=False)

    assert who.get(f"/appeals/{world.appeal.number}").status_code == 401
    assert plain.get(path).status_code == NOWHERE
