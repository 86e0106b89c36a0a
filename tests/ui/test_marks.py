"""Small marks: what they say and in which tone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation


TODAY = date(2026, 11, 21)
Show = Callable[..., str]


@pytest.mark.parametrize(
    ("left", "tone", "kazakh", "russian"),
    [
        (9, "calm", "9 күн қалды", "осталось 9 дней"),
        (3, "calm", "3 күн қалды", "осталось 3 дня"),
        (2, "soon", "2 күн қалды", "осталось 2 дня"),
        (1, "soon", "1 күн қалды", "остался 1 день"),
        (0, "soon", "бүгін соңғы күн", "срок сегодня"),
        (-1, "late", "1 күн кешікті", "просрочено на 1 день"),
        (-3, "late", "3 күн кешікті", "просрочено на 3 дня"),
        (-12, "late", "12 күн кешікті", "просрочено на 12 дней"),
    ],
)
def test_a_deadline_says_in_words_how_it_stands(
    show: Show, left: int, tone: str, kazakh: str, russian: str
) -> None:
    due_on = TODAY + timedelta(days=left)
    for language, words in (("kk", kazakh), ("ru", russian)):
        with translation.override(language):
            html = show("{% deadline due_on today=today %}", due_on=due_on, today=TODAY)
        assert f'data-tone="{tone}"' in html
        assert f"<span>{words}</span>" in html
        assert f'<time datetime="{due_on.isoformat()}">' in html


@pytest.mark.parametrize(
    ("finished", "tone", "words"),
    [(0, "calm", "мерзімінде орындалды"), (2, "late", "2 күн кеш орындалды")],
)
def test_a_finished_deadline_says_whether_it_was_kept(
    show: Show, finished: int, tone: str, words: str
) -> None:
    html = show(
        "{% deadline due_on today=today finished_on=done %}",
        due_on=TODAY,
        today=TODAY + timedelta(days=30),
        done=TODAY + timedelta(days=finished),
    )
    assert f'data-tone="{tone}"' in html
    assert words in html


def test_a_deadline_can_be_paused_bare_or_missing(show: Show) -> None:
    assert "тоқтатылып тұр" in show("{% deadline day today=day paused=True %}", day=TODAY)
    assert "<time" not in show("{% deadline day today=day bare=True %}", day=TODAY)
    assert show("{% deadline None today=day %}", day=TODAY) == '<span class="muted">—</span>'


def test_a_badge_carries_word_tone_and_sign(show: Show) -> None:
    html = show('{% badge text tone="late" sign="warning" title="t" %}', text="<b>")
    assert html.startswith('<span class="badge" data-tone="late" title="t"><svg')
    assert html.endswith("&lt;b&gt;</span>")
    with pytest.raises(ValueError, match="there is no tone pink"):
        show('{% badge "x" tone="pink" %}')


def test_an_icon_is_decoration_unless_it_has_a_label(show: Show) -> None:
    assert 'aria-hidden="true"' in show('{% icon "check" %}')
    assert 'role="img" aria-label="дайын"' in show('{% icon "check" label="дайын" %}')


def test_dates_are_readable_for_people_and_machines(show: Show) -> None:
    noon = datetime(2026, 11, 21, 10, 4, tzinfo=UTC)
    assert show("{% day at %}", at=noon) == ('<time datetime="2026-11-21">2026 ж. 21 қараша</time>')
    assert show("{% day at short=True %}", at=TODAY).endswith(">21.11.2026</time>")
    assert show("{% moment at %}", at=noon).endswith("21 қараша, 15:04</time>")
    assert show("{% moment at short=True %}", at=noon).endswith(">21.11.2026 15:04</time>")
    assert show("{% day None %}{% moment None %}") == '<span class="muted">—</span>' * 2
    assert show("{{ at|hour }} {{ 0.5|percent:0 }} {{ 1204|number }}", at=noon).startswith(
        "15:04 50"
    )


def test_a_number_can_be_a_door(show: Show) -> None:
    assert show("{% number 7 url=url %}", url="/list?a=1&b=2") == (
        '<a class="figure" href="/list?a=1&amp;b=2">7</a>'
    )
    assert show("{% number None %}") == '<span class="figures">—</span>'
    assert show("{% count None %}{% count 3 tone='late' %}") == (
        '<span class="count" data-tone="late">3</span>'
    )


def test_a_person_is_shown_with_role_and_place(show: Show) -> None:
    assert show('{% person "Ә. Ким" role="дәрігер" place="урология" %}') == (
        '<span class="person"><span>Ә. Ким</span> <small>дәрігер, урология</small></span>'
    )
    assert show('{% person "" %}') == '<span class="person"><span>—</span></span>'
