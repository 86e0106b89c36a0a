"""How often somebody may try: counters in the cache, by name of the limit and by who tries."""

import ipaddress
import time
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


IPV6_PREFIX = 64  # one household or company holds as many addresses as it likes below this
IPV4 = 4

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries in so many seconds; the name keeps the counters of different limits apart."""

    name: str
    tries: int
    seconds: int


def allow(limit: Limit, key: str) -> int:
    """Count a try by this key; return 0 where it is allowed, else the seconds to wait.

    The key is kept as a keyed digest only: neither addresses nor numbers lie in the cache.
    """
    if not settings.SENIM_RATE_LIMITS:
        return 0
    now = time.time()
    window = int(now // limit.seconds)
    name = f"tries:{limit.name}:{_digest(key)}:{window}"
    if _count(name, limit.seconds) <= limit.tries:
        return 0
    return max(1, round((window + 1) * limit.seconds - now))


def client_address(request: HttpRequest) -> str:
    """Return who asks, as an address to count tries by.

    Only a proxy named in SENIM_TRUSTED_PROXY (addresses or networks, by commas) is believed when
    it names the client; anybody else's X-Forwarded-For is ignored.
    """
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    if not _is_trusted(nearest):
        return _shared(nearest)
    named = request.headers.get("X-Forwarded-For", "").split(",")
    hops = [hop.strip() for hop in reversed(named) if hop.strip()]
    client = next((hop for hop in hops if not _is_trusted(hop)), nearest)
    return _shared(client)


def _count(name: str, seconds: int) -> int:
    if cache.add(name, 1, timeout=seconds):
        return 1
    try:
        return cache.incr(name)
    except ValueError:  # it ran out in between
        cache.set(name, 1, timeout=seconds)
        return 1


def _digest(key: str) -> str:
    return salted_hmac("senim.ui.throttle", key, algorithm="sha256").hexdigest()[:32]


def _is_trusted(address: str) -> bool:
    found = _address(address)
    return found is not None and any(found in net for net in _nets(settings.SENIM_TRUSTED_PROXY))


@lru_cache(maxsize=4)
def _nets(listed: str) -> tuple[Network, ...]:
    return tuple(
        ipaddress.ip_network(part.strip(), strict=False)
        for part in listed.split(",")
        if part.strip()
    )


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _shared(address: str) -> str:
    """Return the address as it is counted: an IPv6 one by the network it can choose freely in."""
    found = _address(address)
    if found is None or found.version == IPV4:
        return address
    return str(ipaddress.ip_network((int(found), IPV6_PREFIX), strict=False))
