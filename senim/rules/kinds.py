"""The words of the register: what an appeal is, how it came, what came of it (domain codes)."""

from enum import StrEnum


class LegalKind(StrEnum):
    """Kinds known to the Administrative Procedural Code, art. 4."""

    ZAYAVLENIE = "ZAYAVLENIE"
    ZHALOBA = "ZHALOBA"
    SOOBSHCHENIE = "SOOBSHCHENIE"
    PREDLOZHENIE = "PREDLOZHENIE"
    OTKLIK = "OTKLIK"
    ZAPROS = "ZAPROS"


class ContentKind(StrEnum):
    """What the hospital itself calls the kind of an appeal."""

    COMPLAINT = "COMPLAINT"
    THANKS = "THANKS"
    SUGGESTION = "SUGGESTION"
    REQUEST = "REQUEST"
    MESSAGE = "MESSAGE"
    APPLICATION = "APPLICATION"
    CONSULT = "CONSULT"
    INFO = "INFO"
    REVIEW = "REVIEW"


class Form(StrEnum):
    ORAL = "ORAL"
    WRITTEN = "WRITTEN"


class Medium(StrEnum):
    PAPER = "PAPER"
    ELECTRONIC = "ELECTRONIC"
    VOICE = "VOICE"
    VIDEO = "VIDEO"


class Language(StrEnum):
    """The languages an appeal may be written in and answered in."""

    KK = "kk"
    RU = "ru"
    EN = "en"


class Journal(StrEnum):
    """The eight journals, and the list of ratings found elsewhere (no journal of law)."""

    J_APPEALS = "J_APPEALS"
    J_BOOK = "J_BOOK"
    J_REVIEWS = "J_REVIEWS"
    J_PHONE = "J_PHONE"
    J_MEDIA = "J_MEDIA"
    J_IN = "J_IN"
    J_OUT = "J_OUT"
    J_RECEPTION = "J_RECEPTION"
    J_MONITOR = "J_MONITOR"


class Ownership(StrEnum):
    """Who owns the organisation: the statutory clock binds the state's own (APPC 64, 69, 87)."""

    STATE = "STATE"
    STATE_100 = "STATE_100"
    PRIVATE = "PRIVATE"


class Level(StrEnum):
    """The storeys of the organisation tree."""

    COUNTRY = "COUNTRY"
    REGION = "REGION"
    ORGANISATION = "ORGANISATION"
    BRANCH = "BRANCH"


class Verdict(StrEnum):
    """Whether a complaint proved right."""

    JUSTIFIED = "JUSTIFIED"
    PARTLY = "PARTLY"
    UNJUSTIFIED = "UNJUSTIFIED"


class Decision(StrEnum):
    """The character of the answer."""

    EXPLAINED = "EXPLAINED"
    SATISFIED = "SATISFIED"
    PARTLY_SATISFIED = "PARTLY_SATISFIED"
    REFUSED = "REFUSED"
    SPOT = "SPOT"
    NOTED = "NOTED"
    WITHDRAWN = "WITHDRAWN"


class Topic(StrEnum):
    """What an appeal is about."""

    QUALITY = "QUALITY"
    REFUSAL = "REFUSAL"
    REFUSAL_DIAG = "REFUSAL_DIAG"
    DRUGS = "DRUGS"
    PAID = "PAID"
    BRIBE = "BRIBE"
    FICTITIOUS = "FICTITIOUS"
    WAITING = "WAITING"
    ETHICS = "ETHICS"
    HOSPITAL = "HOSPITAL"
    ATTACH = "ATTACH"
    DOC = "DOC"
    INSURANCE = "INSURANCE"
    HOUSEKEEPING = "HOUSEKEEPING"
    CONTACT = "CONTACT"
    OTHER_MO = "OTHER_MO"
    OTHER = "OTHER"


class ReviewSubject(StrEnum):
    """What a rated visit was about, as the rating systems name it."""

    APPOINTMENT = "APPOINTMENT"
    HOSPITAL_REFERRAL = "HOSPITAL_REFERRAL"
    TEST_RESULTS = "TEST_RESULTS"


class ReviewReason(StrEnum):
    """The reason a rater chose from the list of the rating system."""

    NO_CLAIMS = "NO_CLAIMS"
    ON_TIME = "ON_TIME"
    THANKS = "THANKS"
    SATISFIED = "SATISFIED"
    NOT_BOOKED = "NOT_BOOKED"
    WAITED_UNDER_15_MIN = "WAITED_UNDER_15_MIN"
    WAITED_OVER_15_MIN = "WAITED_OVER_15_MIN"
    WAITED_OVER_30_MIN = "WAITED_OVER_30_MIN"
    WAITED_OVER_1_HOUR = "WAITED_OVER_1_HOUR"


class Risk(StrEnum):
    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


class ScanState(StrEnum):
    """What is known of an attachment's safety."""

    PENDING = "PENDING"
    CLEAN = "CLEAN"
    INFECTED = "INFECTED"
    ERROR = "ERROR"


DEFAULT_LEGAL_KIND: dict[ContentKind, LegalKind | None] = {
    ContentKind.COMPLAINT: LegalKind.SOOBSHCHENIE,
    ContentKind.THANKS: None,
    ContentKind.SUGGESTION: LegalKind.PREDLOZHENIE,
    ContentKind.REQUEST: LegalKind.ZAPROS,
    ContentKind.MESSAGE: LegalKind.SOOBSHCHENIE,
    ContentKind.APPLICATION: LegalKind.ZAYAVLENIE,
    ContentKind.CONSULT: LegalKind.ZAPROS,
    ContentKind.INFO: LegalKind.ZAPROS,
    ContentKind.REVIEW: None,
}


def default_legal_kind(kind: ContentKind, ownership: Ownership) -> LegalKind | None:
    """Propose the legal kind of an appeal; a registrar may always decide otherwise.

    A message binds only state legal entities (APPC art. 4(37)); a private clinic's complaint is
    proposed as an application for a right, which loses the patient nothing.
    """
    proposed = DEFAULT_LEGAL_KIND[kind]
    if proposed is LegalKind.SOOBSHCHENIE and ownership is Ownership.PRIVATE:
        return LegalKind.ZAYAVLENIE
    return proposed
