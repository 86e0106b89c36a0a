"""`python -m tests.faults.founding`: tables and one hospital in an empty database."""

import django


def found() -> None:
    """Make the tables, the calendar and the hospital mob2."""
    django.setup()

    from django.core.management import call_command  # noqa: PLC0415 (after set-up)

    from tests.factories import make_organisation  # noqa: PLC0415 (after set-up)

    call_command("migrate", interactive=False, verbosity=0)
    make_organisation("mob2")


if __name__ == "__main__":
    found()
