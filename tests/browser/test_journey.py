"""The whole path of a case through real pages, as the people in it walk it."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.accessibility import assert_accessible
from tools.live import Live


TEXT = "Қабылдау бөлімінде үш сағат күттік, ешкім түсіндірмеді. Кезекті реттеуіңізді сұраймын."
ANSWER = "Құрметті өтініш беруші! Кезек тәртібі қайта қаралды, кезекші дәрігерге ескерту жасалды."


def test_from_the_public_form_to_the_rated_answer(
    browser: Browser, live_senim: Live, page: Page
) -> None:
    number, code = submit(page)

    with desk(browser, live_senim, "registrar") as clerk:
        clerk.goto(f"/desk/search/?text={number}")
        clerk.get_by_role("link", name=number).first.click()
        expect(clerk.get_by_text(TEXT)).to_be_visible()
        act(clerk, number, "triage", select={"topic": "WAITING", "department": "SURG"})
        act(clerk, number, "assign", select={"executor": "executor"})
    with desk(browser, live_senim, "executor") as doctor:
        doctor.goto("/desk/?open=true&mine=true")
        expect(doctor.get_by_role("link", name=number).first).to_be_visible()
        act(doctor, number, "explain", fill={"text": "Кезекте 40 адам болды, екі дәрігер ғана."})
        act(doctor, number, "draft", fill={"text": ANSWER}, check={"decision": "SATISFIED"})
        act(doctor, number, "submit")
    with desk(browser, live_senim, "deputy") as deputy:
        act(deputy, number, "judge", check={"verdict": "PARTLY"})
        act(deputy, number, "approve")
    with desk(browser, live_senim, "spp") as specialist:
        act(specialist, number, "answer")
        assert_accessible(specialist)

    follow_and_rate(page, number, code)


def submit(page: Page) -> tuple[str, str]:
    """Hand in a complaint from the hospital's page and return the number and code of the slip."""
    page.goto("/kk/mob2/")
    page.goto("/kk/submit/mob2/")
    page.check("input[name=kind][value=COMPLAINT]", force=True)
    onwards(page)
    page.fill("textarea[name=text]", TEXT)
    onwards(page)
    page.check("input[name=identity][value=NAMED]", force=True)
    page.fill("input[name=full_name]", "Өмірбекова Ғалия Һашимқызы")
    page.fill("input[name=iin]", "850315400124")
    page.fill("input[name=phone]", "8 701 555 44 33")
    onwards(page)
    expect(page.get_by_text(TEXT)).to_be_visible()
    assert_accessible(page)
    page.locator("button[name=go][value=send]").click()
    expect(page).to_have_url(re.compile(r"/kk/slip/"))
    words = page.locator("main").inner_text()
    number = re.search(r"MOB2-[A-Z]-\d{4}-\d{5}", words)
    code = re.search(r"\d{4} \d{4} \d{4} \d{4}", words)
    assert number is not None
    assert code is not None
    assert number[0] not in page.url
    return number[0], code[0]


def follow_and_rate(page: Page, number: str, code: str) -> None:
    page.goto("/kk/track/")
    page.fill("input[name=number]", number)
    page.fill("input[name=code]", code)
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    assert_accessible(page)
    page.check("input[name=mark][value='5']", force=True)
    page.locator("#rate button[type=submit]").click()
    expect(page.locator("#rate")).to_have_count(0)


def onwards(page: Page) -> None:
    page.locator("main form button[data-kind=primary]").click()


class desk:  # noqa: N801 (reads as a place: with desk(…) as clerk)
    """A member of staff signed in at the desk, in a browser window of their own."""

    def __init__(self, browser: Browser, server: Live, login: str) -> None:
        self.server, self.login = server, login
        self.window: BrowserContext = browser.new_context(
            base_url=server.url, viewport={"width": 1366, "height": 768}
        )

    def __enter__(self) -> Page:
        page = self.window.new_page()
        page.goto("/accounts/login/?next=/desk/")
        page.fill("input[name=login]", self.login)
        page.fill("input[name=password]", self.server.password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/desk/")
        return page

    def __exit__(self, *_: object) -> None:
        self.window.close()


def act(
    page: Page,
    number: str,
    name: str,
    *,
    fill: dict[str, str] | None = None,
    select: dict[str, str] | None = None,
    check: dict[str, str] | None = None,
) -> None:
    """Do one act on its own page, as someone without scripts would, and come back to the case."""
    page.goto(f"/desk/appeals/{number}/{name}/")
    for field, value in (fill or {}).items():
        page.fill(f"main [name={field}]", value)
    for field, value in (select or {}).items():
        page.select_option(f"select[name={field}]", value)
    for field, value in (check or {}).items():
        page.check(f"input[name={field}][value={value}]", force=True)
    page.locator("main form button[data-kind=primary]").first.click()
    page.wait_for_url(f"**/desk/appeals/{number}/")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_citizens_path_works_by_keyboard_alone_and_without_scripts(
    browser: Browser, live_senim: Live, language: str
) -> None:
    window = browser.new_context(
        base_url=live_senim.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = window.new_page()
    page.goto(f"/{language}/submit/mob2/")
    tab_to(page, "input[name=kind]")
    page.keyboard.press("Space")
    send(page)
    tab_to(page, "textarea[name=text]")
    page.keyboard.type("Рахмет дәрігерлерге")
    send(page)
    tab_to(page, "input[name=identity]")
    page.keyboard.press("ArrowDown")
    send(page)
    send(page, "button[name=go][value=send]")
    expect(page).to_have_url(re.compile(rf"/{language}/slip/"))
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    window.close()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the control has the focus, as a keyboard's user does."""
    for _ in range(60):
        if page.locator(f"{selector}:focus").count():
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def send(page: Page, selector: str = "main form button[data-kind=primary]") -> None:
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


CITIZEN = ("/{}/", "/{}/mob2/", "/{}/submit/", "/{}/submit/mob2/", "/{}/track/")
STAFF = (
    "/desk/",
    "/desk/search/?text=шағым",
    "/desk/register/",
    "/desk/journals/",
    "/desk/notices/",
    "/desk/imports/",
    "/desk/reports/",
    "/desk/reports/half-year/",
)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_public_page_has_a_serious_fault_of_accessibility(page: Page, language: str) -> None:
    for path in CITIZEN:
        page.goto(path.format(language))
        assert_accessible(page)


def test_no_page_of_the_desk_has_a_serious_fault_of_accessibility(
    browser: Browser, live_senim: Live
) -> None:
    with desk(browser, live_senim, "spp") as page:
        for path in STAFF:
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, path
            assert_accessible(page)
        page.goto("/desk/")
        page.locator("[data-ui-open]").first.click()
        page.wait_for_url("**/desk/appeals/**")
        assert_accessible(page)
