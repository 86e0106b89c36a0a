"""/api/v1/appeals/{number}/{act}: the path of a case by API alone."""

from typing import Any

import pytest

from senim.appeals.models import Appeal, Event
from senim.rules.kinds import ContentKind
from senim.rules.workflow import ACTS, Act, Role, State
from tests.doors.api.caller import Caller, faults, staff
from tests.factories import make_appeal, make_department, make_member, make_organisation, register


pytestmark = pytest.mark.django_db

BODIES: dict[Act, dict[str, Any]] = {
    Act.TRIAGE: {"content_kind": "COMPLAINT", "legal_kind": "ZHALOBA"},
    Act.ASSIGN: {"executor": "doer", "text": "Қараңыз"},
    Act.EXPLAIN: {"text": "Кезек көп болды"},
    Act.DRAFT: {"text": "Жауап", "decision": "EXPLAINED", "language": "kk"},
    Act.SEND_BACK: {"reason": "Толықтырыңыз"},
    Act.SPOT: {"text": "Айтылды"},
    Act.JUDGE: {"verdict": "JUSTIFIED"},
    Act.REOPEN: {"reason": "Жаңа дерек"},
    Act.RATE: {"mark": 5},
    Act.REMARK: {"text": "Ескерту"},
    Act.ATTACH: {"uids": ["0" * 32]},
}


def do(caller: Caller, appeal: Appeal, act: str, body: dict[str, Any] | None = None) -> Any:
    return caller.post(f"/appeals/{appeal.number}/{act}", body)


def test_a_case_goes_from_registered_to_closed() -> None:
    organisation = make_organisation("mob2")
    make_department(organisation, "SURG")
    appeal = register(organisation).appeal
    desk = staff(organisation)
    doer = Caller(make_member(organisation, Role.EXECUTOR, login="doer"))
    deputy = Caller(make_member(organisation, Role.DEPUTY, login="boss"))
    other = make_member(organisation, Role.CO_EXECUTOR, login="helper")
    steps: list[tuple[Caller, str, dict[str, Any], str]] = [
        (desk, "triage", BODIES[Act.TRIAGE] | {"department": "SURG"}, "REGISTERED"),
        (
            desk,
            "assign",
            BODIES[Act.ASSIGN]
            | {"deputy": "boss", "co_executors": ["helper"], "due_on": "2026-03-10"},
            "ROUTED",
        ),
        (doer, "explain", BODIES[Act.EXPLAIN], "IN_WORK"),
        (doer, "draft", BODIES[Act.DRAFT], "IN_WORK"),
        (doer, "submit", {}, "ON_APPROVAL"),
        (deputy, "send_back", BODIES[Act.SEND_BACK], "IN_WORK"),
        (doer, "DRAFT", BODIES[Act.DRAFT], "IN_WORK"),
        (doer, "SUBMIT", {}, "ON_APPROVAL"),
        (deputy, "judge", BODIES[Act.JUDGE], "ON_APPROVAL"),
        (deputy, "approve", {}, "ON_SIGN"),
        (desk, "answer", {}, "ANSWERED"),
        (desk, "remark", BODIES[Act.REMARK], "ANSWERED"),
        (desk, "reopen", BODIES[Act.REOPEN], "IN_WORK"),
        (desk, "spot", BODIES[Act.SPOT] | {"verdict": "PARTLY"}, "ANSWERED"),
        (desk, "close", {}, "CLOSED"),
    ]

    for caller, act, body, state in steps:
        answer = do(caller, appeal, act, body)
        assert answer.status_code == 200, (act, answer.content.decode())
        assert answer.json()["state"] == state, act

    appeal.refresh_from_db()
    assert (appeal.legal_kind, appeal.verdict) == ("ZHALOBA", "PARTLY")
    assert appeal.assignments.filter(person=other.user).count() == 1
    assert Event.objects.filter(appeal=appeal).count() == len(steps) + 1


def test_thanks_are_noted_and_appeals_withdrawn() -> None:
    organisation = make_organisation("mob2")
    desk = staff(organisation)
    for act, body, state in [
        ("note", {"text": "Алғыс айтылды"}, "NOTED"),
        ("note", None, "NOTED"),
        ("withdraw", {"reason": "Өтініш бойынша"}, "WITHDRAWN"),
        ("withdraw", None, "WITHDRAWN"),
    ]:
        appeal = register(organisation, content_kind=ContentKind.THANKS).appeal
        assert do(desk, appeal, act, body).json()["state"] == state


def test_every_act_upon_an_appeal_has_its_address() -> None:
    organisation = make_organisation("mob2")
    make_member(organisation, Role.EXECUTOR, login="doer")
    appeal = make_appeal(organisation)
    desk = staff(organisation, *Role)

    for act in set(ACTS) - {Act.REGISTER, Act.ARCHIVE}:
        for word in (act.lower(), act.upper()):
            answer = do(desk, appeal, word, BODIES.get(act))
            known = answer.status_code in {200, 409} or act is Act.ATTACH
            assert known, (word, answer.status_code, answer.content.decode())
    for word in ("register", "archive", "Triage", "destroy"):
        assert do(desk, appeal, word, {}).status_code == 404


def test_what_the_rules_forbid_is_refused_with_code_and_words() -> None:
    organisation = make_organisation("mob2")
    appeal = register(organisation).appeal

    answer = do(staff(organisation, language="ru"), appeal, "answer")

    assert answer.status_code == 409
    assert answer.json() == {
        "code": "STATE",
        "detail": answer.json()["detail"],
        "params": {"act": "ANSWER", "state": "REGISTERED"},
    }
    assert "Зарегистрировано" in answer.json()["detail"]
    appeal.refresh_from_db()
    assert appeal.state == State.REGISTERED


@pytest.mark.parametrize(
    ("act", "body", "field"),
    [
        ("triage", {}, "content_kind"),
        ("triage", {"content_kind": "NOISE"}, "content_kind"),
        ("triage", {"content_kind": "COMPLAINT", "department": "NONE"}, "department"),
        ("assign", {"executor": "stranger", "text": "x"}, "executor"),
        ("assign", {"executor": "doer", "text": "x", "deputy": "stranger"}, "deputy"),
        ("assign", {"executor": "doer", "text": "x", "co_executors": ["no"]}, "co_executors"),
        ("assign", {"executor": "doer", "text": "x", "due_on": "soon"}, "due_on"),
        ("explain", {"text": "\x00"}, "text"),
        ("draft", {"text": "x", "decision": "MAYBE", "language": "kk"}, "decision"),
        ("reopen", {"reason": "  "}, "reason"),
        ("attach", {"uids": ["nonsense"]}, "uids.0"),
        ("attach", {"uids": []}, "uids"),
    ],
)
def test_names_the_field_that_is_wrong(act: str, body: dict[str, Any], field: str) -> None:
    organisation = make_organisation("mob2")
    make_member(organisation, Role.EXECUTOR, login="doer")
    appeal = register(organisation).appeal

    assert set(faults(do(staff(organisation), appeal, act, body))) == {field}
    assert Event.objects.count() == 1


def test_a_neighbour_finds_nothing_to_act_upon() -> None:
    appeal = register(make_organisation("mob2")).appeal
    neighbour = make_organisation("other")
    make_member(neighbour, Role.EXECUTOR, login="doer")
    caller = staff(neighbour, *Role)

    for act in set(ACTS) - {Act.REGISTER, Act.ARCHIVE}:
        assert do(caller, appeal, act.lower(), BODIES.get(act)).status_code == 404, act
    assert Event.objects.count() == 1
