"""The ways a voice comes in, with what each means for form, journal and statistics."""

from dataclasses import dataclass
from enum import StrEnum

from senim.rules.kinds import ContentKind, Form, Journal, Medium


class ChannelCode(StrEnum):
    DESK = "DESK"
    RECEPTION = "RECEPTION"
    POST = "POST"
    BOX = "BOX"
    BOOK = "BOOK"
    DEPT_JOURNAL = "DEPT_JOURNAL"
    HOTLINE = "HOTLINE"
    CALL_REGION = "CALL_REGION"
    SITE = "SITE"
    EMAIL = "EMAIL"
    EOTINISH = "EOTINISH"
    FSMS_1414 = "FSMS_1414"
    FSMS_CRM = "FSMS_CRM"
    QOLDAU = "QOLDAU"
    SAQTANDYRY_BOT = "SAQTANDYRY_BOT"
    FSMS_SITE = "FSMS_SITE"
    TELEGRAM = "TELEGRAM"
    DAMUMED = "DAMUMED"
    MEDELEMENT = "MEDELEMENT"
    GIS2 = "2GIS"
    SOCIAL = "SOCIAL"
    MVOTER = "MVOTER"
    QR = "QR"
    DIRECTOR_BLOG = "DIRECTOR_BLOG"
    UNSPECIFIED = "UNSPECIFIED"


@dataclass(frozen=True, slots=True)
class Way:
    """What a channel is by default: an organisation may set its own."""

    form: Form
    medium: Medium
    media: bool
    journal: Journal
    anonymous: bool
    watch: bool = False


_PAPER = Way(Form.WRITTEN, Medium.PAPER, media=False, journal=Journal.J_APPEALS, anonymous=False)
_NET = Way(Form.WRITTEN, Medium.ELECTRONIC, media=True, journal=Journal.J_MEDIA, anonymous=True)
_WATCHED = Way(
    Form.WRITTEN, Medium.ELECTRONIC, media=True, journal=Journal.J_MEDIA, anonymous=True, watch=True
)

WAYS: dict[ChannelCode, Way] = {
    ChannelCode.DESK: _PAPER,
    ChannelCode.RECEPTION: Way(
        Form.ORAL, Medium.VOICE, media=False, journal=Journal.J_RECEPTION, anonymous=False
    ),
    ChannelCode.POST: Way(
        Form.WRITTEN, Medium.PAPER, media=False, journal=Journal.J_IN, anonymous=True
    ),
    ChannelCode.BOX: Way(
        Form.WRITTEN, Medium.PAPER, media=False, journal=Journal.J_APPEALS, anonymous=True
    ),
    ChannelCode.BOOK: Way(
        Form.WRITTEN, Medium.PAPER, media=False, journal=Journal.J_BOOK, anonymous=True
    ),
    ChannelCode.DEPT_JOURNAL: Way(
        Form.WRITTEN, Medium.PAPER, media=False, journal=Journal.J_REVIEWS, anonymous=True
    ),
    ChannelCode.HOTLINE: Way(
        Form.ORAL, Medium.VOICE, media=False, journal=Journal.J_PHONE, anonymous=True
    ),
    ChannelCode.CALL_REGION: Way(
        Form.ORAL, Medium.VOICE, media=False, journal=Journal.J_APPEALS, anonymous=True
    ),
    ChannelCode.SITE: _NET,
    ChannelCode.EMAIL: _NET,
    ChannelCode.EOTINISH: _WATCHED,
    ChannelCode.FSMS_1414: _WATCHED,
    ChannelCode.FSMS_CRM: _WATCHED,
    ChannelCode.QOLDAU: _WATCHED,
    ChannelCode.SAQTANDYRY_BOT: _WATCHED,
    ChannelCode.FSMS_SITE: _WATCHED,
    ChannelCode.TELEGRAM: _NET,
    ChannelCode.DAMUMED: _WATCHED,
    ChannelCode.MEDELEMENT: _WATCHED,
    ChannelCode.GIS2: _WATCHED,
    ChannelCode.SOCIAL: _WATCHED,
    ChannelCode.MVOTER: _WATCHED,
    ChannelCode.QR: _NET,
    ChannelCode.DIRECTOR_BLOG: _NET,
    ChannelCode.UNSPECIFIED: _NET,
}


def journal_for(kind: ContentKind, proposed: Journal) -> Journal:
    """Tell in which journal a voice is numbered.

    A rating found elsewhere is watched, not registered: the half-year analysis counts the ratings
    of the site, 2GIS and DamuMed beside the media journal, not in it (source 000).
    """
    if kind is ContentKind.REVIEW and proposed is Journal.J_MEDIA:
        return Journal.J_MONITOR
    return proposed
