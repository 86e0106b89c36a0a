"""The strict world that every test lives in."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tools import catalogues


hypothesis_settings.register_profile(
    "quick", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile(
    "thorough", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile(os.environ.get("SENIM_TEST_PROFILE", "quick"))


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations once, before any worker reads them."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lives in tests/browser and tests/faults by its folder."""
    for item in items:
        for folder in {"browser", "faults"}.intersection(item.path.parts):
            item.add_marker(getattr(pytest.mark, folder))


@pytest.fixture(autouse=True)
def _same_start() -> Iterator[None]:
    """Begin every test with an empty cache and in the product's own language."""
    from django.conf import settings  # noqa: PLC0415 (Django is set up by now)
    from django.core.cache import cache  # noqa: PLC0415 (the same)
    from django.utils import translation  # noqa: PLC0415 (the same)

    cache.clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield
