"""The words of imports: columns, states, why a file or a row is not taken."""

from collections.abc import Mapping

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from senim.intake.faults import BadTable, RowFault, TableFault
from senim.intake.profiles import Column
from senim.intake.states import ImportState, RowVerdict
from senim.rules.channels import ChannelCode
from senim.rules.permit import Refusal, Refused
from senim.ui.labels import refusal_words, word


COLUMNS: dict[Column, StrPromise] = {
    Column.DATE: pgettext_lazy("tablecolumn", "Date"),
    Column.TIME: pgettext_lazy("tablecolumn", "Time"),
    Column.JOURNAL: pgettext_lazy("tablecolumn", "Journal"),
    Column.CHANNEL: pgettext_lazy("tablecolumn", "Channel"),
    Column.KIND: pgettext_lazy("tablecolumn", "Kind"),
    Column.LEGAL_KIND: pgettext_lazy("tablecolumn", "Legal kind"),
    Column.FORM: pgettext_lazy("tablecolumn", "Form"),
    Column.MEDIUM: pgettext_lazy("tablecolumn", "Medium"),
    Column.MEDIA: pgettext_lazy("tablecolumn", "Counted as media"),
    Column.FULL_NAME: pgettext_lazy("tablecolumn", "Full name"),
    Column.IIN: pgettext_lazy("tablecolumn", "IIN"),
    Column.PHONE: pgettext_lazy("tablecolumn", "Telephone"),
    Column.EMAIL: pgettext_lazy("tablecolumn", "E-mail"),
    Column.ADDRESS: pgettext_lazy("tablecolumn", "Address"),
    Column.PLACE: pgettext_lazy("tablecolumn", "Place"),
    Column.DEPARTMENT: pgettext_lazy("tablecolumn", "Department"),
    Column.TEXT: pgettext_lazy("tablecolumn", "Text"),
    Column.LANGUAGE: pgettext_lazy("tablecolumn", "Language"),
    Column.TOPIC: pgettext_lazy("tablecolumn", "Topic"),
    Column.ANONYMOUS: pgettext_lazy("tablecolumn", "Anonymous"),
    Column.REPEAT: pgettext_lazy("tablecolumn", "Repeated"),
    Column.VERDICT: pgettext_lazy("tablecolumn", "Verdict"),
    Column.DECISION: pgettext_lazy("tablecolumn", "Decision"),
    Column.ANSWERED_ON: pgettext_lazy("tablecolumn", "Day of the answer"),
    Column.STATE: pgettext_lazy("tablecolumn", "Open or finished"),
    Column.RATING: pgettext_lazy("tablecolumn", "Rating"),
    Column.REVIEW_SUBJECT: pgettext_lazy("tablecolumn", "Subject of the review"),
    Column.REVIEW_REASON: pgettext_lazy("tablecolumn", "Reason of the rating"),
    Column.OUTSIDE_SYSTEM: pgettext_lazy("tablecolumn", "Outside system"),
    Column.OUTSIDE_NUMBER: pgettext_lazy("tablecolumn", "Number in the outside system"),
}

STATES: dict[ImportState, StrPromise] = {
    ImportState.NEW: pgettext_lazy("import", "Columns to be chosen"),
    ImportState.CHECKING: pgettext_lazy("import", "Being checked"),
    ImportState.CHECKED: pgettext_lazy("import", "Checked, nothing registered yet"),
    ImportState.RUNNING: pgettext_lazy("import", "Being registered"),
    ImportState.DONE: pgettext_lazy("import", "Done"),
    ImportState.FAILED: pgettext_lazy("import", "Stopped"),
}

VERDICTS: dict[RowVerdict, StrPromise] = {
    RowVerdict.NEW: pgettext_lazy("row", "New"),
    RowVerdict.REPEATED: pgettext_lazy("row", "Already there"),
    RowVerdict.REFUSED: pgettext_lazy("row", "Not taken"),
}

