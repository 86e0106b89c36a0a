"""The applicant's key to the public page: made from a secret, kept only as a digest.

A code is drawn from the submission by a keyed hash, so a repeated request gets the same code
though no table holds it; whoever has the database without the key has neither.
"""

import hashlib
import hmac
from functools import lru_cache

from django.conf import settings

from senim.rules.numbering import split_code


CODE_DIGITS = 16


def tracking_code(submission_uid: str, number: str) -> str:
    """Return the 16 digits for one registered submission."""
    drawn = _keyed("draw", f"{submission_uid}|{number}")
    return f"{int.from_bytes(drawn, 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def kept_form(number: str, code: str) -> tuple[str, str]:
    """Return the selector (5 digits) and the digest of the secret part (11) for the table."""
    selector, secret = split_code(code)
    return selector, _keyed("keep", f"{number}|{selector}|{secret}").hex()


def opens(number: str, code: str, selector: str, digest: str) -> bool:
    """Tell in constant time whether a code fits what is kept; work is the same for a wrong one."""
    try:
        given_selector, given_digest = kept_form(number, code)
    except ValueError:
        _keyed("keep", number)
        return False
    same_digest = hmac.compare_digest(given_digest, digest)
    return hmac.compare_digest(given_selector, selector) and same_digest


def _keyed(purpose: str, message: str) -> bytes:
    return hmac.digest(_key(settings.TRACKING_KEY, purpose), message.encode(), hashlib.sha256)


@lru_cache(maxsize=4)
def _key(secret: str, purpose: str) -> bytes:
    return hmac.digest(secret.encode(), purpose.encode(), hashlib.sha256)
