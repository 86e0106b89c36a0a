"""Sealing of personal fields and their blind indexes; keys come from outside the database.

A sealed value is AES-256-GCM under a key drawn from the field key, bound to its table, column and
row, so that a value copied to another row does not open. A blind index is HMAC-SHA-256 under a
key of its column *and* organisation: two hospitals' copies cannot be joined by it.
"""

import hashlib
import hmac
import os
import zlib
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


KEY_VERSION = b"\x01"
NONCE_LENGTH = 12
INDEX_BYTES = 16


class Unsealable(Exception):
    """The value was not sealed by this key for this place."""


def _derive(key: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(key.encode())


@dataclass(frozen=True)
class Vault:
    """Seals and opens fields under one field key."""

    sealing: AESGCM
    indexing: bytes

    @classmethod
    def of(cls, field_key: str) -> "Vault":
        """Return the vault for a field key (any text of enough entropy)."""
        return cls(AESGCM(_derive(field_key, "seal")), _derive(field_key, "index"))

    def seal(self, value: str, place: str) -> bytes:
        """Return the value sealed for one place ("table|column|row"); nothing stays nothing."""
        if not value:
            return b""
        nonce = os.urandom(NONCE_LENGTH)
        packed = zlib.compress(value.encode())
        return KEY_VERSION + nonce + self.sealing.encrypt(nonce, packed, place.encode())

    def open(self, sealed: bytes, place: str) -> str:
        """Return what was sealed for this place; raises Unsealable for anything else."""
        if not sealed:
            return ""
        sealed = bytes(sealed)
        nonce, body = sealed[1 : 1 + NONCE_LENGTH], sealed[1 + NONCE_LENGTH :]
        try:
            packed = self.sealing.decrypt(nonce, body, place.encode())
        except InvalidTag as error:
            raise Unsealable(place) from error
        return zlib.decompress(packed).decode()

    def blind(self, value: str, column: str, organisation: int) -> str:
        """Return the blind index of a normalised value in one column of one organisation."""
        if not value:
            return ""
        key = _index_key(self.indexing, column, organisation)
        return hmac.digest(key, value.encode(), hashlib.sha256)[:INDEX_BYTES].hex()


@lru_cache(maxsize=500)
def _index_key(indexing: bytes, column: str, organisation: int) -> bytes:
    return hmac.digest(indexing, f"{column}|{organisation}".encode(), hashlib.sha256)
