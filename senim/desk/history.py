"""The history of a case in words: each event with its time, its actor and what was said."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from senim.appeals.casefile import CaseFile
from senim.rules.kinds import ContentKind, Decision, Language, LegalKind, Topic, Verdict
from senim.rules.workflow import Act, Role
from senim.ui import labels
from senim.ui.formats import day_words
from senim.ui.items import Step, Tone


if TYPE_CHECKING:
    from senim.appeals.models import Event


Details = Mapping[str, Any]
TONES: dict[Act, Tone] = {
    Act.ANSWER: Tone.CALM,
    Act.SPOT: Tone.CALM,
    Act.NOTE: Tone.CALM,
    Act.CLOSE: Tone.CALM,
    Act.SEND_BACK: Tone.SOON,
    Act.WITHDRAW: Tone.SOON,
    Act.REOPEN: Tone.SOON,
}


def steps_of(file: CaseFile) -> list[Step]:
    """Return the lines of the timeline, the first event first."""
    names = {each.person.username: str(each.person) for each in file.assignments}
    unit = file.appeal.department
    units = {unit.code: unit.name} if unit else {}
    return [_step(event, names | units) for event in file.events]


def _step(event: "Event", names: Mapping[str, str]) -> Step:
    act = Act(event.kind)
    lines = LINES.get(act, _nothing)(event.details, names)
    return Step(
        at=event.at,
        title=labels.done(act),
        text="\n".join(lines),
        who=_who(event),
        tone=TONES.get(act, Tone.PLAIN),
    )


def _who(event: "Event") -> str:
    if event.actor is not None:
        return str(event.actor)
    return labels.word(Role, event.role)


def _nothing(_details: Details, _names: Mapping[str, str]) -> Iterator[str]:
    return iter(())


def _triage(details: Details, names: Mapping[str, str]) -> Iterator[str]:
    yield from _words(details, content_kind=ContentKind, legal_kind=LegalKind, topic=Topic)
    if code := details.get("department"):
        yield _("Department: %(name)s") % {"name": names.get(code, code)}


def _assign(details: Details, names: Mapping[str, str]) -> Iterator[str]:
    people = [names.get(login, login) for login in details.get("people", ())]
    yield _("To: %(people)s") % {"people": ", ".join(people)}
    if resolution := details.get("resolution"):
        yield _("Resolution: %(words)s") % {"words": resolution}
    if due := details.get("due_on"):
        yield _("By: %(day)s") % {"day": day_words(date.fromisoformat(due))}


def _draft(details: Details, _names: Mapping[str, str]) -> Iterator[str]:
    yield from _words(details, decision=Decision, language=Language)


def _ended(details: Details, _names: Mapping[str, str]) -> Iterator[str]:
    yield from _words(details, decision=Decision, verdict=Verdict)
    yield from (details[key] for key in ("reason", "text") if details.get(key))


def _reason(details: Details, _names: Mapping[str, str]) -> Iterator[str]:
    yield details.get("reason", "")


def _judge(details: Details, _names: Mapping[str, str]) -> Iterator[str]:
    yield from _words(details, verdict=Verdict)


def _rate(details: Details, _names: Mapping[str, str]) -> Iterator[str]:
    yield _("Mark: %(mark)s of 5") % {"mark": details.get("mark", "")}
    if words := details.get("words"):
        yield words


def _attach(details: Details, _names: Mapping[str, str]) -> Iterator[str]:
    files = int(details.get("files", 0))
    yield ngettext("%(count)s file", "%(count)s files", files) % {"count": files}


LINES: dict[Act, Callable[[Details, Mapping[str, str]], Iterator[str]]] = {
    Act.TRIAGE: _triage,
    Act.ASSIGN: _assign,
    Act.DRAFT: _draft,
    Act.SEND_BACK: _reason,
    Act.ANSWER: _ended,
    Act.SPOT: _ended,
    Act.NOTE: _ended,
    Act.JUDGE: _judge,
    Act.WITHDRAW: _ended,
    Act.REOPEN: _reason,
    Act.RATE: _rate,
    Act.ATTACH: _attach,
    Act.ARCHIVE: _ended,
}


def _words(details: Details, **kinds: type[StrEnum]) -> Iterator[str]:
    """Yield the words of the codes that are stated, in one line."""
    said = [labels.word(kind, details[key]) for key, kind in kinds.items() if details.get(key)]
    if said:
        yield ", ".join(said)
