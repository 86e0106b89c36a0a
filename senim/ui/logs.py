"""Lines of the log without people in them: a second net under the rule never to log free text."""

import logging
import re


# Order matters: the longer number first, or its beginning would be taken for the shorter one.
MASKS = (
    (
        re.compile(r"(?i)\b(authorization|cookie|set-cookie|x-csrftoken)(['\"]?\s*[:=]\s*).+"),
        r"\1\2***",
    ),
    (re.compile(r"(?i)\b(apikey|api_key|password|psw|token|code)=[^&\s]+"), r"\1=***"),
    (re.compile(r"/bot[^/\s]+/"), "/bot***/"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "***@***"),
    (re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)"), "****"),
    (re.compile(r"(?<!\d)\d{12}(?!\d)"), "****"),
    (
        re.compile(r"(?<!\d)(?:\+7|8)[ (-]{0,2}\d{3}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"),
        "+7***",
    ),
)


def redacted(text: str) -> str:
    """Return a text without identity numbers, telephones, addresses of mail, codes and keys."""
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    return text


class Redact(logging.Filter):
    """Mask every record before a handler writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the record's words by masked ones; never drop the record."""
        record.msg = redacted(record.getMessage())
        record.args = None
        if record.exc_info:
            record.exc_text = redacted(logging.Formatter().formatException(record.exc_info))
        return True
