"""Which pages are looked at, who looks, and the way to those that have no address of their own."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page


Walk = Callable[[Page], None]

ONWARDS = "main form button[data-kind=primary]"
ROW = "main table tbody a[data-ui-open]"
LONG_NAME = "Мұхамеджанқызы-Әбдіғаппарова Ғалиябануһанымай Һашимхайдарқызы"
LONG_WORDS = (
    "Қабылдау бөлімінде үш сағаттан астам күттік, ешкім ештеңе түсіндірмеді. Анама қысым көтерілген"
    " кезде де ешкім жақындамады, мейіргер «кезек күтіңіз» деді.\n\n"
    "Кезекті реттеуіңізді және маған жазбаша жауап беруіңізді сұраймын. "
    "https://example.kz/өтеұзынсілтеме/бөлінбейтінсөзбөлінбейтінсөзбөлінбейтінсөз"
)
TABLE = (
    "Күні;Түрі;Аты-жөні;Мәтіні\n"
    f"03.03.2025;Алғыс;{LONG_NAME};Дәрігерге рахмет\n"
    "31.02.2025;Шағым;Ахметов;Күні қате жол\n"
    "04.03.2025;Шағым;;Аты жоқ, бірақ өтінішінің мәтіні өте ұзын: кезек, дәрі-дәрмек, тамақ\n"
)


@dataclass(frozen=True, slots=True)
class Shot:
    """A page to be looked at: where it is, who looks, and the steps from there to what is meant."""

    name: str
    path: str
    login: str = ""
    walk: Walk | None = None


def gathered(page: Page) -> dict[str, str]:
    """Find at the desk the appeals that the pictures are of: numbers by state, codes from slips."""
    facts = {"new": _number(page, "state=REGISTERED"), "busy": _number(page, "state=IN_WORK")}
    facts["routed"] = _number(page, "state=ROUTED")
    facts["answered"] = _number(page, "state=ANSWERED&kind=COMPLAINT")
    for name in ("answered", "busy"):
        page.goto(f"/desk/appeals/{facts[name]}/slip/")
        found = re.search(r"\d{4} \d{4} \d{4} \d{4}", page.locator("main").inner_text())
        facts[f"{name}_code"] = found[0] if found else ""
    TRACKED.update(facts)
    return facts


TRACKED: dict[str, str] = {}


def _number(page: Page, query: str) -> str:
    page.goto(f"/desk/?{query}")
    return page.locator(ROW).first.inner_text().strip()


def _press(selector: str) -> Walk:
    def walk(page: Page) -> None:
        page.locator(selector).first.click()
        page.wait_for_load_state()

    return walk


def _tracked(name: str, then: str = "") -> Walk:
    def walk(page: Page) -> None:
        page.fill("input[name=number]", TRACKED[name])
        page.fill("input[name=code]", TRACKED[f"{name}_code"])
        _press(ONWARDS)(page)
        if then:
            _press(then)(page)

    return walk


def _submitting(steps: int) -> Walk:
    """Walk so many pages of handing in an appeal, with long words and names."""

    def walk(page: Page) -> None:
        for step in (_kind, _words, _who, _send)[:steps]:
            step(page)
            page.wait_for_load_state()

    return walk


def _kind(page: Page) -> None:
    page.check("input[name=kind][value=COMPLAINT]", force=True)
    page.click(ONWARDS)


def _words(page: Page) -> None:
    page.fill("textarea[name=text]", LONG_WORDS)
    page.click(ONWARDS)


def _who(page: Page) -> None:
    page.check("input[name=identity][value=NAMED]", force=True)
    page.fill("input[name=full_name]", LONG_NAME)
    page.fill("input[name=phone]", "8 701 555 44 33")
    page.fill("input[name=email]", "galiyabanu.mukhamedzhankyzy-abdigapparova@example.kz")
    page.click(ONWARDS)


def _send(page: Page) -> None:
    page.click("button[name=go][value=send]")


def _searched(words: str) -> Walk:
    def walk(page: Page) -> None:
        page.fill("#site-search", words)
        page.press("#site-search", "Enter")
        page.wait_for_load_state("networkidle")

    return walk


def _mistaken(page: Page) -> None:
    """Try to log in with a password that is not the right one."""
    page.fill("input[name=login]", "spp")
    page.fill("input[name=password]", "not the right one")
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()


def _checked_table(page: Page) -> None:
    """Hand in a small table and let every row be judged."""
    file: FilePayload = {
        "name": "2025 жылғы журнал.csv",
        "mimeType": "text/csv",
        "buffer": TABLE.encode(),
    }
    page.set_input_files("input[name=file]", file)
    _press(ONWARDS)(page)


def _judged_table(page: Page) -> None:
    _checked_table(page)
    _press("main form.stack button[data-kind=primary]")(page)
    page.wait_for_selector("main .totals")


PERIOD = "from=2022-01-01&to=2022-06-30"

PAGES: tuple[Shot, ...] = (
    Shot("portal-home", "/{language}/"),
    Shot("portal-choose", "/{language}/submit/"),
    Shot("portal-choose-none", "/{language}/submit/?text=Ыыы"),
    Shot("portal-hospital", "/{language}/mob2/"),
    Shot("portal-submit-kind", "/{language}/submit/mob2/"),
    Shot("portal-submit-kind-refused", "/{language}/submit/mob2/", walk=_press(ONWARDS)),
    Shot("portal-submit-words", "/{language}/submit/mob2/", walk=_submitting(1)),
    Shot("portal-submit-who", "/{language}/submit/mob2/", walk=_submitting(2)),
    Shot("portal-submit-check", "/{language}/submit/mob2/", walk=_submitting(3)),
    Shot("portal-slip", "/{language}/submit/mob2/", walk=_submitting(4)),
    Shot("portal-track", "/{language}/track/"),
    Shot("portal-track-refused", "/{language}/track/", walk=_press(ONWARDS)),
    Shot("portal-status-answered", "/{language}/track/", walk=_tracked("answered")),
    Shot("portal-status-busy", "/{language}/track/", walk=_tracked("busy")),
    Shot(
        "portal-withdraw",
        "/{language}/track/",
        walk=_tracked("busy", then="main .actions a[href*=withdraw]"),
    ),
    Shot("portal-404", "/{language}/joq-auruhana/"),
    Shot("login", "/accounts/login/"),
    Shot("login-refused", "/accounts/login/", walk=_mistaken),
    Shot("desk-inbox", "/desk/", "spp"),
    Shot("desk-inbox-filter", "/desk/?open=true", "spp", _press("details.filter > summary")),
    Shot("desk-inbox-empty", "/desk/?open=true&text=Ыыыы", "spp"),
    Shot("desk-inbox-executor", "/desk/", "executor"),
    Shot("desk-inbox-region", "/desk/", "region"),
    Shot("desk-inbox-country", "/desk/", "country"),
    Shot("desk-search", "/desk/", "spp", _searched("жалоба")),
    Shot("desk-search-none", "/desk/", "spp", _searched("900101300123")),
    Shot("desk-register", "/desk/register/", "registrar"),
    Shot(
        "desk-register-refused", "/desk/register/", "registrar", _press("#register .actions button")
    ),
    Shot("desk-case-new", "/desk/appeals/{new}/", "registrar"),
    Shot("desk-case-busy", "/desk/appeals/{busy}/", "spp"),
    Shot("desk-case-answered", "/desk/appeals/{answered}/", "spp"),
    Shot("desk-act-assign", "/desk/appeals/{routed}/assign/", "deputy"),
    Shot("desk-act-draft", "/desk/appeals/{busy}/draft/", "executor"),
    Shot("desk-slip", "/desk/appeals/{busy}/slip/", "registrar"),
    Shot("desk-journals", "/desk/journals/", "spp"),
    Shot("desk-journal", "/desk/journals/J_PHONE/2022/", "spp"),
    Shot("desk-journal-print", "/desk/journals/J_PHONE/2022/print/?from=1&to=20", "spp"),
    Shot("desk-notices", "/desk/notices/", "executor"),
    Shot("desk-notices-none", "/desk/notices/", "country"),
    Shot("desk-imports", "/desk/imports/", "spp"),
    Shot("desk-import-columns", "/desk/imports/", "spp", _checked_table),
    Shot("desk-import-judged", "/desk/imports/", "spp", _judged_table),
    Shot("desk-reports", "/desk/reports/", "director"),
    Shot("desk-report", "/desk/reports/half-year/?" + PERIOD, "director"),
    Shot("desk-report-country", "/desk/reports/half-year/?" + PERIOD, "country"),
    Shot("desk-404", "/desk/appeals/MOB2-T-1999-00001/", "spp"),
)
