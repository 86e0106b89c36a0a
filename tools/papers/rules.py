"""Pages that show the tables of the rules: the path of a case, and the terms."""

from collections.abc import Iterator
from datetime import date

from senim.rules import terms, workflow
from senim.rules.kinds import ContentKind
from tools.papers.markdown import page, table


def path_of_a_case() -> str:
    """Draw the states and acts, and list who may do what."""
    rows = (
        (
            act,
            ", ".join(sorted(step.sources)) or "(nothing yet)",
            step.target or "stays",
            ", ".join(sorted(step.roles)),
            "all" if len(step.kinds) == len(ContentKind) else ", ".join(sorted(step.kinds)),
            ", ".join(step.needs),
        )
        for act, step in workflow.ACTS.items()
    )
    heads = ["act", "from", "to", "who", "kinds", "needs"]
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", *_arrows(), "```"])
    return page("The path of a case", diagram, table(heads, rows))


def _arrows() -> Iterator[str]:
    for act, step in workflow.ACTS.items():
        sources = [str(source) for source in sorted(step.sources)] or ["[*]"]
        yield from (f"    {source} --> {step.target}: {act}" for source in sources if step.target)


def the_terms() -> str:
    """List every term with its length, its article and the days its edition is in force."""
    rows = (
        (
            term.code,
            term.length,
            term.unit,
            term.count_from,
            "yes" if term.rolls else "no",
            term.article or "not known",
            term.basis,
            term.version,
            _in_force(term),
            "yes" if term.extendable else "no",
            "yes" if term.confirmed else "not confirmed by a published act",
        )
        for term in terms.RULEBOOK
    )
    heads = ["term", "length", "unit", "counted from", "rolls to a working day", "article"]
    heads += ["basis", "edition", "in force", "extendable", "confirmed"]
    return page("The terms", table(heads, rows))


def _in_force(term: terms.Term) -> str:
    since = "always" if term.in_force_from == date.min else term.in_force_from.isoformat()
    return f"{since} – {term.in_force_to or 'now'}"
