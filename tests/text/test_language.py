"""Which language a text speaks."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.text.language import language


KAZAKH = """Рахмет|Алғыс|Алғыс айтамын доктор|рахмет дәрігерге|Ауруханада кезек өте ұзақ
Талон жок, даригер кабылдамайды|жаксы аурухана|Дарыгер оте жаксы карады, улкен рахмет
Телефон көтермейді|Қайда жүгінуге болады?|Балама дұрыс көмек көрсетпеді|Баламды карамады
Сізге үлкен рахмет, доктор Иванов|Неге анализ нәтижесі кешігіп жатыр|Санитарка дөрекі сөйледі
Регистратурада ешкім жоқ|кезекте екі сағат тұрдым|Тамақ суық, палата лас|Медбикелерге алғыс
Больницада тамак жаман|Дене кызуы котерилди|Осы поликлиникага риза емеспин|Барине рахмет
дарилер берилмейди|операция жақсы өтті, спасибо"""
RUSSIAN = """Спасибо|Спасибо врачу|Жалоба на врача|нет талонов|Очередь в регистратуре
Выражаю благодарность отделению|Почему не берут трубку?|Врач нагрубил, прошу принять меры
Әлия Құрманғалиқызына жалоба на врача в больнице|Хамское отношение персонала|В палате холодно
Лекарства не выдают|Ждали скорую два часа|Медсестра отказалась делать укол|Плохое питание
Благодарю доктора Әбілқасымов за операцию|Прошу разобраться|Приём врача перенесли
Спасибо большое доктору Ахметовой|Неприятный запах в отделении|Сколько ждать анализов
Требуют деньги за лекарства|рахмет за помощь и внимание к нам|Туалет грязный|Очень долго ждали"""
ENGLISH = """Thanks|Thank you doctor|The queue is too long|No tickets for the cardiologist
Please call me back|My mother was not admitted"""


@pytest.mark.parametrize(("code", "texts"), [("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH)])
def test_short_texts_of_patients(code: str, texts: str) -> None:
    phrases = texts.replace("\n", "|").split("|")
    found = [phrase for phrase in phrases if language(phrase) == code]

    assert len(found) >= len(phrases) * 0.95, set(phrases) - set(found)


@pytest.mark.parametrize("text", ["", "  ", "12345", "!!! \x00"])
def test_a_text_that_tells_nothing_is_taken_for_kazakh(text: str) -> None:
    assert language(text) == "kk"


def test_the_model_decides_where_the_words_leave_a_doubt() -> None:
    assert language("кирип шыгып турады сойлеп отырады") == "kk"
    assert language("долго ждали приема доктора") == "ru"


def test_threads_may_ask_at_once() -> None:
    texts = ["кирип шыгып турады сойлеп отырады", "долго ждали приема доктора"] * 20

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(language, texts)) == ["kk", "ru"] * 20


@given(st.text(alphabet=st.characters()))
def test_any_text_has_one_of_three_languages(text: str) -> None:
    assert language(text) in {"kk", "ru", "en"}
