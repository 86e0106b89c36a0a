"""The translations tool finds what is said, what is missing and what cannot be right."""

import gettext
from pathlib import Path

import pytest

from tools import catalogues, translations
from tools.messages import from_python, from_template


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Build a house of one room that says four things."""
    room = tmp_path / "senim" / "desk"
    (room / "templates").mkdir(parents=True)
    (tmp_path / "config").mkdir()
    (room / "views.py").write_text('_("Saved")\nngettext("%(n)s day", "%(n)s days", days)\n')
    (room / "templates" / "page.html").write_text(
        '{% load i18n %}{% translate "You have no new appeals today" %}'
        "{% blocktranslate %}Hello, {{ name }}{% endblocktranslate %}"
    )
    return tmp_path


def write_book(house: Path, language: str, *blocks: str) -> None:
    """Write a whole catalogue of the room."""
    path = house / "locale/desk" / language / "LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    plural = f'"Plural-Forms: {catalogues.PLURALS[language]}\\n"\n'
    path.write_text(HEADER + plural + "\n" + "\n".join(blocks), "utf-8")


def block(singular: str, *words: str, plural: str = "") -> str:
    """Spell one entry."""
    if not plural:
        return f'msgid "{singular}"\nmsgstr "{words[0]}"\n'
    forms = "".join(f'msgstr[{number}] "{word}"\n' for number, word in enumerate(words))
    return f'msgid "{singular}"\nmsgid_plural "{plural}"\n{forms}'


SAVED = {"kk": "Сақталды", "ru": "Сохранено", "en": "Saved"}
NONE = {
    "kk": "Бүгін жаңа өтініштер жоқ",
    "ru": "Сегодня новых обращений нет",
    "en": "You have no new appeals today",
}
HELLO = {
    "kk": "Сәлеметсіз бе, %(name)s",
    "ru": "Здравствуйте, %(name)s",
    "en": "Hello, %(name)s",
}
DAYS = {
    "kk": ("%(n)s күн", "%(n)s күн"),
    "ru": ("%(n)s день", "%(n)s дня", "%(n)s дней"),
    "en": ("%(n)s day", "%(n)s days"),
}


def write_all(house: Path, **instead: dict[str, str]) -> None:
    """Write three complete catalogues, with some blocks of a language replaced or added."""
    for language in catalogues.LANGUAGES:
        blocks = {
            "saved": block("Saved", SAVED[language]),
            "none": block("You have no new appeals today", NONE[language]),
            "hello": block("Hello, %(name)s", HELLO[language]),
            "days": block("%(n)s day", *DAYS[language], plural="%(n)s days"),
        }
        write_book(house, language, *{**blocks, **instead.get(language, {})}.values())


def test_what_python_says_is_found_with_context_and_plural() -> None:
    text = (
        'pgettext("verb", "Close")\nngettext("a day", "days", n)\n_(x)\ngettext_lazy("One" " two")'
    )
    found = [(row.key, row.plural) for row in from_python(text, "a.py")]
    assert found == [
        (("verb", "Close"), ""),
        (("", "a day"), "days"),
        (("", "One two"), ""),
    ]


def test_what_a_template_says_is_found_as_django_will_look_it_up() -> None:
    text = (
        '{% translate "100% sure" %}{% translate "Close" context "verb" %}{{ _("It\'s") }}'
        "{% blocktranslate trimmed count n=days %}\n  {{ n }} day\n{% plural %}\n  {{ n }} days\n"
        '{% endblocktranslate %}{% include "x.html" with title=_("Title") %}'
    )
    found = [(row.key, row.plural) for row in from_template(text, "a.html")]
    assert found == [
        (("", "100%% sure"), ""),
        (("verb", "Close"), ""),
        (("", "It's"), ""),
        (("", "%(n)s day"), "%(n)s days"),
        (("", "Title"), ""),
    ]


def test_a_complete_house_has_no_faults(house: Path) -> None:
    write_all(house)
    assert list(translations.faults(root=house)) == []


def test_sync_adds_what_is_missing_once_and_leaves_the_rest(house: Path) -> None:
    write_book(house, "kk", block("Saved", "Сақталды"))
    assert translations.sync("desk", root=house) == {"kk": 3, "ru": 4, "en": 4}
    assert translations.sync("desk", root=house) == {"kk": 0, "ru": 0, "en": 0}
    kazakh, english = (
        catalogues.read_book(house / f"locale/desk/{language}/LC_MESSAGES/django.po")
        for language in ("kk", "en")
    )
    assert kazakh.entries["", "Saved"].words == ("Сақталды",)
    assert english.entries["", "%(n)s day"].words == ("%(n)s day", "%(n)s days")
    assert [kazakh.faults, english.faults] == [[], []]


@pytest.mark.parametrize(
    ("language", "replaced", "fault"),
    [
        ("kk", {"saved": ""}, "senim/desk/views.py:1: no kk for “Saved”"),
        ("ru", {"saved": block("Saved", "")}, "locale/desk/ru: “Saved” is not translated"),
        (
            "kk",
            {"none": block("You have no new appeals today", NONE["ru"])},
            "locale/desk/kk: “You have no new appeals today” is copied from another language",
        ),
        (
            "ru",
            {"none": block("You have no new appeals today", NONE["en"])},
            "locale/desk/ru: “You have no new appeals today” is copied from another language",
        ),
        (
            "ru",
            {"hello": block("Hello, %(name)s", "Здравствуйте, %(nom)s")},
            "locale/desk/ru: “Hello, %(name)s” has other placeholders than its translation",
        ),
        (
            "kk",
            {"more": block("Nobody says this", "Мұны ешкім айтпайды")},
            "locale/desk/kk: “Nobody says this” is used nowhere",
        ),
        (
            "ru",
            {"days": block("%(n)s day", "%(n)s день", "%(n)s дня", plural="%(n)s days")},
            "locale/desk/ru: “%(n)s day” is not translated",
        ),
        (
            "en",
            {"again": block("Saved", "Kept")},
            "locale/desk/en: holds a message twice",
        ),
    ],
)
def test_a_fault_is_named(house: Path, language: str, replaced: dict[str, str], fault: str) -> None:
    write_all(house, **{language: replaced})
    assert fault in list(translations.faults(root=house))


def test_two_rooms_may_not_translate_one_message_differently(house: Path) -> None:
    write_all(house)
    other = house / "locale/ui/kk/LC_MESSAGES/django.po"
    other.parent.mkdir(parents=True)
    plural = f'"Plural-Forms: {catalogues.PLURALS["kk"]}\\n"\n\n'
    other.write_text(HEADER + plural + block("Saved", "Жазылды"), "utf-8")
    assert list(translations.faults(root=house)) == ["kk: “Saved” differs in desk and ui"]


def test_what_is_compiled_is_read_back_by_python(house: Path) -> None:
    write_all(house)
    assert catalogues.compile_all(root=house) == 3
    assert catalogues.compile_all(root=house) == 0
    with (house / "locale/desk/ru/LC_MESSAGES/django.mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert words.gettext("Saved") == "Сохранено"
    assert [words.ngettext("%(n)s day", "%(n)s days", n) for n in (1, 2, 5)] == list(DAYS["ru"])
