"""Words for every code of the rules, in the reader's language."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_stubs_ext import StrPromise

from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Journal,
    Language,
    LegalKind,
    Level,
    Medium,
    Ownership,
    ReviewReason,
    ReviewSubject,
    Risk,
    ScanState,
    Topic,
    Verdict,
)
from senim.rules.permit import Refusal, Refused
from senim.rules.terms import ClockCode
from senim.rules.workflow import Act, Role, State
from senim.ui.labels import house, words


LABELS: Mapping[type[StrEnum], Mapping[Any, StrPromise]] = {
    LegalKind: words.LEGAL_KINDS,
    ContentKind: words.CONTENT_KINDS,
    Form: words.FORMS,
    Medium: words.MEDIA,
    Language: words.LANGUAGES,
    Verdict: words.VERDICTS,
    Decision: words.DECISIONS,
    Topic: words.TOPICS,
    ReviewSubject: words.REVIEW_SUBJECTS,
    ReviewReason: words.REVIEW_REASONS,
    Risk: words.RISKS,
    ScanState: words.SCAN_STATES,
    Journal: house.JOURNALS,
    Ownership: house.OWNERSHIPS,
    Level: house.LEVELS,
    ChannelCode: house.CHANNELS,
    State: house.STATES,
    Role: house.ROLES,
    Act: house.ACTS,
    ClockCode: house.CLOCKS,
    Refusal: house.REFUSALS,
}


def label(code: StrEnum) -> str:
    """Return what a code is called in the reader's language."""
    return _called(code, get_language())


@lru_cache(maxsize=2_000, typed=True)  # codes of two kinds may be spelt alike
def _called(code: StrEnum, language: str | None) -> str:
    del language  # it is the language of this moment, named for the cache
    return str(LABELS[type(code)][code])


def word(kind: type[StrEnum], code: str) -> str:
    """Return what a stored code is called; nothing stored is "not stated"."""
    return label(kind(code)) if code else _("Not stated")


def done(act: Act) -> str:
    """Return the sentence of the timeline for an act that was done."""
    return str(house.DONE[act])


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the codes of a kind with their words, for a list to choose from."""
    return [(code.value, label(code)) for code in kind]


_PARAMETERS: Mapping[str, type[StrEnum]] = {"act": Act, "state": State, "kind": ContentKind}


def refusal_words(refused: Refused) -> str:
    """Return why the rules said no, in words for the one who asked."""
    params = {name: _spoken(name, value) for name, value in refused.params.items()}
    return str(house.REFUSALS[refused.code]) % params


def _spoken(name: str, value: str) -> str:
    if name == "roles":
        return ", ".join(label(Role(code)) for code in value.split())
    kind = _PARAMETERS.get(name)
    return word(kind, value) if kind and value else value
