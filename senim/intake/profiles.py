"""What the columns of a table mean: the built-in profile `journal`, and profiles people save.

A profile says under which headers our fields stand, which fields are the same for every row, and
which words of the table mean which of our codes. Headers and words are read in any case.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from senim.rules.kinds import Journal


class Column(StrEnum):
    """Everything a row may tell of an appeal."""

    DATE = "DATE"
    TIME = "TIME"
    JOURNAL = "JOURNAL"
    CHANNEL = "CHANNEL"
    KIND = "KIND"
    LEGAL_KIND = "LEGAL_KIND"
    FORM = "FORM"
    MEDIUM = "MEDIUM"
    MEDIA = "MEDIA"
    FULL_NAME = "FULL_NAME"
    IIN = "IIN"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ADDRESS = "ADDRESS"
    PLACE = "PLACE"
    DEPARTMENT = "DEPARTMENT"
    TEXT = "TEXT"
    LANGUAGE = "LANGUAGE"
    TOPIC = "TOPIC"
    ANONYMOUS = "ANONYMOUS"
    REPEAT = "REPEAT"
    VERDICT = "VERDICT"
    DECISION = "DECISION"
    ANSWERED_ON = "ANSWERED_ON"
    STATE = "STATE"
    RATING = "RATING"
    REVIEW_SUBJECT = "REVIEW_SUBJECT"
    REVIEW_REASON = "REVIEW_REASON"
    OUTSIDE_SYSTEM = "OUTSIDE_SYSTEM"
    OUTSIDE_NUMBER = "OUTSIDE_NUMBER"


class Standing(StrEnum):
    """How a row's matter stands, where the table says it."""

    OPEN = "OPEN"
    FINISHED = "FINISHED"


class Finished(StrEnum):
    """When a row that says nothing of its end counts as finished."""

    WHEN_OLD = "WHEN_OLD"  # older than OLD_DAYS
    NEVER = "NEVER"


OLD_DAYS = 60
JOURNAL_PROFILE = "journal"
REQUIRED = (Column.DATE, Column.KIND)


@dataclass(frozen=True, slots=True)
class Profile:
    """One way of reading a table; a header that it does not know is left unread."""

    name: str
    columns: Mapping[Column, tuple[str, ...]]
    constants: Mapping[Column, str] = field(default_factory=dict)
    values: Mapping[Column, Mapping[str, str]] = field(default_factory=dict)
    finished: Finished = Finished.WHEN_OLD


