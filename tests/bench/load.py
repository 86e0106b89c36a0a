"""Clients that ask as fast as they are answered, each a process with one kept connection.

They speak HTTP by hand: on the machine that also runs the server, a client must cost little.
"""

import multiprocessing
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection


Request = Callable[[int], bytes]  # the n-th request of a client, or of all of them, as it is sent

WARM_UP = 0.3  # of the time that is measured, before it: every thread of the server opens its door
FORK = multiprocessing.get_context("fork")
END_OF_HEADERS = b"\r\n\r\n"
STATUS_AT = slice(9, 12)  # of "HTTP/1.1 200 OK"


@dataclass(frozen=True, slots=True)
class Measured:
    """How long each of many alike things took, in seconds, and the time of all together."""

    took: tuple[float, ...]
    seconds: float

    def percentile(self, share: float) -> float:
        """Return the time within which this share of them was done, in milliseconds."""
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000

    @property
    def rate(self) -> float:
        """Return how many were done in a second."""
        return len(self.took) / self.seconds


def timed(act: Callable[[int], object], seconds: float) -> Measured:
    """Do something again and again for so many seconds, after some that are not counted."""
    warming = _repeated(act, 0, seconds * WARM_UP)
    return _repeated(act, len(warming.took), seconds)


def _repeated(act: Callable[[int], object], first: int, seconds: float) -> Measured:
    took: list[float] = []
    began = now = time.perf_counter()
    while now - began < seconds or not took:
        act(first + len(took))
        took.append(-now + (now := time.perf_counter()))
    return Measured(tuple(took), now - began)


def asked(
    port: int, request: Request, *, clients: int, seconds: float, expect: int = 200
) -> Measured:
    """Let so many clients ask the server of this machine at the same time."""
    pipes = [FORK.Pipe(duplex=False) for _ in range(clients)]
    processes = [
        FORK.Process(target=_ask, args=(writing, port, request, (nth, clients), seconds, expect))
        for nth, (_, writing) in enumerate(pipes)
    ]
    for process in processes:
        process.start()
    results = [reading.recv() for reading, _ in pipes]
    for process in processes:
        process.join()
    faults = [each for each in results if isinstance(each, str)]
    if faults:
        raise RuntimeError(faults[0])
    took = tuple(each for result in results for each in result.took)
    return Measured(took, max(result.seconds for result in results))


def _ask(
    answer: Connection,
    port: int,
    request: Request,
    place: tuple[int, int],
    seconds: float,
    expect: int,
) -> None:
    """Be one client: every request's number is its own among all clients."""
    nth, clients = place
    line = Line(port)

    def ask(at: int) -> None:
        status, body = line.ask(request(nth + at * clients))
        if status != expect:
            raise RuntimeError(f"{status} instead of {expect}: {body[:2000].decode()}")

    try:
        answer.send(timed(ask, seconds))
    except (OSError, RuntimeError) as error:
        answer.send(f"{type(error).__name__}: {error}")
    finally:
        line.close()


class Line:
    """One connection that is kept open."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send a request; return the status and the body of the answer."""
        self.socket.sendall(request)
        received = bytearray()
        while END_OF_HEADERS not in received:
            received += self._more()
        head, _, rest = bytes(received).partition(END_OF_HEADERS)
        body = bytearray(rest)
        while len(body) < _length(head):
            body += self._more()
        return int(head[STATUS_AT]), bytes(body)

    def _more(self) -> bytes:
        received = self.socket.recv(262_144)
        if not received:
            raise ConnectionError("the server closed the connection")
        return received

    def close(self) -> None:
        """Hang up."""
        self.socket.close()


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise RuntimeError(f"an answer without a length: {head!r}")


def get(path: str, cookie: str = "") -> bytes:
    """Write a GET request."""
    return _written(f"GET {path} HTTP/1.1", {"Cookie": cookie} if cookie else {})


def post_json(path: str, body: bytes, **headers: str) -> bytes:
    """Write a POST request that carries JSON."""
    facts = {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}
    return _written(f"POST {path} HTTP/1.1", facts) + body


def _written(first: str, headers: dict[str, str]) -> bytes:
    return "\r\n".join([first, *_lines({"Host": "127.0.0.1", **headers}), "", ""]).encode()


def _lines(headers: dict[str, str]) -> Iterator[str]:
    return (f"{name.replace('_', '-')}: {value}" for name, value in headers.items())
