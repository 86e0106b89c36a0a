"""Promises the code makes about itself."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import translation

import senim
from senim.desk.guard import GUARDED
from senim.orgs.actors import Actor, Scope
from senim.rules.workflow import Act
from senim.ui.labels import LABELS, done


ROOT = Path(senim.__file__).parent
ROOMS = ("orgs", "appeals", "intake", "notices", "reviews", "reports")
MOMENTS = ("cli", "demo", "desk", "portal", "api", "bot", "jobs")


def _modules(part: str) -> Iterator[ModuleType]:
    """Return every module that is a room's `services` or `selectors`, or lies inside one."""
    for found in pkgutil.walk_packages([str(ROOT)], "senim."):
        pieces = found.name.split(".")
        if pieces[1] in ROOMS and part in pieces[2:]:
            yield importlib.import_module(found.name)


def _public(module: ModuleType) -> Iterator[Callable[..., Any]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield inspect.unwrap(function)


_OWN_CASE = {"case_of", "is_mine", "newest_first", "most_urgent_first"}  # read rows already cut
_PLAIN = {"insert", "take_numbers", "token_digest", "open_file"}  # parts of acts, not acts


def test_every_selector_names_its_scope_first() -> None:
    for module in _modules("selectors"):
        for function in _public(module):
            if function.__name__ in _OWN_CASE:
                continue
            first = next(iter(inspect.signature(function).parameters))
            assert get_type_hints(function)[first] is Scope, (
                f"{module.__name__}.{function.__name__}"
            )


def test_every_service_is_keyword_only_and_names_actor_and_moment() -> None:
    for module in _modules("services"):
        for function in _public(module):
            if function.__name__ in _PLAIN:
                continue
            name = f"{module.__name__}.{function.__name__}"
            parameters = inspect.signature(function).parameters
            hints = get_type_hints(function)
            assert hints.get("actor") is Actor, name
            assert hints.get("at") is datetime, name
            assert all(p.kind is p.KEYWORD_ONLY for p in parameters.values()), name


def test_the_names_of_services_are_unique() -> None:
    names = [f.__name__ for module in _modules("services") for f in _public(module)]

    assert sorted(names) == sorted(set(names))


def test_one_line_of_code_moves_an_appeal_to_another_state() -> None:
    writers = [
        f"{path.relative_to(ROOT)}"
        for path in (ROOT / "appeals").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr == "state"
    ]

    assert writers == ["appeals/services/acts.py"]


def test_only_doors_read_the_clock() -> None:
    readers = {
        path.relative_to(ROOT).parts[0]
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and node.attr == "now"
        and isinstance(node.value, ast.Name)
        and node.value.id == "timezone"
    }

    assert readers <= set(MOMENTS)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_code_has_a_word_in_each_language(language: str) -> None:
    with translation.override(language):
        for kind, words in LABELS.items():
            assert set(words) == set(kind), kind
            spoken = [str(word) for word in words.values()]
            assert all(spoken)
            assert len(spoken) == len(set(spoken)), f"{kind.__name__} in {language}"
        assert len({done(act) for act in Act}) == len(Act)


def test_every_page_of_the_desk_is_behind_the_door() -> None:
    """No view of the desk answers a stranger: each leads to the sign-in page."""
    client = Client()
    desk = get_resolver("senim.desk.urls")
    for pattern in desk.url_patterns:
        assert isinstance(pattern, URLPattern)
        assert getattr(pattern.callback, GUARDED, False), pattern
        blanks = {name: _sample(name) for name in pattern.pattern.converters}
        path = "/desk/" + desk.reverse(pattern.name, **blanks)
        answer = client.get(path)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            answer = client.post(path)
        assert answer.status_code == HTTPStatus.FOUND, path
        assert answer.headers["Location"].startswith("/accounts/login/"), path


def _sample(name: str) -> Any:
    return 1 if name in {"pk", "job", "year", "n", "job_id", "view", "notice"} else "sample"
