"""The demonstration country as data: regions, organisations, departments, places."""

from dataclasses import dataclass
from datetime import time

from senim.orgs.services import Names, OrganisationCard
from senim.rules.calendars import Week
from senim.rules.kinds import Level, Ownership


@dataclass(frozen=True, slots=True)
class Region:
    """A top-level region: КАТО, ISO code and names."""

    kato: str
    iso: str
    names: Names

    @property
    def code(self) -> str:
        return self.iso.lower()


REGIONS: tuple[Region, ...] = (
    Region("100000000", "KZ-10", Names("Абай облысы", "область Абай", "Abai")),
    Region("110000000", "KZ-11", Names("Ақмола облысы", "Акмолинская область", "Akmola")),
    Region("150000000", "KZ-15", Names("Ақтөбе облысы", "Актюбинская область", "Aktobe")),
    Region("190000000", "KZ-19", Names("Алматы облысы", "Алматинская область", "Almaty oblast")),
    Region("230000000", "KZ-23", Names("Атырау облысы", "Атырауская область", "Atyrau")),
    Region(
        "270000000",
        "KZ-27",
        Names("Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan"),
    ),
    Region("310000000", "KZ-31", Names("Жамбыл облысы", "Жамбылская область", "Zhambyl")),
    Region("330000000", "KZ-33", Names("Жетісу облысы", "область Жетісу", "Zhetisu")),
    Region("350000000", "KZ-35", Names("Қарағанды облысы", "Карагандинская область", "Karaganda")),
    Region("390000000", "KZ-39", Names("Қостанай облысы", "Костанайская область", "Kostanay")),
    Region("430000000", "KZ-43", Names("Қызылорда облысы", "Кызылординская область", "Kyzylorda")),
    Region("470000000", "KZ-47", Names("Маңғыстау облысы", "Мангистауская область", "Mangystau")),
    Region("550000000", "KZ-55", Names("Павлодар облысы", "Павлодарская область", "Pavlodar")),
    Region(
        "590000000",
        "KZ-59",
        Names("Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan"),
    ),
    Region("610000000", "KZ-61", Names("Түркістан облысы", "Туркестанская область", "Turkistan")),
    Region("620000000", "KZ-62", Names("Ұлытау облысы", "область Ұлытау", "Ulytau")),
    Region(
        "630000000",
        "KZ-63",
        Names("Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan"),
    ),
    Region("710000000", "KZ-71", Names("Астана қ.", "г. Астана", "Astana")),
    Region("750000000", "KZ-75", Names("Алматы қ.", "г. Алматы", "Almaty")),
    Region("790000000", "KZ-79", Names("Шымкент қ.", "г. Шымкент", "Shymkent")),
)

HOSPITAL = "mob2"
_SERVICE = {
    "service_kk": "Пациентті қолдау және ішкі сараптама қызметі",
    "service_ru": "Служба поддержки пациента и внутренней экспертизы",
    "service_en": "Patient Support and Internal Expertise Service",
}