# The first header of each line is the one that our own template carries.
HEADERS: dict[Column, tuple[str, ...]] = {
    Column.DATE: ("Дата", "Дата обращения", "Дата регистрации", "Күні", "Өтініш күні", "Date"),
    Column.TIME: ("Время", "Уақыты", "Time"),
    Column.JOURNAL: ("Журнал", "Журналы", "Journal"),
    Column.CHANNEL: (
        "Канал", "Источник", "Канал поступления", "Арна", "Дереккөз", "Келген арнасы", "Channel",
    ),
    Column.KIND: ("Вид", "Вид обращения", "Түрі", "Өтініш түрі", "Kind"),
    Column.LEGAL_KIND: ("Правовой вид", "Вид по АППК", "Құқықтық түрі", "Legal kind"),
    Column.FORM: ("Форма", "Форма обращения", "Нысаны", "Form"),
    Column.MEDIUM: ("Носитель", "Тасымалдаушы", "Medium"),
    Column.MEDIA: ("СМИ", "БАҚ", "Media"),
    Column.FULL_NAME: ("ФИО", "Ф.И.О.", "ФИО заявителя", "Т.А.Ә.", "ТАӘ", "Аты-жөні", "Full name"),
    Column.IIN: ("ИИН", "ЖСН", "IIN"),
    Column.PHONE: ("Телефон", "Контактный телефон", "Телефоны", "Phone"),
    Column.EMAIL: ("Электронная почта", "E-mail", "Email", "Электрондық пошта"),
    Column.ADDRESS: ("Адрес", "Мекенжай", "Мекенжайы", "Address"),
    Column.PLACE: ("Место", "Населённый пункт", "Регион", "Орны", "Елді мекен", "Өңір", "Place"),
    Column.DEPARTMENT: ("Отделение", "Подразделение", "Бөлімше", "Бөлімшесі", "Department"),
    Column.TEXT: (
        "Текст", "Содержание", "Суть обращения", "Мәтіні", "Мазмұны", "Мәтін", "Text",
    ),
    Column.LANGUAGE: ("Язык", "Тілі", "Тіл", "Language"),
    Column.TOPIC: ("Тема", "Категория", "Тақырыбы", "Тақырып", "Санаты", "Topic"),
    Column.ANONYMOUS: ("Анонимное", "Анонимно", "Аноним", "Анонимді", "Anonymous"),
    Column.REPEAT: ("Повторное", "Повторно", "Қайталама", "Repeat"),
    Column.VERDICT: ("Обоснованность", "Вывод", "Негізділігі", "Қорытынды", "Verdict"),
    Column.DECISION: ("Решение", "Результат", "Шешім", "Шешімі", "Нәтижесі", "Decision"),
    Column.ANSWERED_ON: (
        "Дата ответа", "Исполнено", "Жауап күні", "Жауап берілген күні", "Answered on",
    ),
    Column.STATE: ("Состояние", "Статус", "Күйі", "Мәртебесі", "State"),
    Column.RATING: ("Оценка", "Баға", "Бағасы", "Rating"),
    Column.REVIEW_SUBJECT: ("Предмет отзыва", "Пікір нысанасы", "Review subject"),
    Column.REVIEW_REASON: ("Причина оценки", "Баға себебі", "Review reason"),
    Column.OUTSIDE_SYSTEM: ("Внешняя система", "Сыртқы жүйе", "Outside system"),
    Column.OUTSIDE_NUMBER: ("Внешний номер", "Сыртқы нөмір", "Outside number"),
}  # fmt: skip

YES = ("да", "иә", "ия", "yes", "true", "истина", "1", "+", "есть", "бар")
NO = ("нет", "жоқ", "no", "false", "ложь", "0", "-", "–", "—")
STANDINGS: dict[str, Standing] = {
    **dict.fromkeys(
        ("open", "открыто", "в работе", "на рассмотрении", "ашық", "жұмыста", "қаралуда"),
        Standing.OPEN,
    ),
    **dict.fromkeys(
        (
            "finished", "closed", "answered", "noted", "завершено", "закрыто", "отвечено",
            "исполнено", "принято к сведению", "аяқталды", "жабылды", "жауап берілді", "орындалды",
            "ескерілді",
        ),
        Standing.FINISHED,
    ),
}  # fmt: skip

