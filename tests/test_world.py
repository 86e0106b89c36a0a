"""The world of the tests is as strict as it claims."""

import os
import socket

import pytest
from django.conf import settings
from django.db import connection
from django.template import Context, Template
from pytest_socket import SocketConnectBlockedError


def test_the_data_folder_is_thrown_away_afterwards() -> None:
    assert settings.SENIM_DATA.name.startswith("senim-tests-")


@pytest.mark.django_db
def test_the_engine_is_the_one_asked_for() -> None:
    assert connection.vendor == os.environ.get("SENIM_TEST_DATABASE", "sqlite")


def test_nobody_talks_to_the_outside() -> None:
    with socket.socket() as line, pytest.raises((SocketConnectBlockedError, UserWarning)):
        line.connect(("192.0.2.1", 80))


@pytest.mark.xfail(reason="the world makes it fail", strict=True, raises=BaseException)
def test_an_unknown_name_in_a_template_fails() -> None:
    Template("{{ nobody_gave_this }}").render(Context())
