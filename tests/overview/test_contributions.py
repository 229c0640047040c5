"""Insatser: what was given, led back to what was promised, and never an evening."""

from datetime import date
from decimal import Decimal

from hypothesis import given as invented
from hypothesis import strategies as st

from brygga.contributions.models import Given
from brygga.domain.obligations import Facts, assess
from brygga.domain.obligations import model as engine
from brygga.domain.terms import read_terms
from brygga.domain.terms.model import ObligationKey, PartyKey
from brygga.overview.balance import Gift, bars_of, kept_by, paid, worked
from brygga.overview.queries import forget
from brygga.volunteers.queries import HoursSum
from tests.contributions.test_giving import given
from tests.overview.conftest import SignedIn
from tests.world import EXAMPLES, NOW, World, at, evidence, hours, q_hanget_at_work

TERMS = read_terms((EXAMPLES / "q-hanget.toml").read_bytes(), name="q-hanget.toml")
PARTIES = [party.key for party in TERMS.parties]
PAGE = "/p/q-hanget/insatser/"


def test_a_payment_is_given_towards_the_promise_of_money() -> None:
    fact = engine.Evidence(ObligationKey("payment"), date(2022, 2, 21), at("2022-02-21"))
    found = assess(TERMS, None, Facts((fact,)), date(2023, 1, 1))
    assert paid(TERMS, found) == [
        Gift(PartyKey("lund"), Given.Kind.MONEY, 2022, Decimal(90575), "financing-lund")
    ]


def test_hours_are_led_back_by_the_promises_about_staffing() -> None:
    sums = [HoursSum("2023-H1", "lund", 90), HoursSum("2023-H1", "tjejjouren", 600)]
    found = worked(TERMS, sums, ["staffing", "staffing-complement"], date(2023, 7, 1))
    assert [(g.contribution, g.quantity) for g in found] == [
        ("staffing-lund", Decimal("1.5")),
        ("staffing-tjejjouren", Decimal(10)),
    ]
    assert [g.contribution for g in worked(TERMS, sums, [], date(2023, 7, 1))] == ["", ""]


def test_a_half_year_that_runs_shows_no_hours() -> None:
    sums = [HoursSum("2023-H2", "lund", 90), HoursSum("2023-H1", "lund", 30)]
    assert [g.quantity for g in worked(TERMS, sums, [], date(2023, 12, 31))] == [Decimal("0.5")]
    assert len(worked(TERMS, sums, [], date(2024, 1, 1))) == 2


gifts = st.lists(
    st.builds(
        Gift,
        st.sampled_from(PARTIES),
        st.sampled_from(Given.Kind.values),
        st.just(2023),
        st.decimals(min_value=Decimal("0.01"), max_value=999, places=2),
        st.sampled_from(["", "contacts-lund", "staffing-lund"]),
    )
)


@invented(gifts)
def test_no_bar_is_longer_than_the_longest_and_nothing_is_lost(found: list[Gift]) -> None:
    groups = bars_of(TERMS, found)
    for group in groups:
        assert [bar.party for bar in group.bars] == [party.name for party in TERMS.parties]
        assert max(bar.share for bar in group.bars) == 100
    shown = sum(bar.quantity for group in groups for bar in group.bars)
    assert shown == sum(gift.quantity for gift in found)
    kept = {k.promised.key: k.given for k in kept_by(TERMS, found, "lund")}
    for key in ("contacts-lund", "staffing-lund"):
        of_it = [gift.quantity for gift in found if gift.contribution == key]
        assert sum(quantity for _kind, quantity in kept[key]) == sum(of_it)


def test_the_page_shows_promises_and_gifts_and_asks_as_much_whatever_there_is(
    db: None, signed_in: SignedIn, django_assert_num_queries
) -> None:
    world: World = q_hanget_at_work()
    client = signed_in(world["officer"])
    client.get(PAGE)
    with django_assert_num_queries(6):
        empty = client.get(PAGE).content.decode()
    assert "Parternas insatser, förvaltningen, punkt 2" in empty
    assert "Det här är gett" not in empty
    given(world)
    hours(world, "leader", "2023-05-10", "shift:1")
    hours(world, "leader", "2023-10-11", "shift:2", minutes=97)
    evidence(world, "payment", "2023-02-14", who="officer")
    forget()
    client.get(PAGE)
    with django_assert_num_queries(6):
        page = client.get(PAGE).content.decode()
    for said in ("3 kontakter", "3 timmar", "90\u00a0575 kr"):
        assert said in page, said
    assert "1,62" not in page
    assert "4,62" not in page
    assert "90\u00a0575 kr" not in client.get(f"{PAGE}?ar=2022").content.decode()
    assert client.get(f"{PAGE}?ar=1999").status_code == 404


def test_no_name_of_anybody_who_works(world: World, signed_in: SignedIn) -> None:
    hours(world, "leader", "2023-05-10", "shift:1")
    page = signed_in(world["officer"]).get(PAGE).content.decode()
    assert NOW.year == 2023
    assert "Noor Haddad" not in page