# How a table names our codes beside the codes themselves and their labels in kk, ru and en.
WORDS: dict[Column, dict[str, str]] = {
    Column.KIND: {
        "благодарность": "THANKS",
        "благодарности": "THANKS",
        "жалобы": "COMPLAINT",
        "предложения": "SUGGESTION",
        "вопрос": "CONSULT",
        "справка": "INFO",
        "справка, информация": "INFO",
        "информация": "INFO",
        "отзыв": "REVIEW",
        "отзыв с оценкой": "REVIEW",
        "обращение": "MESSAGE",
    },
    Column.JOURNAL: {
        "книга": "J_BOOK",
        "книга жалоб": "J_BOOK",
        "книга обращений и жалоб": "J_BOOK",
        "журнал отзывов": "J_REVIEWS",
        "телефон доверия": "J_PHONE",
        "сенім телефоны": "J_PHONE",
        "сми": "J_MEDIA",
        "бақ": "J_MEDIA",
        "мониторинг отзывов": "J_MONITOR",
    },
    Column.CHANNEL: {
        "книга": "BOOK",
        "книга жалоб": "BOOK",
        "книга обращений": "BOOK",
        "книга обращений и жалоб": "BOOK",
        "журнал отзывов": "DEPT_JOURNAL",
        "журнал отделения": "DEPT_JOURNAL",
        "журнал отзывов и предложений": "DEPT_JOURNAL",
        "телефон": "HOTLINE",
        "канцелярия": "DESK",
        "лично": "DESK",
        "сайт": "SITE",
        "ящик": "BOX",
        "колл-центр": "CALL_REGION",
        "соцсети": "SOCIAL",
        "инстаграм": "SOCIAL",
        "телеграм": "TELEGRAM",
        "2гис": "2GIS",
        "2gis": "2GIS",
        "црм": "FSMS_CRM",
        "crm": "FSMS_CRM",
        "crm фсмс": "FSMS_CRM",
        "е-өтініш": "EOTINISH",
        "е-отиниш": "EOTINISH",
        "почта": "POST",
        "медэлемент": "MEDELEMENT",
        "дамумед": "DAMUMED",
        "1414": "FSMS_1414",
        "не указан": "UNSPECIFIED",
    },
    Column.LANGUAGE: {
        "каз": "kk",
        "казахский": "kk",
        "қаз": "kk",
        "рус": "ru",
        "русский": "ru",
        "орыс": "ru",
    },
    Column.FORM: {"устное": "ORAL", "письменное": "WRITTEN"},
    Column.MEDIUM: {"электронное": "ELECTRONIC", "бумажное": "PAPER"},
    Column.VERDICT: {
        "обоснована": "JUSTIFIED",
        "обоснованная": "JUSTIFIED",
        "частично": "PARTLY",
        "частично обоснована": "PARTLY",
        "не обоснована": "UNJUSTIFIED",
        "необоснованная": "UNJUSTIFIED",
        "не обоснованная": "UNJUSTIFIED",
    },
    Column.DECISION: {
        "разъяснено": "EXPLAINED",
        "удовлетворено": "SATISFIED",
        "принято к сведению": "NOTED",
    },
}

# Where the table names a journal but no channel, the journal tells the usual way in.
CHANNEL_OF_JOURNAL: dict[Journal, str] = {
    Journal.J_BOOK: "BOOK",
    Journal.J_REVIEWS: "DEPT_JOURNAL",
    Journal.J_PHONE: "HOTLINE",
    Journal.J_RECEPTION: "RECEPTION",
    Journal.J_IN: "POST",
    Journal.J_APPEALS: "DESK",
}

JOURNAL = Profile(JOURNAL_PROFILE, HEADERS)
BUILT_IN: dict[str, Profile] = {JOURNAL.name: JOURNAL}


def template_columns() -> tuple[str, ...]:
    """Return the headers of a table that the profile `journal` reads as it is, in their order."""
    return tuple(names[0] for names in HEADERS.values())


def folded(text: str) -> str:
    """Return a header or a word as it is compared: lower case, single blanks, ё as е."""
    return " ".join(text.casefold().replace("ё", "е").split()).rstrip(" .:*")


KNOWN_HEADERS = frozenset(folded(name) for names in HEADERS.values() for name in names)


def known_headers(cells: Iterable[str]) -> int:
    """Count the cells of a row that are headers which we know."""
    return sum(folded(cell) in KNOWN_HEADERS for cell in cells)


def matched(headers: Iterable[str], profile: Profile) -> dict[Column, int]:
    """Find which column of the table holds which field; the first header of a profile wins."""
    places: dict[str, int] = {}
    for place, header in enumerate(headers):
        places.setdefault(folded(header), place)
    return {
        column: next(places[folded(name)] for name in names if folded(name) in places)
        for column, names in profile.columns.items()
        if any(folded(name) in places for name in names)
    }
