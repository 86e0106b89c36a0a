"""What journals, channels, organisations, states, roles, acts and clocks are called."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrPromise

from senim.rules.channels import ChannelCode
from senim.rules.kinds import Journal, Level, Ownership
from senim.rules.permit import Refusal
from senim.rules.terms import ClockCode
from senim.rules.workflow import Act, Role, State


JOURNALS: dict[Journal, StrPromise] = {
    Journal.J_APPEALS: pgettext_lazy("journal", "Journal of citizens' appeals and complaints"),
    Journal.J_BOOK: pgettext_lazy("journal", "Book of appeals and complaints"),
    Journal.J_REVIEWS: pgettext_lazy("journal", "Journal of reviews and suggestions"),
    Journal.J_PHONE: pgettext_lazy("journal", "Journal of calls to the trust telephone"),
    Journal.J_MEDIA: pgettext_lazy("journal", "Journal of information in the media"),
    Journal.J_IN: pgettext_lazy("journal", "Journal of incoming mail"),
    Journal.J_OUT: pgettext_lazy("journal", "Journal of outgoing mail"),
    Journal.J_RECEPTION: pgettext_lazy("journal", "Journal of personal reception"),
    Journal.J_MONITOR: pgettext_lazy("journal", "Ratings found elsewhere"),
}

OWNERSHIPS: dict[Ownership, StrPromise] = {
    Ownership.STATE: pgettext_lazy("ownership", "State"),
    Ownership.STATE_100: pgettext_lazy("ownership", "Entirely state-owned"),
    Ownership.PRIVATE: pgettext_lazy("ownership", "Private"),
}

LEVELS: dict[Level, StrPromise] = {
    Level.COUNTRY: pgettext_lazy("level", "Country"),
    Level.REGION: pgettext_lazy("level", "Region"),
    Level.ORGANISATION: pgettext_lazy("level", "Medical organisation"),
    Level.BRANCH: pgettext_lazy("level", "Branch"),
}

CHANNELS: dict[ChannelCode, StrPromise] = {
    ChannelCode.DESK: pgettext_lazy("channelcode", "In person, office"),
    ChannelCode.RECEPTION: pgettext_lazy("channelcode", "Head's personal reception"),
    ChannelCode.POST: pgettext_lazy("channelcode", "Post"),
    ChannelCode.BOX: pgettext_lazy("channelcode", "Box for appeals"),
    ChannelCode.BOOK: pgettext_lazy("channelcode", "Book of complaints"),
    ChannelCode.DEPT_JOURNAL: pgettext_lazy("channelcode", "Ward journal"),
    ChannelCode.HOTLINE: pgettext_lazy("channelcode", "Trust telephone"),
    ChannelCode.CALL_REGION: pgettext_lazy("channelcode", "Regional call centre"),
    ChannelCode.SITE: pgettext_lazy("channelcode", "Website"),
    ChannelCode.EMAIL: pgettext_lazy("channelcode", "E-mail"),
    ChannelCode.EOTINISH: pgettext_lazy("channelcode", "e-Otinish"),
    ChannelCode.FSMS_1414: pgettext_lazy("channelcode", "Contact centre 1414"),
    ChannelCode.FSMS_CRM: pgettext_lazy("channelcode", "Insurance fund CRM"),
    ChannelCode.QOLDAU: pgettext_lazy("channelcode", "Qoldau 24/7"),
    ChannelCode.SAQTANDYRY_BOT: pgettext_lazy("channelcode", "SaqtandyryBot"),
    ChannelCode.FSMS_SITE: pgettext_lazy("channelcode", "Insurance fund website"),
    ChannelCode.TELEGRAM: pgettext_lazy("channelcode", "Telegram"),
    ChannelCode.DAMUMED: pgettext_lazy("channelcode", "DamuMed"),
    ChannelCode.MEDELEMENT: pgettext_lazy("channelcode", "MedElement"),
    ChannelCode.GIS2: pgettext_lazy("channelcode", "2GIS"),
    ChannelCode.SOCIAL: pgettext_lazy("channelcode", "Social networks"),
    ChannelCode.MVOTER: pgettext_lazy("channelcode", "MVoter"),
    ChannelCode.QR: pgettext_lazy("channelcode", "QR code"),
    ChannelCode.DIRECTOR_BLOG: pgettext_lazy("channelcode", "Head's blog"),
    ChannelCode.UNSPECIFIED: pgettext_lazy("channelcode", "Source not stated"),
}

STATES: dict[State, StrPromise] = {
    State.REGISTERED: pgettext_lazy("state", "Registered"),
    State.ROUTED: pgettext_lazy("state", "Sent to the executor"),
    State.IN_WORK: pgettext_lazy("state", "In work"),
    State.ON_APPROVAL: pgettext_lazy("state", "On approval"),
    State.ON_SIGN: pgettext_lazy("state", "Approved, to be sent"),
    State.ANSWERED: pgettext_lazy("state", "Answered"),
    State.NOTED: pgettext_lazy("state", "Noted"),
    State.WITHDRAWN: pgettext_lazy("state", "Withdrawn"),
    State.CLOSED: pgettext_lazy("state", "Closed"),
}

ROLES: dict[Role, StrPromise] = {
    Role.APPLICANT: pgettext_lazy("role", "Applicant"),
    Role.REGISTRAR: pgettext_lazy("role", "Registrar"),
    Role.SPP: pgettext_lazy("role", "Patient Support specialist"),
    Role.DEPUTY: pgettext_lazy("role", "Deputy director"),
    Role.EXECUTOR: pgettext_lazy("role", "Executor"),
    Role.CO_EXECUTOR: pgettext_lazy("role", "Co-executor"),
    Role.APPROVER: pgettext_lazy("role", "Approver"),
    Role.SIGNER: pgettext_lazy("role", "Signer"),
    Role.REGION_OPERATOR: pgettext_lazy("role", "Regional operator"),
    Role.COUNTRY_VIEWER: pgettext_lazy("role", "National analyst"),
    Role.FSMS_OPERATOR: pgettext_lazy("role", "Fund operator"),
    Role.AUDITOR: pgettext_lazy("role", "Journal auditor"),
    Role.DPO: pgettext_lazy("role", "Data protection officer"),
    Role.ADMIN: pgettext_lazy("role", "Administrator"),
    Role.SYSTEM: pgettext_lazy("role", "Senim"),
}

ACTS: dict[Act, StrPromise] = {
    Act.REGISTER: pgettext_lazy("act", "Register"),
    Act.TRIAGE: pgettext_lazy("act", "Sort"),
    Act.ASSIGN: pgettext_lazy("act", "Assign"),
    Act.EXPLAIN: pgettext_lazy("act", "Explain"),
    Act.DRAFT: pgettext_lazy("act", "Draft the reply"),
    Act.SUBMIT: pgettext_lazy("act", "Send for approval"),
    Act.SEND_BACK: pgettext_lazy("act", "Send back"),
    Act.APPROVE: pgettext_lazy("act", "Approve"),
    Act.ANSWER: pgettext_lazy("act", "Send the answer"),
    Act.SPOT: pgettext_lazy("act", "Solve here and now"),
    Act.NOTE: pgettext_lazy("act", "Take note"),
    Act.JUDGE: pgettext_lazy("act", "Give the verdict"),
    Act.WITHDRAW: pgettext_lazy("act", "Withdraw"),
    Act.REOPEN: pgettext_lazy("act", "Reopen"),
    Act.CLOSE: pgettext_lazy("act", "Close"),
    Act.RATE: pgettext_lazy("act", "Rate the answer"),
    Act.REMARK: pgettext_lazy("act", "Leave a note"),
    Act.ATTACH: pgettext_lazy("act", "Attach files"),
    Act.ARCHIVE: pgettext_lazy("act", "Take over from an old journal"),
}

DONE: dict[Act, StrPromise] = {
    Act.REGISTER: pgettext_lazy("done", "was registered"),
    Act.TRIAGE: pgettext_lazy("done", "kind and topic were set"),
    Act.ASSIGN: pgettext_lazy("done", "was given to an executor"),
    Act.EXPLAIN: pgettext_lazy("done", "an explanation was given"),
    Act.DRAFT: pgettext_lazy("done", "a reply was drafted"),
    Act.SUBMIT: pgettext_lazy("done", "the reply went for approval"),
    Act.SEND_BACK: pgettext_lazy("done", "the reply was sent back"),
    Act.APPROVE: pgettext_lazy("done", "the reply was approved"),
    Act.ANSWER: pgettext_lazy("done", "the answer was sent"),
    Act.SPOT: pgettext_lazy("done", "was solved here and now"),
    Act.NOTE: pgettext_lazy("done", "was noted"),
    Act.JUDGE: pgettext_lazy("done", "the verdict was given"),
    Act.WITHDRAW: pgettext_lazy("done", "was withdrawn"),
    Act.REOPEN: pgettext_lazy("done", "was reopened"),
    Act.CLOSE: pgettext_lazy("done", "was closed"),
    Act.RATE: pgettext_lazy("done", "the answer was rated"),
    Act.REMARK: pgettext_lazy("done", "a note was left"),
    Act.ATTACH: pgettext_lazy("done", "files were attached"),
    Act.ARCHIVE: pgettext_lazy("done", "was taken over from an old journal"),
}

CLOCKS: dict[ClockCode, StrPromise] = {
    ClockCode.SPP: pgettext_lazy("clockcode", "Patient Support Service: 5 calendar days"),
    ClockCode.STATUTORY: pgettext_lazy("clockcode", "Term set by law"),
    ClockCode.FORWARD: pgettext_lazy("clockcode", "Forwarding"),
    ClockCode.FIX: pgettext_lazy("clockcode", "Correction of the appeal"),
    ClockCode.RETURN: pgettext_lazy("clockcode", "Return"),
    ClockCode.HEARING_NOTICE: pgettext_lazy("clockcode", "Notice of the hearing"),
    ClockCode.OBJECTION: pgettext_lazy("clockcode", "Objection"),
    ClockCode.PROTOCOL: pgettext_lazy("clockcode", "Protocol of the hearing"),
    ClockCode.NOTICE_EXTENSION: pgettext_lazy("clockcode", "Notice of the extension"),
    ClockCode.NOTICE_STOP: pgettext_lazy("clockcode", "Notice of termination"),
    ClockCode.EXECUTION: pgettext_lazy("clockcode", "Execution of the act"),
    ClockCode.FSMS: pgettext_lazy("clockcode", "Insurance fund"),
}

REFUSALS: dict[Refusal, StrPromise] = {
    Refusal.STATE: _("“%(act)s” is not possible now: the appeal is “%(state)s”."),
    Refusal.ROLE: _("“%(act)s” is reserved to: %(roles)s."),
    Refusal.KIND: _("“%(act)s” does not fit the kind “%(kind)s”."),
    Refusal.NOT_ASSIGNED: _("Only those to whom the appeal is assigned may do this."),
    Refusal.REPLY_MISSING: _("There is no drafted reply yet: write it first."),
    Refusal.VERDICT_MISSING: _("A complaint needs a verdict before the reply is approved."),
    Refusal.VERDICT_ONLY_ON_COMPLAINTS: _("Only complaints get a verdict."),
    Refusal.ALREADY_RATED: _("The answer has been rated already."),
    Refusal.ANONYMOUS_NOT_ALLOWED: _(
        "This channel does not take anonymous appeals: please give a name."
    ),
    Refusal.CHANNEL_CLOSED: _("This channel is closed."),
    Refusal.KEY_REUSED: _("This request key was already used for a different request."),
    Refusal.BEYOND_CALENDAR: _(
        "The working calendar does not reach %(day)s: ask the administrator to load it."
    ),
    Refusal.FILE_NOT_CLEAN: _("The file has not passed the virus check."),
    Refusal.PERSON_ELSEWHERE: _("%(person)s does not work in this organisation."),
    Refusal.IMPORT_BUSY: _("Another import of this file is still running."),
    Refusal.ENTRY_IN_FORCE: _(
        "This line holds an appeal that is still in force: the appeal must be withdrawn first."
    ),
    Refusal.ENTRY_CANCELLED: _("This line has been cancelled already."),
}
