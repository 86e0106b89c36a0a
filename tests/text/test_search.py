"""Search terms: what is found by what, and that both engines read the terms alike."""

import re
import sqlite3
import time
from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from senim.text import kazakh
from senim.text.search import QUERY_WORDS_MAX, document, fts5, query, terms, tsquery
from tests import postgres
from tests.text.samples import APART, FORMS, RUSSIAN_APART, RUSSIAN_FORMS


TEXT = (
    "2026 жылғы 6 наурызда ауруханаға келдім. Кардиолог дәрігерінің кезегінде үш сағат күттік, "
    "тіркеу бөлмесіндегі қызметкерлер дөрекі сөйледі. Талонымды жоғалтып алған соң қабылдамады. "
    "Прошу разобраться с очередями в регистратуре и наказать виновных, врачи заняты телефоном. "
)


def finds(question: str, text: str) -> bool:
    """Tell whether a question finds a text: a term of every group is in its document."""
    kept = set(document(text).split())
    return all(group & kept for group in query(question))


@pytest.fixture(scope="module")
def sqlite() -> Iterator[sqlite3.Connection]:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE found USING fts5(terms, tokenize = 'unicode61')")
    base.execute("CREATE VIRTUAL TABLE words USING fts5vocab(found, 'row')")
    yield base
    base.close()


@pytest.fixture(scope="module")
def postgresql() -> Iterator[psycopg.Cursor]:
    with psycopg.connect(postgres.url(), autocommit=True) as base, base.cursor() as cursor:
        yield cursor


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("жалоба", "Подал ЖАЛОБЫ на врача"),
        ("жалобами", "жалоба"),
        ("аурухана", "Ауруханадан шықтым"),
        ("ауруханага", "АУРУХАНАҒА бардым"),
        ("ауруханаға", "ауруханадан келдим"),
        ("дәрігер", "дарігер жоқ"),
        ("дәрігер", "даригерлер жок"),
        ("дәрігер", "дарыгерлерымызге рахмет"),
        ("даригер", "дәрігерлерге"),
        ("дарігер", "дәрігерлерге"),
        ("ДӘРІГЕР", "дəрiгер"),
        ("қабылдау", "кабылдамады"),
        ("поликлиникаға", "в поликлинике"),
        ("поликлиника", "поликлиникадан"),
        ("талон", "талонсыз қабылдамайды"),
        ("приёмный покой", "в ПРИЕМНОМ покое"),
        ("MOB2-A-2026-00012", "шағым № MOB2-A-2026-00012 бойынша"),
        ("mob2-a-2026-00012", "МОВ2-А-2026-00012"),
        ("00012", "MOB2-A-2026-00012"),
        ("7015554433", "тел. +7015554433"),
        ("Ли", "врач Ли В. С."),
        ("врач-хирург", "хирург, врач высшей категории"),
        ("dr house", "House, Dr."),
        ("мысықтың", "мысыкты"),
        ("мысыкты", "мысықтың"),
    ],
)
def test_a_question_finds_a_text(question: str, text: str) -> None:
    assert finds(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("күн", "құны қымбат"),
        ("құн", "күні бойы"),
        ("врач", "врать нехорошо"),
        ("дәрігер кезек", "дәрігер жоқ"),
        ("MOB2-A-2026-00012", "MOB2-A-2026-00013"),
        ("2026", "2025"),
    ],
)
def test_a_question_leaves_other_texts_alone(question: str, text: str) -> None:
    assert not finds(question, text)


@pytest.mark.parametrize("bare_question", [False, True])
@pytest.mark.parametrize("bare_text", [False, True])
def test_forms_are_found_with_and_without_kazakh_letters(
    *, bare_question: bool, bare_text: bool
) -> None:
    pairs = [(word, form) for word, forms in FORMS.items() for form in forms.split()]
    pairs += [(form, word) for word, form in pairs]
    found = [
        pair
        for pair in pairs
        if finds(
            kazakh.skeleton(pair[0]) if bare_question else pair[0],
            kazakh.skeleton(pair[1]) if bare_text else pair[1],
        )
    ]

    assert len(found) >= len(pairs) * 0.95


@pytest.mark.parametrize(("one", "other"), APART + RUSSIAN_APART)
def test_different_words_do_not_find_each_other(one: str, other: str) -> None:
    assert not finds(one, other)
    assert not finds(other, one)


@pytest.mark.parametrize(("word", "forms"), RUSSIAN_FORMS.items())
def test_russian_forms_find_each_other(word: str, forms: str) -> None:
    assert all(finds(word, form) and finds(form, word) for form in forms.split())


def test_terms_keep_their_order_and_come_once() -> None:
    assert terms("Дәрігерге, дәрігер және 15-кабинетте врачи врачу") == [
        "dwarwiger",
        "xsdariger",
        "xbxf",
        "kabinet",
        "kabinett",
        "vraqc",
    ]


def test_a_document_joins_its_parts_without_gluing_their_words() -> None:
    assert document("врач", "2026") == "vraqc xcxaxcxg"
    assert document() == document("", "и в на") == ""


def test_a_question_has_one_group_for_each_word_and_none_for_small_words() -> None:
    assert query("дәрігер және врач") == [
        frozenset({"dwarwiger", "dariger"}),
        frozenset({"vraqc", "xsvraqc"}),
    ]
    assert query("и в на !?") == []
    assert query("врач врач") == query("врач")