ORGANISATIONS: dict[str, tuple[OrganisationCard, ...]] = {
    "kz-11": (
        OrganisationCard(
            code=HOSPITAL,
            names=Names(
                "№2 көпбейінді облыстық аурухана",
                "Многопрофильная областная больница №2",
                "Multi-profile Regional Hospital No. 2",
            ),
            level=Level.ORGANISATION,
            day_ends=time(18, 30),
            open_to_public=True,
            facts={
                **_SERVICE,
                "type_code": "HOSP_REGION",
                "kato": "110000000",
                "phone": "8 (7172) 45-74-00",
                "hotline": "8 (7172) 45-74-03",
                "email": "spp@mob2.example.kz",
                "address_kk": "Ақмола облысы, Қосшы қаласы",
                "address_ru": "Акмолинская область, город Косшы",
            },
        ),
        OrganisationCard(
            code="kgb1",
            names=Names(
                "Көкшетау қалалық ауруханасы",
                "Кокшетауская городская больница",
                "Kokshetau City Hospital",
            ),
            level=Level.ORGANISATION,
            day_ends=time(18, 0),
            open_to_public=True,
            facts={
                **_SERVICE,
                "type_code": "HOSP_CITY",
                "kato": "110000000",
                "hotline": "8 (7162) 25-10-03",
                "address_kk": "Көкшетау қаласы",
                "address_ru": "город Кокшетау",
            },
        ),
    ),
    "kz-43": (
        OrganisationCard(
            code="kzph5",
            names=Names(
                "№5 қалалық емхана, Қызылорда",
                "Городская поликлиника №5, Кызылорда",
                "City Clinic No. 5, Kyzylorda",
            ),
            level=Level.ORGANISATION,
            week=Week.SIX,
            day_ends=time(18, 0),
            open_to_public=True,
            facts={
                **_SERVICE,
                "type_code": "PHC",
                "kato": "430000000",
                "hotline": "8 (7242) 30-05-05",
                "address_kk": "Қызылорда қаласы",
                "address_ru": "город Кызылорда",
            },
        ),
        OrganisationCard(
            code="syrmed",
            names=Names("«Сыр-Мед» клиникасы", "Клиника «Сыр-Мед»", "Syr-Med Clinic"),
            level=Level.ORGANISATION,
            ownership=Ownership.PRIVATE,
            day_ends=time(18, 0),
            open_to_public=True,
            facts={
                **_SERVICE,
                "type_code": "PRIVATE",
                "kato": "430000000",
                "hotline": "8 (7242) 40-12-12",
                "address_kk": "Қызылорда қаласы",
                "address_ru": "город Кызылорда",
            },
        ),
    ),
}
BRANCHES: dict[str, OrganisationCard] = {
    "kgb1": OrganisationCard(
        code="kgb1-b1",
        names=Names(
            "Көкшетау қалалық ауруханасының №1 филиалы",
            "Филиал №1 Кокшетауской городской больницы",
            "Kokshetau City Hospital, Branch No. 1",
        ),
        level=Level.BRANCH,
        day_ends=time(18, 0),
        open_to_public=True,
        facts={**_SERVICE, "type_code": "HOSP_CITY", "kato": "110000000"},
    ),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A department: code, names and the department above it."""

    code: str
    names: Names
    parent: str = ""


HOSPITAL_UNITS: tuple[Unit, ...] = (
    Unit(
        "PDO",
        Names(
            "Қабылдау-диагностикалық бөлімше",
            "Приёмно-диагностическое отделение",
            "Admission and Diagnostics",
        ),
    ),
    Unit("SURG", Names("Хирургия бөлімшесі", "Хирургическое отделение", "Surgery")),
    Unit("TRAUMA", Names("Травматология", "Травматология", "Traumatology"), "SURG"),
    Unit(
        "PCI",
        Names(
            "Тері арқылы коронарлық араласу орталығы", "Центр ЧКВ", "Coronary Intervention Centre"
        ),
    ),
    Unit("URO", Names("Урология бөлімшесі", "Урологическое отделение", "Urology")),
    Unit("GYN", Names("Гинекология бөлімшесі", "Гинекологическое отделение", "Gynaecology")),
    Unit("IC", Names("Инсульт орталығы", "Инсультный центр", "Stroke Centre")),
    Unit("OBST", Names("Акушерлік бөлімше", "Акушерское отделение", "Obstetrics")),
    Unit(
        "OBST_ANTE",
        Names("Босануға дейінгі бөлімше", "Дородовое отделение", "Antenatal ward"),
        "OBST",
    ),
    Unit(
        "OBST_POST",
        Names("Босанғаннан кейінгі бөлімше", "Послеродовое отделение", "Postnatal ward"),
        "OBST",
    ),
    Unit("SOM", Names("Соматикалық бөлімше", "Соматическое отделение", "Somatic ward")),
    Unit(
        "INF", Names("Жұқпалы аурулар бөлімшесі", "Инфекционное отделение", "Infectious Diseases")
    ),
    Unit(
        "ICU",
        Names(
            "Анестезиология, реанимация және қарқынды терапия бөлімшесі", "ОАРИТ", "Intensive Care"
        ),
    ),
    Unit("HOUSE", Names("Шаруашылық бөлігі", "Хозяйственная часть", "Housekeeping")),
    Unit(
        "GENERAL",
        Names("Жалпы сұрақтар, басқа", "Общие вопросы, другие", "General questions, other"),
    ),
    Unit(
        "OTHER_MO",
        Names("Басқа медициналық ұйым", "Другая медицинская организация", "Another organisation"),
        "GENERAL",
    ),
)
PLAIN_UNITS: tuple[Unit, ...] = (
    Unit("REG", Names("Тіркеу бөлімі", "Регистратура", "Reception")),
    Unit("THER", Names("Терапия бөлімшесі", "Терапевтическое отделение", "Therapy")),
    Unit("SURG", Names("Хирургия бөлімшесі", "Хирургическое отделение", "Surgery")),
    Unit("DIAG", Names("Диагностика бөлімшесі", "Отделение диагностики", "Diagnostics")),
    Unit(
        "GENERAL",
        Names("Жалпы сұрақтар, басқа", "Общие вопросы, другие", "General questions, other"),
    ),
)
GROUP_NAMES = Names(
    "Урология және гинекология", "Урология и гинекология", "Urology and gynaecology"
)

PLACES: tuple[tuple[str, Names], ...] = (
    (
        "NUR_SULTAN",
        Names(
            "Нұр-Сұлтан қ. (қазіргі Астана)",
            "г. Нур-Султан (ныне Астана)",
            "Nur-Sultan (now Astana)",
        ),
    ),
    ("STEPNOGORSK", Names("Степногорск қ.", "г. Степногорск", "Stepnogorsk")),
    ("KOKSHETAU", Names("Көкшетау қ.", "г. Кокшетау", "Kokshetau")),
    ("TSELINOGRAD", Names("Целиноград ауданы", "Целиноградский район", "Tselinograd district")),
    ("ARSHALY", Names("Аршалы ауданы", "Аршалынский район", "Arshaly district")),
    ("EREYMENTAU", Names("Ерейментау ауданы", "Ерейментауский район", "Ereymentau district")),
    ("SHORTANDY", Names("Шортанды ауданы", "Шортандинский район", "Shortandy district")),
    ("ASTRAKHAN", Names("Астрахан ауданы", "Астраханский район", "Astrakhan district")),
    ("KOSSHY", Names("Қосшы қ.", "г. Косшы", "Kosshy")),
    ("ALMATY", Names("Алматы қ.", "г. Алматы", "Almaty")),
    ("KARAGANDA", Names("Қарағанды қ.", "г. Караганда", "Karaganda")),
    ("RUSSIA", Names("Ресей", "Россия", "Russia")),
    ("ASTANA", Names("Астана қ.", "г. Астана", "Astana")),
    ("KYZYLORDA", Names("Қызылорда қ.", "г. Кызылорда", "Kyzylorda")),
    ("OTHER_PLACE", Names("Басқа жер", "Другое место", "Elsewhere")),
)
