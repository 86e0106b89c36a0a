"""What tests of the pages share: small templates, and a house of addresses of their own."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client
from pytest_django import Settings


Show = Callable[..., str]


@pytest.fixture
def show() -> Show:
    """Render a line of a template with the components loaded."""

    def rendered(line: str, **context: object) -> str:
        html = Template("{% load ui %}" + line).render(Context(context))
        return " ".join(html.split())

    return rendered


@pytest.fixture
def house(settings: Settings, client: Client) -> Client:
    """Ask our own addresses through the real middleware, without the desk's."""
    settings.ROOT_URLCONF = "tests.ui.addresses"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if ".desk." not in name]
    return client
