"""What the author of an appeal may know of it."""

from typing import TYPE_CHECKING

from senim.orgs.actors import Scope


if TYPE_CHECKING:
    from senim.appeals.models import Appeal, Reply


def answers(scope: Scope, appeal: "Appeal") -> "list[Reply]":
    """Return the answers that were sent, the newest first."""
    if not appeal.organisation.path.startswith(scope.path):
        return []
    return list(appeal.replies.filter(sent_at__isnull=False).order_by("-sent_at", "-pk"))
