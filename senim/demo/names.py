"""Invented people: names, ИИН with their check digits, telephones, addresses. Nobody is real."""

from datetime import date, timedelta
from random import Random

from senim.appeals.identity import Contact
from senim.rules.iin import CENTURIES, Sex, check_digit


KAZAKH_SURNAMES = (
    "Әбілқасым", "Ақынбек", "Байжұма", "Бекқожа", "Дәулетқали", "Ерғазы", "Жақсылық", "Жәнібек",
    "Жұмағұл", "Қабдолла", "Қайырбек", "Қаражан", "Құлбай", "Қыдырәлі", "Мәлік", "Мұсабай",
    "Нұрпейіс", "Оразалы", "Өмірзақ", "Рысбек", "Сағындық", "Сейтжан", "Сүйінбай", "Тілеуқабыл",
    "Төлебай", "Ұзақбай", "Үмбетәлі", "Шәріпбай", "Шөкен", "Ілияс",
)  # fmt: skip
KAZAKH_MEN = (
    "Абай", "Айдос", "Әділ", "Бауыржан", "Берік", "Дархан", "Ғани", "Жандос", "Қуаныш", "Марат",
    "Нұрсұлтан", "Олжас", "Өркен", "Рүстем", "Санжар", "Серік", "Талғат", "Ұлан", "Шыңғыс", "Ілияс",
)  # fmt: skip
KAZAKH_WOMEN = (
    "Айжан", "Ақмарал", "Әсель", "Баян", "Гүлмира", "Ғалия", "Жанар", "Зәуре", "Қарлығаш", "Күләш",
    "Мөлдір", "Нұргүл", "Раушан", "Сәуле", "Толқын", "Ұлболсын", "Үміт", "Шолпан", "Ырысты",
    "Інжу",
)  # fmt: skip
KAZAKH_FATHERS = (
    "Асан", "Әлібек", "Болат", "Дүйсен", "Ермек", "Жомарт", "Кәрім", "Қасым", "Мұрат", "Нұрлыбек",
    "Оңдасын", "Сәбит", "Тоқтар", "Үсен", "Хамит",
)  # fmt: skip
RUSSIAN_SURNAMES = (
    "Авдеенко", "Бойчук", "Вдовиченко", "Гордиенко", "Дегтяренко", "Жданенко", "Ищенко", "Коваль",
    "Лысенко", "Мироненко", "Нечай", "Остапчук", "Пилипенко", "Радченко", "Савчук", "Терещенко",
    "Устименко", "Хоменко", "Цой", "Шевчук", "Юрченко", "Ягодка",
)  # fmt: skip
RUSSIAN_MEN = (
    "Алексей", "Борис", "Валерий", "Геннадий", "Дмитрий", "Евгений", "Игорь", "Константин",
    "Леонид", "Максим", "Николай", "Павел", "Роман", "Степан", "Юрий",
)  # fmt: skip
RUSSIAN_WOMEN = (
    "Алла", "Валентина", "Галина", "Дарья", "Елена", "Жанна", "Зоя", "Инна", "Ксения", "Лариса",
    "Мария", "Надежда", "Оксана", "Раиса", "Тамара",
)  # fmt: skip
RUSSIAN_FATHERS = (
    ("Андреевич", "Андреевна"), ("Борисович", "Борисовна"), ("Викторович", "Викторовна"),
    ("Григорьевич", "Григорьевна"), ("Иванович", "Ивановна"), ("Михайлович", "Михайловна"),
    ("Олегович", "Олеговна"), ("Петрович", "Петровна"), ("Сергеевич", "Сергеевна"),
    ("Фёдорович", "Фёдоровна"),
)  # fmt: skip
LONG_NAMES = (
    "Құдайбергенова-Сүйіншәлиева Ақмарал-Нұргүл Дінмұхаммедқызы",
    "Жұмағалиев-Тілеуқабылұлы Нұрмұхаммед-Әли Бақытжанұлы",
    "Шәймерденова-Көпжасарова Ұлболсын-Мөлдір Әбдіғаппарқызы",
    "Өтеғұлов-Қарабалаев Ғинаятолла-Ғабит Сағындықұлы",
)
STREETS = (
    "Абылай хан көшесі", "Әуезов көшесі", "Бөгенбай батыр көшесі", "Жеңіс даңғылы",
    "Мәншүк Мәметова көшесі", "Сәтпаев көшесі", "Тәуелсіздік көшесі",
    "улица Степная", "улица Садовая", "улица Достык", "микрорайон Лесхоз", "улица Целинная",
)  # fmt: skip
TOWNS = ("Қосшы қаласы", "город Косшы", "Талапкер ауылы", "село Жибек Жолы", "Көкшетау қаласы")
MOBILE = ("700", "701", "702", "705", "707", "708", "747", "771", "775", "776", "777", "778")
BIRTHS = (date(1941, 1, 1), date(2003, 12, 31))
_SIGNS = {(century, sex): sign for sign, (century, sex) in CENTURIES.items()}
_HIDDEN_LETTERS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def typed_plainly(text: str) -> str:
    """Return Kazakh as it is typed on a keyboard without the letters of its own."""
    return text.translate(_HIDDEN_LETTERS)


def full_name(rng: Random, sex: Sex) -> str:
    """Invent a name, two of three times a Kazakh one."""
    woman = sex is Sex.FEMALE
    if rng.random() < 1 / 3:
        given = rng.choice(RUSSIAN_WOMEN if woman else RUSSIAN_MEN)
        return f"{rng.choice(RUSSIAN_SURNAMES)} {given} {rng.choice(RUSSIAN_FATHERS)[woman]}"
    given = rng.choice(KAZAKH_WOMEN if woman else KAZAKH_MEN)
    father = rng.choice(KAZAKH_FATHERS)
    child = "қызы" if woman else "ұлы"
    return f"{rng.choice(KAZAKH_SURNAMES)} {given} {father}{child}"


def iin(rng: Random, sex: Sex) -> str:
    """Invent an ИИН whose check digit is right."""
    first, last = BIRTHS
    while True:
        born = first + timedelta(days=rng.randrange((last - first).days))
        sign = _SIGNS[born.year // 100 * 100, sex]
        body = f"{born:%y%m%d}{sign}{rng.randrange(1, 10_000):04d}"
        digit = check_digit(body)
        if digit is not None:
            return f"{body}{digit}"


def phone(rng: Random) -> str:
    """Invent a mobile number as people write it."""
    digits = f"{rng.randrange(10_000_000):07d}"
    return f"8 {rng.choice(MOBILE)} {digits[:3]} {digits[3:5]} {digits[5:]}"


def address(rng: Random) -> str:
    """Invent an address in one of the towns around the hospital."""
    return f"{rng.choice(TOWNS)}, {rng.choice(STREETS)}, {rng.randrange(1, 140)}"


def person(rng: Random, *, known: str = "phone") -> Contact:
    """Invent someone of whom the name is known, the telephone ("phone") or everything ("all")."""
    sex = rng.choice((Sex.MALE, Sex.FEMALE))
    name, number = full_name(rng, sex), phone(rng)
    if known == "name":
        return Contact(full_name=name)
    if known == "phone":
        return Contact(full_name=name, phone=number)
    return Contact(
        name, iin(rng, sex), number, f"poshta{rng.randrange(10**6)}@example.kz", address(rng)
    )
