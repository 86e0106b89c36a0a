"""What each act asks of the one who does it; `facts` is what the service is given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from senim.appeals.casefile import colleagues_at, due_under, newest_draft
from senim.appeals.services.acts import Resolution
from senim.desk.forms.uploads import UploadedFiles, limits_words
from senim.desk.forms.words import Words
from senim.orgs.actors import Actor
from senim.orgs.selectors import departments
from senim.rules.kinds import ContentKind, Decision, Language, LegalKind, Topic, Verdict
from senim.rules.workflow import Role
from senim.ui import labels
from senim.ui.formats import day_brief


if TYPE_CHECKING:
    from senim.appeals.models import Appeal
    from senim.orgs.models import Department, Membership, User


PHRASES: Mapping[str, StrPromise] = {
    "look": gettext_lazy("Look into the matter and prepare a reply within the term."),
    "talk": gettext_lazy("Talk to the applicant and settle the matter on the spot."),
    "commission": gettext_lazy("Examine the matter with a commission and report."),
    "explain": gettext_lazy("Take explanations from those concerned."),
}
DECISIONS = (
    Decision.EXPLAINED,
    Decision.SATISFIED,
    Decision.PARTLY_SATISFIED,
    Decision.REFUSED,
)
WORKERS = frozenset({Role.EXECUTOR, Role.CO_EXECUTOR, Role.SPP})


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk while a form is filled: the appeal, who sits there, which day it is."""

    appeal: "Appeal"
    actor: Actor
    today: date


