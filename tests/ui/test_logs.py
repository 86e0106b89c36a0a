"""What is masked before a line of the log is written."""

import io
import logging

import pytest

from senim.ui.logs import Redact, redacted


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ИИН 900101300123 here", "ИИН **** here"),
        ("code 1234-5678-9012-3456", "code ****"),
        ("code 1234567890123456", "code ****"),
        ("phone +7 701 123-45-67!", "phone +7***!"),
        ("phone 87011234567", "phone +7***"),
        ("to a.b@mail.kz now", "to ***@*** now"),
        ("Authorization: Bearer abc", "Authorization: ***"),
        ("/bot12:AB/sendMessage", "/bot***/sendMessage"),
        ("?apiKey=abc&x=1", "?apiKey=***&x=1"),
        ("appeal ЖТ-2026-000123 took 12 ms", "appeal ЖТ-2026-000123 took 12 ms"),
    ],
)
def test_personal_data_is_masked_and_numbers_of_appeals_are_not(text: str, masked: str) -> None:
    assert redacted(text) == masked


def test_a_record_is_masked_with_its_arguments_and_its_traceback() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Redact())
    logger = logging.getLogger("senim.tests.logs")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        int("no such 900101300123")
    except ValueError:
        logger.exception("for %s", "a@b.kz")
    written = stream.getvalue()
    assert written.startswith("for ***@***")
    assert "no such ****" in written
    assert "900101300123" not in written
