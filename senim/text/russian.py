"""Russian stems: the endings of cases, numbers and persons cut off by the Snowball rules."""

import threading
from functools import lru_cache

import Stemmer

from senim.text.folding import listed


# Words that stand in every text and find nothing; without "ли", which is also a surname here.
STOP = listed("""
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне
    было вот от меня еще нет о из ему теперь когда даже ну вдруг если уже или ни быть был него до
    вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы
    тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому
    этого какой совсем ним здесь этом один почти мой тем чтобы нее были куда зачем всех никогда
    можно при об хоть после над больше тот через эти нас про всего них какая много эту моя свою
    этой перед чуть том такой им более всю между это
""")

_local = threading.local()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the part of a folded Russian word that all its forms share: жалобами → жалоб."""
    return str(_stemmer().stemWord(word))


def _stemmer() -> "Stemmer.Stemmer":
    # A Snowball stemmer may not be used by two threads at once.
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("russian", maxCacheSize=0)
    stemmer: Stemmer.Stemmer = _local.stemmer
    return stemmer
