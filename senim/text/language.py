"""Which of the three languages a text speaks: Kazakh, Russian or English."""

import re
import threading
from functools import cache
from typing import TYPE_CHECKING, Literal

from senim.text import folding, kazakh
from senim.text.kazakh_words import STOP


if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


Language = Literal["kk", "ru", "en"]

_READ_MAX = 4_000  # letters: the beginning tells enough
_LATIN = re.compile("[a-z]+")
_RUSSIAN_LETTERS = re.compile("[ъщ]|ться|ого$|[аяыи]ми$|[еиоы]й$")

# Short words that a model of whole texts gets wrong; Kazakh ones also without their letters.
_KAZAKH = (STOP - folding.listed("да не те де ба па ма ше")) | folding.listed("""
    рахмет рахмат ракмет сау бол болыныз салем салеметсизбе салеметсиз алгыс алгысым жаксы жок
    керек адам бала аурухана емхана даригер дарыгер шагым отиниш калай кайда кашан нашар жаман
    тамаша керемет ия жогары кызмет жумыс комек осындай сондай ушин оте кылды берди болды барды
    келди емес тагы ал
""")
_RUSSIAN = folding.listed("""
    и в на что с по как это от для из за но к же бы мы вы он она они я мне меня нас вас был была
    было были спасибо благодарю благодарность жалоба врач врача врачи врачу очень нет добрый день
    здравствуйте прошу почему когда где больница больнице хорошо плохо все уже еще или если так
""")


def language(text: str) -> Language:
    """Return the language of a text; Kazakh, the state language, when nothing tells."""
    words = [word for word in folding.words(text[:_READ_MAX]) if word.isalpha()]
    if not words:
        return "kk"
    latin = sum(map(bool, map(_LATIN.fullmatch, words)))
    if latin * 2 > len(words):
        return "en"
    kazakh_votes = sum(kazakh.has_letters(word) or word in _KAZAKH for word in words)
    russian_votes = sum(map(_is_russian, words))
    if kazakh_votes != russian_votes:
        return "kk" if kazakh_votes > russian_votes else "ru"
    return _by_model(" ".join(words))


def _is_russian(word: str) -> bool:
    return word in _RUSSIAN or (
        not kazakh.has_letters(word) and _RUSSIAN_LETTERS.search(word) is not None
    )


def _by_model(text: str) -> Language:
    with _reading:
        code, _score = _model().classify(text)
    return "kk" if code == "kk" else "ru"


_reading = threading.Lock()


@cache
def _model() -> "LanguageIdentifier":
    # The model takes a third of a second to read: only when the words leave a doubt.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (the model is loaded at need)

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(["kk", "ru"])
    return model
