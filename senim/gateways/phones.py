"""Telephone numbers brought to one form, whatever way they were typed."""

import re

import phonenumbers


HOME = "KZ"
SHOWN_DIGITS = 4
PLAIN = re.compile("(?:8|[+]7)(7[0-9]{9})")  # as nearly all are written: known without the library


def normalise_phone(typed: str) -> str:
    """Return the number in E.164 ("8 701 …" becomes "+7701…"), or nothing where it is none."""
    plain = PLAIN.fullmatch(typed)
    if plain:
        return f"+7{plain[1]}"
    try:
        parsed = phonenumbers.parse(typed, HOME)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def mask_phone(number: str) -> str:
    """Return the number with its middle hidden: +7701*****67."""
    if len(number) <= SHOWN_DIGITS + 3:
        return "*" * len(number)
    hidden = len(number) - SHOWN_DIGITS - 3
    return f"{number[:5]}{'*' * hidden}{number[-2:]}"