def test_expressions_of_a_question() -> None:
    groups = query("дәрігер 15")

    assert fts5(groups) == "(dariger OR dwarwiger) AND (xbxf)"
    assert tsquery(groups) == "(dariger | dwarwiger) & (xbxf)"


def test_an_empty_question_matches_nothing_on_either_engine(
    sqlite: sqlite3.Connection, postgresql: psycopg.Cursor
) -> None:
    with sqlite:
        sqlite.execute("INSERT INTO found VALUES ('vraqc')")

    assert fts5([]) == '""'
    assert tsquery([]) == ""
    assert not sqlite.execute("SELECT * FROM found WHERE found MATCH ?", (fts5([]),)).fetchall()
    assert postgresql.execute(
        "SELECT to_tsvector('simple', 'vraqc') @@ to_tsquery('simple', %s)", (tsquery([]),)
    ).fetchone() == (False,)


def test_expressions_leave_out_what_is_no_term() -> None:
    hostile = [frozenset({'a" OR b', "good", "NEAR(", "x:y", "ж", ""}), frozenset({"'); --"})]

    assert fts5(hostile) == tsquery(hostile) == "(good)"


def test_a_question_is_cut_at_sixteen_words() -> None:
    assert len(query(" ".join(f"word{number}" for number in range(50)))) == QUERY_WORDS_MAX


def test_a_huge_text_gives_a_document_that_postgresql_can_keep(postgresql: psycopg.Cursor) -> None:
    text = " ".join(f"😀漢{number}字{'漢字' * 20}" for number in range(20_000))
    kept = document(text)

    assert len(kept.split()) == 6_000
    assert postgresql.execute("SELECT length(to_tsvector('simple', %s))", (kept,)).fetchone() == (
        6_000,
    )


def test_hostile_sizes_are_answered_at_once() -> None:
    started = time.perf_counter()
    query("ә" * 100_000)
    document("лары" * 25_000)
    query("\x00" * 100_000)
    document("ларынданлерімізменде" * 2)

    assert time.perf_counter() - started < 1


def test_an_ordinary_text_costs_little() -> None:
    text = (TEXT * 3)[:700]
    document(text)
    started = time.process_time()
    for _round in range(20):
        document(text)

    assert (time.process_time() - started) / 20 < 0.002


@given(st.text(alphabet=st.characters()))
def test_every_term_is_a_plain_run_of_letters(text: str) -> None:
    groups = query(text)

    for term in [*terms(text), *(term for group in groups for term in group)]:
        assert re.fullmatch("[a-z]{1,120}", term)
    assert len(groups) <= QUERY_WORDS_MAX
    assert all(groups)


@given(st.text(alphabet="аәбгғдеикқлмнңоөрстуұүһыіь ABCx0-/№", max_size=80))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    assert finds(text, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters() | st.sampled_from("\"'()*:^-+&|!<>\\ \x00ә")))
def test_sqlite_takes_any_question(sqlite: sqlite3.Connection, text: str) -> None:
    sqlite.execute("SELECT rowid FROM found WHERE found MATCH ?", (fts5(query(text)),)).fetchall()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters() | st.sampled_from("\"'()*:^-+&|!<>\\ \x00ә")))
def test_postgresql_takes_any_question(postgresql: psycopg.Cursor, text: str) -> None:
    postgresql.execute("SELECT to_tsquery('simple', %s)", (tsquery(query(text)),))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | st.text(alphabet="аәдіңһ 019-x@.", max_size=60))
def test_both_engines_read_a_document_as_exactly_its_terms(
    sqlite: sqlite3.Connection, postgresql: psycopg.Cursor, text: str
) -> None:
    kept = document(text)
    with sqlite:
        sqlite.execute("DELETE FROM found")
        sqlite.execute("INSERT INTO found VALUES (?)", (kept,))
    in_sqlite = {term for (term,) in sqlite.execute("SELECT term FROM words")}
    rows = postgresql.execute(
        "SELECT lexeme FROM unnest(to_tsvector('simple', %s))", (kept,)
    ).fetchall()

    assert in_sqlite == {term for (term,) in rows} == set(kept.split())


def test_both_engines_find_the_same_texts(
    sqlite: sqlite3.Connection, postgresql: psycopg.Cursor
) -> None:
    texts = [*FORMS.values(), *RUSSIAN_FORMS.values(), TEXT, "MOB2-A-2026-00012"]
    texts += [kazakh.skeleton(text) for text in texts]
    kept = [document(text) for text in texts]
    with sqlite:
        sqlite.execute("DELETE FROM found")
        sqlite.executemany(
            "INSERT INTO found (rowid, terms) VALUES (?, ?)", list(enumerate(kept, start=1))
        )
    for question in [*FORMS, *RUSSIAN_FORMS, "дәрігер кезегі", "MOB2-A-2026-00012", "қант"]:
        groups = query(question)
        wanted = [number for number, text in enumerate(texts, start=1) if finds(question, text)]
        by_sqlite = sqlite.execute(
            "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid", (fts5(groups),)
        ).fetchall()
        by_postgresql = postgresql.execute(
            "SELECT number FROM unnest(%s::text[]) WITH ORDINALITY AS kept (terms, number) "
            "WHERE to_tsvector('simple', terms) @@ to_tsquery('simple', %s) ORDER BY number",
            (kept, tsquery(groups)),
        ).fetchall()

        assert [number for (number,) in by_sqlite] == wanted
        assert [number for (number,) in by_postgresql] == wanted
