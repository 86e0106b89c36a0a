"""The case file: what came in, the appeal, its journals, its steps and its events."""

from senim.appeals.models.casework import Assignment, Attachment, Explanation, Remark, Reply
from senim.appeals.models.register import (
    Appeal,
    Applicant,
    Event,
    JournalCounter,
    JournalEntry,
    OutboxRow,
    OutsideNumber,
    Submission,
)


__all__ = [
    "Appeal",
    "Applicant",
    "Assignment",
    "Attachment",
    "Event",
    "Explanation",
    "JournalCounter",
    "JournalEntry",
    "OutboxRow",
    "OutsideNumber",
    "Remark",
    "Reply",
    "Submission",
]
