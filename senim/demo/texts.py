"""Texts of invented appeals: pieces joined by chance, no two long ones alike."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from types import ModuleType

from senim.demo import words_kk, words_ru
from senim.demo.names import typed_plainly
from senim.rules.kinds import ContentKind, Language, Topic


LONG = 40  # characters; shorter texts may repeat, as people repeat themselves
TRIES = 200
PLAIN_TYPING = 0.15  # share of Kazakh texts typed without the letters of Kazakh
GOOD_RATING = 4
WORDS: dict[Language, ModuleType] = {Language.KK: words_kk, Language.RU: words_ru}
SICK = ("Ахметов", "Ким", "Сериков", "Иванов", "Жумагулов", "Петров", "Абдрахман", "Нечай")
MONTHS_RU = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
MONTHS_KK = (
    "қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда",
    "шілдеде", "тамызда", "қыркүйекте", "қазанда", "қарашада", "желтоқсанда",
)  # fmt: skip
ABOVE = {"TRAUMA": "SURG", "OBST_ANTE": "OBST", "OBST_POST": "OBST"}


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said, and what it is about."""

    text: str
    topic: Topic | None = None


@dataclass(slots=True)
class Teller:
    """Invents what people say; remembers every long text so as not to repeat it."""

    rng: Random
    plain_typing: float = PLAIN_TYPING
    told: set[str] = field(default_factory=set)

    def tell(
        self,
        kind: ContentKind,
        language: Language,
        department: str,
        day: date,
        rating: int | None = None,
    ) -> Told:
        """Invent an appeal of this kind about this department."""
        if kind is ContentKind.REVIEW:
            return self._rating(language, department, rating or GOOD_RATING)
        return self._new(lambda: _MAKERS[kind](self, language, department, day), language)

    def question(self, language: Language, department: str) -> Told:
        """Invent a question written on a site that people take for an enquiry office."""
        return self._new(lambda: self._question(language, department), language)

    def review(self, language: Language, department: str, rating: int) -> Told:
        """Invent a public review with a mark, as long as people write who want to be read."""
        return self._new(lambda: self._review(language, department, rating), language)

    def _new(self, make: Callable[[], Told], language: Language) -> Told:
        for _ in range(TRIES):
            made = make()
            if len(made.text) <= LONG or made.text not in self.told:
                self.told.add(made.text)
                return self._typed(made, language)
        message = f"no new text after {TRIES} tries: {made.text[:LONG]}"
        raise RuntimeError(message)

    def _typed(self, made: Told, language: Language) -> Told:
        if language is Language.KK and self.rng.random() < self.plain_typing:
            return Told(typed_plainly(made.text), made.topic)
        return made

    def _pick(self, language: Language, bank: str, department: str = "") -> str:
        """Choose a piece; a department without pieces of its own uses those of the one above."""
        pieces = getattr(WORDS[language], bank)
        if isinstance(pieces, dict):
            place = department if department in pieces else ABOVE.get(department, "GENERAL")
            pieces = pieces.get(place, pieces["GENERAL"])
        chosen: str = self.rng.choice(pieces)
        return chosen

    def thanks(self, language: Language, department: str, _day: date) -> Told:
        """Thank the people of a department."""
        unit = WORDS[language].UNITS.get(department, WORDS[language].UNITS["GENERAL"])
        who = self._pick(language, "THANKS_WHO")
        parts = [self._pick(language, "THANKS_OPEN").format(who=who, unit=unit)]
        middle = [
            self._pick(language, "THANKS_FOR"),
            self._pick(language, "THANKS_STORY", department),
        ]
        self.rng.shuffle(middle)
        parts += middle[: self.rng.choice((1, 2, 2))]
        return Told(" ".join([*parts, self._pick(language, "THANKS_WISH")]))

    def complaint(self, language: Language, department: str, day: date) -> Told:
        """Complain about what happened in a department."""
        topic, problem = self._problem(language, department)
        opening = self._pick(language, "COMPLAINT_OPEN").format(day=_day_words(day, language))
        opening = opening[0].upper() + opening[1:]
        return Told(
            f"{opening} {problem} {self._pick(language, 'COMPLAINT_MORE')}"
            f" {self._pick(language, 'COMPLAINT_ASK')}",
            topic,
        )

    def _problem(self, language: Language, department: str) -> tuple[Topic, str]:
        problems = WORDS[language].COMPLAINTS
        place = department if department in problems else ABOVE.get(department, "GENERAL")
        chosen: tuple[Topic, str] = self.rng.choice(problems.get(place, problems["GENERAL"]))
        return chosen

    def call(self, language: Language, department: str, _day: date) -> Told:
        """Note what somebody asked on the telephone."""
        asked = self._about_kin(language, self._pick(language, "CALLS", department))
        more = self._pick(language, "CALL_MORE")
        return Told(f"{self._pick(language, 'CALL_OPEN')} {asked}. {more}", Topic.CONTACT)

    def consultation(self, language: Language, _department: str, _day: date) -> Told:
        """Note what advice somebody needed."""
        asked = self._about_kin(language, self._pick(language, "CONSULTS"))
        more = self._pick(language, "CALL_MORE")
        return Told(f"{self._pick(language, 'CALL_OPEN')} {asked}. {more}", Topic.INSURANCE)

    def _about_kin(self, language: Language, asked: str) -> str:
        kin = self._pick(language, "KIN")
        return asked.format(kin=kin, sick=self.rng.choice(SICK))

    def suggestion(self, language: Language, _department: str, _day: date) -> Told:
        """Suggest something."""
        more = self._pick(language, "SUGGESTION_MORE")
        return Told(f"{self._pick(language, 'SUGGESTIONS')} {more}", Topic.HOUSEKEEPING)

    def _question(self, language: Language, department: str) -> Told:
        parts = [
            self._pick(language, "QUESTION_OPEN"),
            self._pick(language, "QUESTIONS", department),
            self._pick(language, "QUESTION_MORE"),
        ]
        return Told(" ".join(parts), Topic.CONTACT)

    def _review(self, language: Language, department: str, rating: int) -> Told:
        if rating >= GOOD_RATING:
            praise = self._pick(language, "THANKS_STORY", department)
            return Told(f"{praise} {self._pick(language, 'THANKS_FOR')}")
        topic, problem = self._problem(language, department)
        return Told(f"{problem} {self._pick(language, 'COMPLAINT_MORE')}", topic)

    def _rating(self, language: Language, _department: str, rating: int) -> Told:
        bank = "RATING_GOOD" if rating >= GOOD_RATING else "RATING_BAD"
        return self._typed(Told(self._pick(language, bank)), language)


_MAKERS: dict[ContentKind, Callable[[Teller, Language, str, date], Told]] = {
    ContentKind.THANKS: Teller.thanks,
    ContentKind.COMPLAINT: Teller.complaint,
    ContentKind.MESSAGE: Teller.complaint,
    ContentKind.APPLICATION: Teller.complaint,
    ContentKind.INFO: Teller.call,
    ContentKind.CONSULT: Teller.consultation,
    ContentKind.REQUEST: Teller.consultation,
    ContentKind.SUGGESTION: Teller.suggestion,
}


def _day_words(day: date, language: Language) -> str:
    if language is Language.KK:
        return f"{day.day}-{MONTHS_KK[day.month - 1]}"
    return f"{day.day} {MONTHS_RU[day.month - 1]}"
