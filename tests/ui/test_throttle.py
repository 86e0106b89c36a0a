"""Counting tries, and whose tries they are."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from senim.ui.throttle import Limit, allow, client_address


TWICE = Limit("test", tries=2, seconds=60)


def address(forwarded: str = "", *, remote: str = "10.0.0.9") -> str:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote))


class TestAllow:
    @time_machine.travel("2026-11-21T10:00:15Z", tick=False)
    def test_the_try_after_the_last_waits_until_the_window_ends(self) -> None:
        assert [allow(TWICE, "a") for _ in range(3)] == [0, 0, 45]

    def test_a_new_window_begins_anew(self) -> None:
        with time_machine.travel("2026-11-21T10:00:15Z", tick=False) as clock:
            assert [allow(TWICE, "a") for _ in range(3)] == [0, 0, 45]
            clock.shift(45)
            assert allow(TWICE, "a") == 0

    @time_machine.travel("2026-11-21T10:00:15Z", tick=False)
    def test_keys_and_limits_do_not_share_a_counter(self) -> None:
        for _ in range(3):
            allow(TWICE, "a")

        assert allow(TWICE, "b") == 0
        assert allow(Limit("other", tries=2, seconds=60), "a") == 0

    def test_the_setting_switches_limits_off(self, settings: Settings) -> None:
        settings.SENIM_RATE_LIMITS = False

        assert [allow(TWICE, "a") for _ in range(5)] == [0] * 5

    def test_a_counter_that_runs_out_between_two_looks_starts_again(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        allow(TWICE, "a")

        def gone(name: str) -> int:
            raise ValueError(name)

        monkeypatch.setattr(cache, "incr", gone)

        assert allow(TWICE, "a") == 0


class TestClientAddress:
    def test_a_header_from_a_stranger_is_ignored(self) -> None:
        assert address("1.2.3.4", remote="5.6.7.8") == "5.6.7.8"

    def test_the_last_stranger_before_the_trusted_proxies_is_the_client(
        self, settings: Settings
    ) -> None:
        settings.SENIM_TRUSTED_PROXY = "10.0.0.0/8, 192.168.1.1"

        assert address("6.6.6.6, 1.2.3.4, 192.168.1.1") == "1.2.3.4"
        assert address() == "10.0.0.9"
        assert address("1.2.3.4", remote="5.6.7.8") == "5.6.7.8"

    def test_addresses_of_one_ipv6_network_count_as_one(self) -> None:
        assert address(remote="2001:db8::1") == address(remote="2001:db8::ffff")
        assert address(remote="2001:db8::1") != address(remote="2001:db8:0:1::1")

    def test_what_is_no_address_is_taken_as_it_is(self) -> None:
        assert address(remote="unix:") == "unix:"
