"""How often the public may try: guesses of a code, appeals sent, files handed in."""

from django.http import HttpRequest, HttpResponse

from senim.rules.numbering import parse_number
from senim.ui.throttle import Limit, allow, client_address
from senim.ui.views import throttled


MINUTE, HOUR = 60, 60 * 60

TRACK_BY_ADDRESS = Limit("track-address", tries=10, seconds=MINUTE)
TRACK_BY_NUMBER = Limit("track-number", tries=20, seconds=HOUR)
SUBMIT = Limit("submit", tries=20, seconds=HOUR)
UPLOAD = Limit("upload", tries=60, seconds=HOUR)


def too_many(request: HttpRequest, limit: Limit) -> HttpResponse | None:
    """Count a try of whoever asks; return the page that asks to wait, or None to go on."""
    return _answer(request, allow(limit, client_address(request)))


def too_many_guesses(request: HttpRequest, number: str) -> HttpResponse | None:
    """Count a guess by address and by number, the number in whatever way it was typed."""
    by_address = allow(TRACK_BY_ADDRESS, client_address(request))
    return _answer(request, by_address or allow(TRACK_BY_NUMBER, _plain(number)))


def _plain(number: str) -> str:
    try:
        return str(parse_number(number))
    except ValueError:
        return number.strip().upper()[:100]


def _answer(request: HttpRequest, seconds: int) -> HttpResponse | None:
    return throttled(request, seconds=seconds) if seconds else None
