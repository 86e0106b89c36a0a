"""Who works in the demonstration country."""

from dataclasses import dataclass

from senim.rules.workflow import Role


@dataclass(frozen=True, slots=True)
class Worker:
    """A login with its name, posts, roles, organisation and departments."""

    login: str
    name: str
    post_kk: str
    post_ru: str
    roles: tuple[Role, ...]
    organisation: str
    heads: tuple[str, ...] = ()
    supervises: tuple[str, ...] = ()


_HOSPITAL = "mob2"
_HEAD_KK, _HEAD_RU = "бөлімше меңгерушісі", "заведующий отделением"
_DEPUTY = (Role.DEPUTY, Role.APPROVER)

WORKERS: tuple[Worker, ...] = (
    Worker(
        "registrar",
        "Сәрсенова Гүлнар Маратқызы",
        "тіркеуші",
        "регистратор",
        (Role.REGISTRAR,),
        _HOSPITAL,
    ),
    Worker(
        "spp",
        "Жұмабекова Айгүл Серікқызы",
        "Пациентті қолдау қызметінің сарапшы-дәрігері",
        "врач-эксперт СПП",
        (Role.SPP, Role.REGISTRAR),
        _HOSPITAL,
    ),
    Worker(
        "deputy",
        "Ахметов Нұрлан Болатұлы",
        "директордың емдеу ісі жөніндегі орынбасары",
        "заместитель директора по лечебной работе",
        _DEPUTY,
        _HOSPITAL,
        supervises=("PDO", "SURG", "TRAUMA", "PCI", "URO", "IC", "SOM", "INF", "ICU"),
    ),
    Worker(
        "deputy2",
        "Қасымова Ләззат Ерланқызы",
        "директордың ана мен бала жөніндегі орынбасары",
        "заместитель директора по родовспоможению",
        _DEPUTY,
        _HOSPITAL,
        supervises=("GYN", "OBST", "OBST_ANTE", "OBST_POST"),
    ),
    Worker(
        "deputy3",
        "Петренко Виктор Иванович",
        "директордың шаруашылық жөніндегі орынбасары",
        "заместитель директора по хозяйственной части",
        _DEPUTY,
        _HOSPITAL,
        supervises=("HOUSE", "GENERAL", "OTHER_MO"),
    ),
    Worker(
        "executor",
        "Оспанов Ерлан Қайратұлы",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR,),
        _HOSPITAL,
        ("SURG", "TRAUMA"),
    ),
    Worker(
        "head.pdo",
        "Ким Светлана Андреевна",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR,),
        _HOSPITAL,
        ("PDO", "GENERAL"),
    ),
    Worker(
        "head.pci",
        "Тұрсынов Асқар Мейрамұлы",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR,),
        _HOSPITAL,
        ("PCI", "IC"),
    ),
    Worker(
        "head.uro",
        "Ибраев Дәурен Сәкенұлы",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR,),
        _HOSPITAL,
        ("URO",),
    ),
    Worker(
        "head.obst",
        "Нұрғалиева Сандуғаш Қыдырбекқызы",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR,),
        _HOSPITAL,
        ("OBST", "OBST_ANTE", "OBST_POST", "GYN"),
    ),
    Worker(
        "head.som",
        "Смирнова Ольга Петровна",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR,),
        _HOSPITAL,
        ("SOM", "INF"),
    ),
    Worker(
        "head.icu",
        "Мұқанов Тимур Русланұлы",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR,),
        _HOSPITAL,
        ("ICU",),
    ),
    Worker(
        "head.house",
        "Бондаренко Сергей Николаевич",
        "шаруашылық бөлігінің бастығы",
        "начальник хозяйственной части",
        (Role.EXECUTOR,),
        _HOSPITAL,
        ("HOUSE",),
    ),
    Worker(
        "director",
        "Әбдірахманов Қанат Сейітұлы",
        "директор",
        "директор",
        (Role.SIGNER, Role.APPROVER, Role.DEPUTY),
        _HOSPITAL,
    ),
    Worker(
        "auditor",
        "Рахимова Динара Асқарқызы",
        "журналдарды тексеруші",
        "проверяющий журналы",
        (Role.AUDITOR,),
        _HOSPITAL,
    ),
    Worker(
        "neighbour",
        "Молдабаева Жанар Тілеуқызы",
        "тіркеуші",
        "регистратор",
        (Role.REGISTRAR, Role.SPP),
        "kgb1",
    ),
    Worker(
        "kgb1.head",
        "Литвинов Андрей Юрьевич",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR, Role.DEPUTY, Role.SIGNER),
        "kgb1",
        ("THER", "SURG"),
    ),
    Worker(
        "kzph5.spp",
        "Ермекова Бибігүл Оразқызы",
        "СПП маманы",
        "специалист СПП",
        (Role.SPP, Role.REGISTRAR),
        "kzph5",
    ),
    Worker(
        "kzph5.head",
        "Сейтқали Мақсат Әділұлы",
        _HEAD_KK,
        _HEAD_RU,
        (Role.EXECUTOR, Role.DEPUTY, Role.SIGNER),
        "kzph5",
        ("THER",),
    ),
    Worker(
        "syrmed.spp",
        "Тен Марина Викторовна",
        "СПП маманы",
        "специалист СПП",
        (Role.SPP, Role.REGISTRAR),
        "syrmed",
    ),
    Worker(
        "syrmed.head",
        "Қожа Арман Бекзатұлы",
        "директор",
        "директор",
        (Role.EXECUTOR, Role.DEPUTY, Role.SIGNER),
        "syrmed",
        ("THER",),
    ),
    Worker(
        "region",
        "Исабекова Роза Нұрланқызы",
        "облыстық денсаулық сақтау басқармасының операторы",
        "оператор управления здравоохранения",
        (Role.REGION_OPERATOR,),
        "kz-11",
    ),
    Worker(
        "country",
        "Тәжібаев Бауыржан Кәрімұлы",
        "ҚР ДСМ талдаушысы",
        "аналитик Министерства здравоохранения",
        (Role.COUNTRY_VIEWER,),
        "kz",
    ),
    Worker("admin", "Сенім әкімшісі", "әкімші", "администратор", (Role.ADMIN,), "kz"),
)

SHOWN_LOGINS = (
    "registrar",
    "spp",
    "deputy",
    "executor",
    "director",
    "neighbour",
    "region",
    "country",
)
