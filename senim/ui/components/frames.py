"""What holds other things: panels, notes, clocks, dialogs, timelines, facts, empty views."""

from collections.abc import Sequence
from datetime import date

from django.template import Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from senim.ui.items import Fact, Stage, Step, Tile, Tone


MESSAGE_TONES = {"success": Tone.CALM, "warning": Tone.SOON, "error": Tone.LATE}
NOTE_SIGNS = {Tone.PLAIN: "info", Tone.CALM: "check", Tone.SOON: "warning", Tone.LATE: "warning"}

register = Library()


@register.simple_block_tag
def panel(
    content: str,
    *,
    title: str = "",
    id: str = "",  # noqa: A002  # the element's own word
    level: int = 2,
    plain: bool = False,
    aside: str = "",
) -> SafeString:
    """Frame a part of the page under a heading; `plain` leaves only a hairline below the title."""
    return render_to_string(
        "ui/panel.html",
        {
            "content": content,
            "title": title,
            "id": id,
            "level": level,
            "plain": plain,
            "aside": aside,
        },
    )


@register.simple_block_tag
def note(content: str, *, title: str = "", tone: str = Tone.PLAIN) -> SafeString:
    """Say something that must not be missed, in a tone and with a sign."""
    return render_to_string(
        "ui/note.html",
        {"content": content, "title": title, "tone": tone, "sign": NOTE_SIGNS[Tone(tone)]},
    )


@register.simple_block_tag
def clock(
    content: str,
    *,
    title: str,
    due_on: date | None,
    today: date,
    finished_on: date | None = None,
    paused: bool = False,
) -> SafeString:
    """Show a due day as a chip that opens the reckoning given between the tags."""
    return render_to_string(
        "ui/clock.html",
        {
            "content": content,
            "title": title,
            "due_on": due_on,
            "today": today,
            "finished_on": finished_on,
            "paused": paused,
        },
    )


@register.simple_block_tag
def dialog(content: str, *, id: str, title: str) -> SafeString:  # noqa: A002  # the element's own word
    """Keep something to be opened over the page by a button with data-ui-opens."""
    return render_to_string("ui/dialog.html", {"content": content, "id": id, "title": title})


@register.inclusion_tag("ui/timeline.html")
def timeline(steps: Sequence[Step]) -> dict[str, object]:
    """List what happened, one line a step, with the time of each."""
    return {"steps": steps}


@register.inclusion_tag("ui/stages.html")
def stages(stages: Sequence[Stage]) -> dict[str, object]:
    """Show an applicant where the case stands: what is behind, what is now, what is ahead."""
    return {"stages": stages}


@register.inclusion_tag("ui/facts.html")
def facts(facts: Sequence[Fact]) -> dict[str, object]:
    """List questions with their answers, a line each, with the way to change them where given."""
    return {"facts": facts, "any_change": any(fact.change_url for fact in facts)}


@register.inclusion_tag("ui/totals.html")
def totals(tiles: Sequence[Tile]) -> dict[str, object]:
    """Show figures side by side, each a door to the records it counts."""
    return {"tiles": tiles}


@register.inclusion_tag("ui/empty.html")
def empty(
    title: str, *, text: str = "", icon: str = "inbox", action: str = "", url: str = ""
) -> dict[str, object]:
    """Say why a view is empty and what can be done."""
    return {"title": title, "text": text, "icon_name": icon, "action": action, "url": url}


@register.inclusion_tag("ui/plate.html")
def plate(title: str, value: str, *, copies: bool = True) -> dict[str, object]:
    """Show a number large, to be kept: copied, printed, photographed."""
    return {"title": title, "value": value, "copies": copies}


@register.filter
def message_tone(level: str) -> str:
    """Tell the tone of a message by Django's name of its level."""
    return MESSAGE_TONES.get(level, Tone.PLAIN)
