"""The figures as a table: each work beside the baselines and its aims."""

from collections.abc import Iterator

from tests.bench.load import Measured
from tests.bench.measuring import Results
from tests.bench.works import AIMS, IMPORT, IMPORT_MEMORY, IMPORT_RATE, Aim


HEAD = (
    "work",
    "clients",
    "p50 ms",
    "p95 ms",
    "per s",
    "× page",
    "× commit",
    "SQL",
    "2 × floor",
    "target",
)
WIDTHS = (26, 7, 8, 8, 8, 8, 8, 4, 16, 30)
MET, MISSED = "met", "missed"


def lines(results: Results, rows: int) -> Iterator[str]:
    """Yield the table of one engine."""
    yield f"\n== {results.engine}, {rows:,} appeals in the register"
    for clients, bare in results.bare.items():
        yield _told(f"a bare Django page, {clients} client(s)", bare)
    yield _told("a bare commit of one row", results.commit)
    yield ""
    yield _line(*HEAD)
    yield _line(*("-" * width for width in WIDTHS))
    for (name, clients), measured in results.works.items():
        yield _work(results, name, clients, measured)
    yield from _import(results)


def _told(what: str, measured: Measured) -> str:
    p50, p95 = measured.percentile(0.5), measured.percentile(0.95)
    return f"{what}: {measured.rate:,.0f} per s, p50 {p50:.2f} ms, p95 {p95:.2f} ms"


def _work(results: Results, name: str, clients: int, measured: Measured) -> str:
    aim = AIMS[name, clients]
    multiple = results.bare[clients].rate / measured.rate
    statements = results.statements.get(name, 0)
    return _line(
        name,
        f"{clients}",
        f"{measured.percentile(0.5):.1f}",
        f"{measured.percentile(0.95):.1f}",
        f"{measured.rate:.0f}",
        f"{multiple:.1f}",
        f"{results.commit.rate / measured.rate:.1f}",
        f"{statements}",
        f"{MET if multiple <= aim.pages else MISSED} (≤ {aim.pages:.0f})",
        verdict(measured, statements, aim),
    )


def verdict(measured: Measured, statements: int, aim: Aim) -> str:
    """Say whether the targets are met, or which of them are missed."""
    missed = [
        words
        for holds, words in (
            (measured.percentile(0.5) <= aim.p50, f"p50 ≤ {aim.p50:.0f}"),
            (measured.percentile(0.95) <= aim.p95, f"p95 ≤ {aim.p95:.0f}"),
            (measured.rate >= aim.rate, f"≥ {aim.rate:.0f} per s"),
            (statements <= aim.statements, f"SQL ≤ {aim.statements}"),
        )
        if not holds
    ]
    if Aim(aim.pages) == aim:
        return "none"
    return f"{MISSED}: {', '.join(missed)}" if missed else MET


def _import(results: Results) -> Iterator[str]:
    imported = results.imported
    if imported is None:
        return
    rate = MET if imported.rate >= IMPORT_RATE else MISSED
    memory = MET if imported.megabytes <= IMPORT_MEMORY else MISSED
    yield (
        f"\n{IMPORT}, {imported.rows:,} rows: {imported.seconds:.1f} s,"
        f" {imported.rate:,.0f} rows per s ({rate}: ≥ {IMPORT_RATE:,}),"
        f" {results.bare[1].rate / imported.rate:.1f} × bare page,"
        f" {results.commit.rate / imported.rate:.2f} × bare commit,"
        f" {imported.megabytes:.0f} MB at most ({memory}: ≤ {IMPORT_MEMORY})"
    )
    yield f"  {imported.said}"


def _line(*cells: str) -> str:
    padded = (
        cell.ljust(width) if at in {0, len(WIDTHS) - 2, len(WIDTHS) - 1} else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    )
    return "  ".join(padded).rstrip()