class ActForm(forms.Form):
    """A form of an act; one without fields only asks to be confirmed."""

    def __init__(self, *given: Any, desk: Desk, **more: Any) -> None:  # noqa: ANN401  # a form's own
        super().__init__(*given, **{"auto_id": "act_%s"} | more)
        self.desk = desk
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the appeal: choices and proposals."""

    def facts(self) -> dict[str, Any]:
        """Return what the service is told beside number, actor and moment."""
        return dict(self.cleaned_data)


class TriageForm(ActForm):
    content_kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        help_text=gettext_lazy("Thanks and reviews run no five-day clock of the service."),
    )
    legal_kind = forms.ChoiceField(
        label=gettext_lazy("Kind by law, and the day by which it would have to be answered"),
        required=False,
        widget=forms.RadioSelect,
    )
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    department = forms.ChoiceField(label=gettext_lazy("Department"), required=False)

    def prepare(self) -> None:
        """Offer the kinds with the day that each would give."""
        appeal = self.desk.appeal
        _choose(self, "content_kind", labels.choices(ContentKind))
        _choose(self, "legal_kind", [*self._legal_kinds(), ("", _("None: no term set by law"))])
        _choose(self, "topic", [_unstated(), *labels.choices(Topic)])
        _choose(self, "department", [_unstated(), *((d.code, d.name) for d in self._departments)])
        self.initial = {
            "content_kind": appeal.content_kind,
            "legal_kind": appeal.legal_kind,
            "topic": appeal.topic,
            "department": appeal.department.code if appeal.department else "",
        }

    @cached_property
    def _departments(self) -> "list[Department]":
        here = self.desk.appeal.organisation_id
        return [d for d in departments(self.desk.actor.scope) if d.organisation_id == here]

    def _legal_kinds(self) -> Iterable[tuple[str, str]]:
        appeal = self.desk.appeal
        days = due_under(self.desk.actor.scope, appeal, ContentKind(appeal.content_kind))
        for kind, due in days.items():
            words = _("%(kind)s: until %(day)s") if due else _("%(kind)s: no term")
            yield kind, words % {"kind": labels.label(kind), "day": due and day_brief(due)}

    def facts(self) -> dict[str, Any]:
        """Return the kinds as the rules know them, the department itself."""
        given = self.cleaned_data
        codes = {unit.code: unit for unit in self._departments}
        return {
            "content_kind": ContentKind(given["content_kind"]),
            "legal_kind": LegalKind(given["legal_kind"]) if given["legal_kind"] else None,
            "topic": Topic(given["topic"]) if given["topic"] else None,
            "department": codes.get(given["department"]),
        }


class AssignForm(ActForm):
    executor = forms.ChoiceField(label=gettext_lazy("Executor"))
    co_executors = forms.MultipleChoiceField(
        label=gettext_lazy("Co-executors"), required=False, widget=forms.CheckboxSelectMultiple
    )
    deputy = forms.ChoiceField(label=gettext_lazy("Deputy director in charge"), required=False)
    phrase = forms.ChoiceField(
        label=gettext_lazy("Resolution"), required=False, widget=forms.RadioSelect
    )
    text = Words(label=gettext_lazy("Own words of the resolution"), required=False, rows=3)
    due_on = forms.DateField(
        label=gettext_lazy("By when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def prepare(self) -> None:
        """Propose the department's head and the deputy in whose profile it lies."""
        people = [(m.user.username, _person(m)) for m in self._people if WORKERS & set(m.roles)]
        deputies = [(m.user.username, _person(m)) for m in self._people if Role.DEPUTY in m.roles]
        _choose(self, "executor", [("", _("Choose a colleague")), *people])
        _choose(self, "co_executors", people)
        _choose(self, "deputy", [("", _("Nobody")), *deputies])
        phrases = [(code, str(words)) for code, words in PHRASES.items()]
        _choose(self, "phrase", [*phrases, ("", _("Own words only"))])
        self.initial = self._proposal()

    @cached_property
    def _people(self) -> "list[Membership]":
        return colleagues_at(self.desk.actor.scope, self.desk.appeal)

    def _proposal(self) -> dict[str, object]:
        appeal, unit = self.desk.appeal, self.desk.appeal.department
        due = appeal.spp_due_on or appeal.due_on
        return {
            "executor": self._login(appeal.executor_id or (unit.head_id if unit else None)),
            "deputy": self._login(unit.deputy_id if unit else None),
            "phrase": "look",
            "due_on": due if due and due >= self.desk.today else None,
        }

    def _login(self, user_id: int | None) -> str:
        return next((m.user.username for m in self._people if m.user_id == user_id), "")

    def clean_due_on(self) -> date | None:
        """Return the day, which must not lie behind."""
        day: date | None = self.cleaned_data["due_on"]
        if day and day < self.desk.today:
            raise ValidationError(_("This day has passed: choose today or a later one."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for a resolution: a ready phrase, own words or both."""
        given = self.cleaned_data
        if not given.get("phrase") and not given.get("text") and "text" not in self.errors:
            self.add_error("text", _("Choose a ready phrase or write what is to be done."))
        return given

    def facts(self) -> dict[str, Any]:
        """Return the resolution with the people themselves."""
        given = self.cleaned_data
        people: dict[str, User] = {m.user.username: m.user for m in self._people}
        phrase = str(PHRASES[given["phrase"]]) if given["phrase"] else ""
        resolution = Resolution(
            executor=people[given["executor"]],
            text="\n".join(part for part in (phrase, given["text"]) if part),
            due_on=given["due_on"],
            deputy=people.get(given["deputy"]),
            co_executors=tuple(people[login] for login in given["co_executors"]),
        )
        return {"resolution": resolution}


class TextForm(ActForm):
    """A form that asks for words and nothing else."""

    text = Words(label=gettext_lazy("Text"))


class ExplainForm(TextForm):
    text = Words(
        label=gettext_lazy("Explanation"),
        rows=8,
        help_text=gettext_lazy("Only colleagues read it, never the applicant."),
    )


class NoteForm(TextForm):
    text = Words(label=gettext_lazy("Remark on it"), rows=3, required=False)


class RemarkForm(TextForm):
    text = Words(
        label=gettext_lazy("Internal note"),
        rows=4,
        help_text=gettext_lazy("The applicant never sees it."),
    )


class ReasonForm(ActForm):
    """A form that asks why."""

    reason = Words(label=gettext_lazy("Reason"), rows=4)


class SendBackForm(ReasonForm):
    reason = Words(label=gettext_lazy("What has to be put right"), rows=4)


class WithdrawForm(ReasonForm):
    reason = Words(label=gettext_lazy("How and why the applicant takes the appeal back"), rows=4)


class DraftForm(ActForm):
    text = Words(
        label=gettext_lazy("Reply"),
        rows=12,
        help_text=gettext_lazy("The applicant will read these very words."),
    )
    decision = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Language of the reply"))

    def prepare(self) -> None:
        """Begin with the version that exists, else in the language of the appeal."""
        _choose(self, "decision", [(code, labels.label(code)) for code in DECISIONS])
        _choose(self, "language", labels.choices(Language))
        last = newest_draft(self.desk.actor.scope, self.desk.appeal)
        self.initial = {
            "text": last.text if last else "",
            "decision": last.decision if last else Decision.EXPLAINED,
            "language": last.language if last else self.desk.appeal.language,
        }

    def facts(self) -> dict[str, Any]:
        """Return decision and language as the rules know them."""
        given = self.cleaned_data
        return {
            "text": given["text"],
            "decision": Decision(given["decision"]),
            "language": Language(given["language"]),
        }


class VerdictForm(ActForm):
    verdict = forms.ChoiceField(
        label=gettext_lazy("Did the complaint prove right?"), widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        """Offer the verdicts, with the one that was given before."""
        _choose(self, "verdict", labels.choices(Verdict))
        self.initial = {"verdict": self.desk.appeal.verdict}

    def facts(self) -> dict[str, Any]:
        """Return the verdict as the rules know it."""
        return {"verdict": Verdict(self.cleaned_data["verdict"])}


class SpotForm(VerdictForm):
    text = Words(
        label=gettext_lazy("What was done and said"),
        rows=6,
        help_text=gettext_lazy("The applicant will read these very words."),
    )
    field_order = ("text", "verdict")

    def prepare(self) -> None:
        """Ask for a verdict only on a complaint."""
        if self.desk.appeal.content_kind == ContentKind.COMPLAINT:
            super().prepare()
        else:
            del self.fields["verdict"]

    def facts(self) -> dict[str, Any]:
        """Return the words, and the verdict on a complaint."""
        verdict = super().facts() if "verdict" in self.cleaned_data else {}
        return {"text": self.cleaned_data["text"], **verdict}


class AttachForm(ActForm):
    documents = UploadedFiles(label=gettext_lazy("Files"))

    def prepare(self) -> None:
        """Say beforehand what is taken."""
        self.fields["documents"].help_text = limits_words()

    def facts(self) -> dict[str, Any]:
        """Return the files and the organisation that keeps them."""
        files: list[UploadedFile[Any]] = self.cleaned_data["documents"]
        return {"files": files, "organisation": self.desk.appeal.organisation}


def _choose(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def _unstated() -> tuple[str, str]:
    return ("", _("Not stated"))


def _person(membership: "Membership") -> str:
    post = membership.post
    return f"{membership.user}, {post}" if post else str(membership.user)
