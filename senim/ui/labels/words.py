"""What the codes of an appeal are called by people."""

from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrPromise

from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Language,
    LegalKind,
    Medium,
    ReviewReason,
    ReviewSubject,
    Risk,
    ScanState,
    Topic,
    Verdict,
)


LEGAL_KINDS: dict[LegalKind, StrPromise] = {
    LegalKind.ZAYAVLENIE: pgettext_lazy("legalkind", "Application"),
    LegalKind.ZHALOBA: pgettext_lazy("legalkind", "Formal complaint"),
    LegalKind.SOOBSHCHENIE: pgettext_lazy("legalkind", "Report of shortcomings"),
    LegalKind.PREDLOZHENIE: pgettext_lazy("legalkind", "Proposal"),
    LegalKind.OTKLIK: pgettext_lazy("legalkind", "Response"),
    LegalKind.ZAPROS: pgettext_lazy("legalkind", "Request for information"),
}

CONTENT_KINDS: dict[ContentKind, StrPromise] = {
    ContentKind.COMPLAINT: pgettext_lazy("contentkind", "Complaint"),
    ContentKind.THANKS: pgettext_lazy("contentkind", "Thanks"),
    ContentKind.SUGGESTION: pgettext_lazy("contentkind", "Suggestion"),
    ContentKind.REQUEST: pgettext_lazy("contentkind", "Request"),
    ContentKind.MESSAGE: pgettext_lazy("contentkind", "Message"),
    ContentKind.APPLICATION: pgettext_lazy("contentkind", "Application"),
    ContentKind.CONSULT: pgettext_lazy("contentkind", "Consultation"),
    ContentKind.INFO: pgettext_lazy("contentkind", "Information"),
    ContentKind.REVIEW: pgettext_lazy("contentkind", "Review"),
}

FORMS: dict[Form, StrPromise] = {
    Form.ORAL: pgettext_lazy("form", "Oral"),
    Form.WRITTEN: pgettext_lazy("form", "Written"),
}

MEDIA: dict[Medium, StrPromise] = {
    Medium.PAPER: pgettext_lazy("medium", "Paper"),
    Medium.ELECTRONIC: pgettext_lazy("medium", "Electronic"),
    Medium.VOICE: pgettext_lazy("medium", "By voice"),
    Medium.VIDEO: pgettext_lazy("medium", "Video link"),
}

LANGUAGES: dict[Language, StrPromise] = {
    Language.KK: pgettext_lazy("language", "Kazakh"),
    Language.RU: pgettext_lazy("language", "Russian"),
    Language.EN: pgettext_lazy("language", "English"),
}

VERDICTS: dict[Verdict, StrPromise] = {
    Verdict.JUSTIFIED: pgettext_lazy("verdict", "Justified"),
    Verdict.PARTLY: pgettext_lazy("verdict", "Partly justified"),
    Verdict.UNJUSTIFIED: pgettext_lazy("verdict", "Unjustified"),
}

DECISIONS: dict[Decision, StrPromise] = {
    Decision.EXPLAINED: pgettext_lazy("decision", "Explained"),
    Decision.SATISFIED: pgettext_lazy("decision", "Satisfied"),
    Decision.PARTLY_SATISFIED: pgettext_lazy("decision", "Partly satisfied"),
    Decision.REFUSED: pgettext_lazy("decision", "Refused"),
    Decision.SPOT: pgettext_lazy("decision", "Solved here and now"),
    Decision.NOTED: pgettext_lazy("decision", "Noted"),
    Decision.WITHDRAWN: pgettext_lazy("decision", "Withdrawn"),
}

TOPICS: dict[Topic, StrPromise] = {
    Topic.QUALITY: pgettext_lazy("topic", "Quality of care"),
    Topic.REFUSAL: pgettext_lazy("topic", "Refusal of care"),
    Topic.REFUSAL_DIAG: pgettext_lazy("topic", "Refusal of diagnostics"),
    Topic.DRUGS: pgettext_lazy("topic", "Medicines not given"),
    Topic.PAID: pgettext_lazy("topic", "Paid instead of free"),
    Topic.BRIBE: pgettext_lazy("topic", "Extortion"),
    Topic.FICTITIOUS: pgettext_lazy("topic", "Services not given"),
    Topic.WAITING: pgettext_lazy("topic", "Long waiting"),
    Topic.ETHICS: pgettext_lazy("topic", "Rudeness, ethics"),
    Topic.HOSPITAL: pgettext_lazy("topic", "Refusal of admission"),
    Topic.ATTACH: pgettext_lazy("topic", "Attachment to a clinic"),
    Topic.DOC: pgettext_lazy("topic", "Referrals and certificates"),
    Topic.INSURANCE: pgettext_lazy("topic", "Insurance status"),
    Topic.HOUSEKEEPING: pgettext_lazy("topic", "Conditions and food"),
    Topic.CONTACT: pgettext_lazy("topic", "Reference questions"),
    Topic.OTHER_MO: pgettext_lazy("topic", "Another organisation"),
    Topic.OTHER: pgettext_lazy("topic", "Other"),
}

REVIEW_SUBJECTS: dict[ReviewSubject, StrPromise] = {
    ReviewSubject.APPOINTMENT: pgettext_lazy("reviewsubject", "Appointment"),
    ReviewSubject.HOSPITAL_REFERRAL: pgettext_lazy("reviewsubject", "Referral to hospital"),
    ReviewSubject.TEST_RESULTS: pgettext_lazy("reviewsubject", "Test results"),
}

REVIEW_REASONS: dict[ReviewReason, StrPromise] = {
    ReviewReason.NO_CLAIMS: pgettext_lazy("reviewreason", "No claims to the quality of care"),
    ReviewReason.ON_TIME: pgettext_lazy("reviewreason", "The doctor received exactly on time"),
    ReviewReason.THANKS: pgettext_lazy("reviewreason", "Thanks to the medical staff"),
    ReviewReason.SATISFIED: pgettext_lazy("reviewreason", "Fully satisfied with the care"),
    ReviewReason.NOT_BOOKED: pgettext_lazy("reviewreason", "Had not booked"),
    ReviewReason.WAITED_UNDER_15_MIN: pgettext_lazy("reviewreason", "Waited less than 15 minutes"),
    ReviewReason.WAITED_OVER_15_MIN: pgettext_lazy("reviewreason", "Waited more than 15 minutes"),
    ReviewReason.WAITED_OVER_30_MIN: pgettext_lazy("reviewreason", "Waited more than 30 minutes"),
    ReviewReason.WAITED_OVER_1_HOUR: pgettext_lazy("reviewreason", "Waited more than an hour"),
}

RISKS: dict[Risk, StrPromise] = {
    Risk.LOW: pgettext_lazy("risk", "Low"),
    Risk.MEDIUM: pgettext_lazy("risk", "Medium"),
    Risk.HIGH: pgettext_lazy("risk", "High"),
}

SCAN_STATES: dict[ScanState, StrPromise] = {
    ScanState.PENDING: pgettext_lazy("scanstate", "Not checked yet"),
    ScanState.CLEAN: pgettext_lazy("scanstate", "Clean"),
    ScanState.INFECTED: pgettext_lazy("scanstate", "Infected"),
    ScanState.ERROR: pgettext_lazy("scanstate", "Could not be checked"),
}