TABLE_FAULTS: dict[TableFault, StrPromise] = {
    TableFault.EMPTY: _("The file is empty."),
    TableFault.TOO_BIG: _("The file is larger than %(megabytes)s MB: cut it into parts."),
    TableFault.NOT_A_TABLE: _("This is not a table: choose an xlsx, xls or csv file."),
    TableFault.BROKEN: _(
        "The file is broken or too complicated: open it, save it anew and choose it again."
    ),
    TableFault.LOCKED: _("The file is protected by a password: save it without one."),
    TableFault.BOMB: _("The file unpacks to far more than a table is: it is not taken."),
    TableFault.TOO_MANY_ROWS: _("The table has more than %(rows)s rows: cut it into parts."),
    TableFault.TOO_WIDE: _(
        "The table has more than %(columns)s columns: leave only those that are needed."
    ),
    TableFault.NO_ROWS: _("There are no rows below the header."),
    TableFault.ENCODING: _("The letters cannot be read: save the file as CSV UTF-8 or xlsx."),
    TableFault.COLUMN_MISSING: _("Choose the column that holds “%(column)s”."),
    TableFault.LOST: _("The file is not kept any more: choose it again."),
    TableFault.STUCK: _("The import was broken off several times: try to go on with it."),
}

ROW_FAULTS: dict[RowFault, StrPromise] = {
    RowFault.MISSING: _("This cell must not be empty."),
    RowFault.DATE: _("This is not a date: write it as 06.03.2022."),
    RowFault.FUTURE: _("This day is still to come."),
    RowFault.BEFORE_RECEIPT: _("The answer is earlier than the appeal."),
    RowFault.BEYOND_CALENDAR: _("The working calendar begins on %(first)s: older rows stay out."),
    RowFault.TIME: _("This is not a time of day: write it as 15:04."),
    RowFault.UNKNOWN_WORD: _("“%(word)s” is not known here."),
    RowFault.YES_OR_NO: _("Write yes or no."),
    RowFault.RATING: _("A rating is a whole number from 1 to 5."),
    RowFault.IIN_ROUNDED: _(
        "The table program rounded the IIN: make the column text and enter the number again."
    ),
    RowFault.IIN_LENGTH: _("An IIN has twelve digits."),
    RowFault.IIN_DATE: _("The first six digits of the IIN are not a birthday."),
    RowFault.IIN_CHECK_DIGIT: _("The check digit of the IIN is wrong: a digit was mistyped."),
    RowFault.TOO_LONG: _("The cell holds more than %(longest)s characters."),
    RowFault.CHARACTERS: _("The cell holds broken characters."),
    RowFault.CHANNEL_CLOSED: _("The channel “%(channel)s” is not open in this organisation."),
    RowFault.ANONYMOUS_NOT_ALLOWED: _("The channel “%(channel)s” takes no anonymous appeals."),
    RowFault.VERDICT_ONLY_ON_COMPLAINTS: _("Only complaints get a verdict, this is another kind."),
    RowFault.NOT_TAKEN: _("The register does not take this row."),
}


def table_fault_words(fault: TableFault, params: Mapping[str, str]) -> str:
    """Return why a file is not taken, in words for the one who chose it."""
    spoken = dict(params)
    if "column" in spoken:
        spoken["column"] = str(COLUMNS[Column(spoken["column"])])
    return str(TABLE_FAULTS[fault]) % spoken


def bad_table_words(bad: BadTable) -> str:
    """Return why a file is not taken, in words for the one who chose it."""
    return table_fault_words(bad.fault, bad.params)


def row_fault_words(fault: RowFault, params: Mapping[str, str]) -> str:
    """Return why a row is not taken, in words for the one who has to correct it."""
    if fault is RowFault.NOT_TAKEN and params.get("code"):
        rest = {name: value for name, value in params.items() if name != "code"}
        return refusal_words(Refused(Refusal(params["code"]), **rest))
    spoken = dict(params)
    if "channel" in spoken:
        spoken["channel"] = word(ChannelCode, spoken["channel"])
    return str(ROW_FAULTS[fault]) % spoken


def refusal_sentence(header: str, column: str, fault: RowFault, params: Mapping[str, str]) -> str:
    """Return the reason with the name of the column that it is about, as the table has it."""
    place = header or (str(COLUMNS[Column(column)]) if column else "")
    reason = row_fault_words(fault, params)
    return gettext("Column “%(place)s”: %(reason)s") % {"place": place, "reason": reason}
