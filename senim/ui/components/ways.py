"""Ways through the pages: tabs, rail, pager, chips, steps, languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.template import Library, RequestContext
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language

from senim.ui.items import Chip, RailGroup, Tab


NATIVE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}

register = Library()


@dataclass(frozen=True, slots=True)
class LanguageWay:
    """The same page in another language; without a url where the address carries none."""

    code: str
    name: str
    is_current: bool
    url: str = ""


@register.inclusion_tag("ui/tabs.html")
def tabs(tabs: Sequence[Tab], *, label: str) -> dict[str, object]:
    """Show several views of one thing as links in a line; `label` names the group aloud."""
    return {"tabs": tabs, "label": label}


@register.inclusion_tag("ui/rail.html")
def rail(groups: Sequence[RailGroup]) -> dict[str, object]:
    """List the desk's views in groups with their counts."""
    return {"groups": groups}


@register.inclusion_tag("ui/search.html")
def search(
    url: str, *, name: str = "text", text: str = "", placeholder: str = ""
) -> dict[str, object]:
    """Ask for words to search by; the key / leads here."""
    return {"url": url, "name": name, "text": text, "placeholder": placeholder}


@register.inclusion_tag("ui/pager.html")
def pager(
    *, next_url: str = "", previous_url: str = "", shown: int | None = None
) -> dict[str, object]:
    """Lead to the next and previous page of a list paged by key; nothing when there is one page."""
    return {"next_url": next_url, "previous_url": previous_url, "shown": shown}


@register.inclusion_tag("ui/chips.html")
def chips(chips: Sequence[Chip], *, clear_url: str = "") -> dict[str, object]:
    """Show the filters in force in one line, each to be taken away by a click."""
    return {"chips": chips, "clear_url": clear_url}


@register.inclusion_tag("ui/steps.html")
def steps(current: int, total: int) -> dict[str, object]:
    """Say which of how many pages of questions this is, in words and as a line."""
    return {
        "current": current,
        "total": total,
        "marks": [number <= current for number in range(1, total + 1)],
    }


@register.inclusion_tag("ui/back.html")
def back(url: str, *, text: str = "") -> dict[str, object]:
    """Lead one page back."""
    return {"url": url, "text": text}


@register.inclusion_tag("ui/language_links.html", takes_context=True)
def language_links(context: RequestContext) -> dict[str, object]:
    """Lead to the same page in the other languages, where the address carries the language."""
    request = _request(context)
    path = request.get_full_path() if request else ""
    ways = [replace(way, url=translate_url(path, way.code)) for way in _ways()] if request else []
    return {"ways": ways}


@register.inclusion_tag("ui/language_form.html", takes_context=True)
def language_form(context: RequestContext) -> dict[str, object]:
    """Offer the other languages where the address does not carry one; a cookie remembers it."""
    request = _request(context)
    return {
        "ways": _ways() if request else [],
        "action": _reversed("set_language"),
        "next": request.get_full_path() if request else "/",
    }


def _request(context: RequestContext) -> HttpRequest | None:
    request = context.get("request")
    return request if isinstance(request, HttpRequest) else None


def _ways() -> list[LanguageWay]:
    now = get_language()
    return [
        LanguageWay(code, NATIVE_NAMES[code], is_current=code == now)
        for code, _name in settings.LANGUAGES
    ]


def _reversed(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
