"""`python -m tests.intake.lapse`: every lease of an import has run out, as time would do it."""

import django


def lapse() -> None:
    """Put the end of every lease into the past."""
    django.setup()

    from datetime import timedelta  # noqa: PLC0415 (beside what needs set-up)

    from django.utils import timezone  # noqa: PLC0415 (after set-up)

    from senim.intake.models import ImportJob  # noqa: PLC0415 (after set-up)

    ImportJob.objects.update(lease_until=timezone.now() - timedelta(seconds=1))


if __name__ == "__main__":
    lapse()
