"""Building the demonstration country: tree, calendar, departments, channels, people."""

from datetime import date, datetime, time

from senim.demo.people import WORKERS, Worker
from senim.demo.places import (
    BRANCHES,
    GROUP_NAMES,
    HOSPITAL,
    HOSPITAL_UNITS,
    ORGANISATIONS,
    PLACES,
    PLAIN_UNITS,
    REGIONS,
    Unit,
)
from senim.orgs.actors import Actor, Scope
from senim.orgs.calendar_seed import VERSION, seed
from senim.orgs.models import Department, Organisation, User
from senim.orgs.services import (
    Edition,
    Names,
    OrganisationCard,
    Person,
    add_department,
    add_organisation,
    add_person,
    add_place,
    add_report_group,
    open_channels,
    publish_calendar,
    put_in_charge,
)
from senim.rules.channels import ChannelCode
from senim.rules.kinds import Language, Level
from senim.rules.workflow import Role


BUILDER = Actor(None, frozenset({Role.SYSTEM}), Scope("kz/"))
CALENDAR = Edition(VERSION, date(2019, 1, 1), date(2027, 12, 31), seed())
KAZAKHSTAN = OrganisationCard(
    code="kz",
    names=Names("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan"),
    level=Level.COUNTRY,
    day_ends=time(18, 30),
)


def build_country(*, password: str, at: datetime) -> dict[str, Organisation]:
    """Build the tree with everybody in it; return the organisations by their codes."""
    publish_calendar(edition=CALENDAR, actor=BUILDER, at=at)
    for position, (code, names) in enumerate(PLACES):
        add_place(code=code, names=names, position=position, actor=BUILDER, at=at)
    tree = _tree(at)
    units = {code: _units(organisation, at) for code, organisation in tree.items()}
    for worker in WORKERS:
        _employ(worker, tree[worker.organisation], units[worker.organisation], password, at)
    return tree


def _tree(at: datetime) -> dict[str, Organisation]:
    country = add_organisation(card=KAZAKHSTAN, parent=None, actor=BUILDER, at=at)
    tree = {"kz": country}
    for region in REGIONS:
        card = OrganisationCard(
            code=region.code,
            names=region.names,
            level=Level.REGION,
            day_ends=time(18, 30),
            facts={"kato": region.kato, "iso": region.iso},
        )
        tree[region.code] = add_organisation(card=card, parent=country, actor=BUILDER, at=at)
    below = [(region, card) for region, cards in ORGANISATIONS.items() for card in cards]
    for parent, card in [*below, *BRANCHES.items()]:
        made = add_organisation(card=card, parent=tree[parent], actor=BUILDER, at=at)
        open_channels(organisation=made, codes=list(ChannelCode), actor=BUILDER, at=at)
        tree[card.code] = made
    return tree


def _units(organisation: Organisation, at: datetime) -> dict[str, Department]:
    """Enter the departments; the hospital's reports count urology and gynaecology as one."""
    if organisation.level not in {Level.ORGANISATION, Level.BRANCH}:
        return {}
    hospital = organisation.code == HOSPITAL
    units: dict[str, Department] = {}
    for position, unit in enumerate(HOSPITAL_UNITS if hospital else PLAIN_UNITS):
        units[unit.code] = _unit(organisation, unit, units.get(unit.parent), position, at)
    if hospital:
        add_report_group(
            organisation=organisation,
            code="URO_GYN",
            names=GROUP_NAMES,
            departments=[units["URO"], units["GYN"]],
            actor=BUILDER,
            at=at,
        )
    return units


def _unit(
    organisation: Organisation, unit: Unit, parent: Department | None, position: int, at: datetime
) -> Department:
    return add_department(
        organisation=organisation,
        code=unit.code,
        names=unit.names,
        parent=parent,
        position=position,
        actor=BUILDER,
        at=at,
    )


def _employ(
    worker: Worker,
    organisation: Organisation,
    units: dict[str, Department],
    password: str,
    at: datetime,
) -> None:
    person = Person(
        login=worker.login,
        full_name=worker.name,
        password=password,
        roles=worker.roles,
        post_kk=worker.post_kk,
        post_ru=worker.post_ru,
        language=Language.KK,
    )
    own = [units[code] for code in worker.heads]
    user = add_person(
        person=person, organisation=organisation, departments=own, actor=BUILDER, at=at
    ).user
    for code in (*worker.heads, *worker.supervises):
        _charge(units[code], user, head=code in worker.heads, at=at)


def _charge(unit: Department, user: User, *, head: bool, at: datetime) -> None:
    """Put someone over a department, as its head or as the deputy of its profile."""
    put_in_charge(
        department=unit,
        head=user if head else unit.head,
        deputy=unit.deputy if head else user,
        actor=BUILDER,
        at=at,
    )
