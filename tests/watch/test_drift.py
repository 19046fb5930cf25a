"""Noise tells nothing, a change that lasts is told once."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from openroll.watch.drift import PATIENCE, Change, State, begin, follow
from openroll.watch.keeping import read, write
from openroll.watch.observation import Mark, Seen, observe
from tests.watch.making import DAY, OPERATOR, REGISTER, START, alert, answer, refusal

OLD, NEW, OTHER = "EXAMPLE MESSENGER LIMITED", "SAMPLE MESSENGER LIMITED", "THIRD MESSENGER LIMITED"
SPELLINGS = [OLD, "Example Messenger Ltd", "example  messenger limited", "Example-Messenger, Limited."]
BASE = begin(observe(answer(), REGISTER, OPERATOR))


def named(name: str) -> Seen:
    return observe(answer(name=name), REGISTER, OPERATOR)


SILENT = observe(refusal(REGISTER, "unreachable"), REGISTER, OPERATOR)
GONE = observe(refusal(REGISTER, "not-there", status=404), REGISTER, OPERATOR)
CEASED = observe(
    answer(alerts=(alert("{source}: the company ceased on {date}.", date="2026-11-20"),)), REGISTER, OPERATOR
)
DISSOLVED = observe(answer(alerts=(alert("{source}: the company is dissolved."),)), REGISTER, OPERATOR)


def run(
    seen: list[Seen], state: State = BASE, pause: timedelta = DAY, start: datetime = START
) -> tuple[State, list[Change]]:
    changes: list[Change] = []
    for n, one in enumerate(seen):
        # Through the database and back each time.
        state, found = follow(read(write(state)), one, start + n * pause)
        changes += found
    return state, changes


def kinds(changes: list[Change]) -> list[str]:
    return [f"{change.kind} ended" if change.ended else change.kind for change in changes]


def test_a_name_that_lasts_is_told_at_the_third_time() -> None:
    assert kinds(run([named(NEW)] * 2)[1]) == []
    _, [change] = run([named(NEW)] * 3)
    assert (change.kind, change.times) == ("renamed", 3)
    assert (change.before.values, change.now.values) == ((OLD,), (NEW,))
    assert (change.first, change.last) == (START, START + 2 * DAY)


def test_it_is_told_once() -> None:
    assert kinds(run([named(NEW)] * 30)[1]) == ["renamed"]


def test_many_times_in_one_hour_do_not_last() -> None:
    minute = timedelta(minutes=1)
    state, changes = run([named(NEW)] * 60, pause=minute)
    assert changes == []
    assert kinds(run([named(NEW)], state, start=START + DAY)[1]) == ["renamed"]


def test_the_old_value_in_between_begins_anew() -> None:
    assert kinds(run([named(NEW), named(NEW), named(OLD)] * 10)[1]) == []
    assert kinds(run([named(NEW), named(OTHER)] * 10)[1]) == []


def test_silence_in_between_neither_counts_nor_begins_anew() -> None:
    seen = [named(NEW), SILENT, SILENT, named(NEW), SILENT, named(NEW)]
    assert kinds(run(seen)[1]) == ["renamed"]
    assert kinds(run([named(NEW), SILENT, SILENT, SILENT, SILENT])[1]) == []


def test_another_name_after_that_is_told_too_and_the_old_one_ends_it() -> None:
    state, changes = run([*[named(NEW)] * 3, *[named(OTHER)] * 3, *[named(OLD)] * 5])
    assert kinds(changes) == ["renamed", "renamed", "renamed ended"]
    assert not state.told and not state.pending
    assert kinds(run([named(NEW)] * 3, state)[1]) == ["renamed"]


def test_an_end_that_an_official_register_dates_is_told_at_the_second_time() -> None:
    assert kinds(run([CEASED])[1]) == []
    _, [change] = run([CEASED] * 2)
    assert (change.kind, change.now.since, change.times) == ("dissolved", "2026-11-20", 2)
    assert kinds(run([CEASED, CEASED], pause=timedelta(hours=12))[1]) == []


def test_an_end_without_a_date_waits_for_the_third() -> None:
    assert kinds(run([DISSOLVED] * 2)[1]) == []
    assert kinds(run([DISSOLVED] * 3)[1]) == ["dissolved"]


def test_a_page_that_is_gone_is_told_when_that_lasts() -> None:
    assert kinds(run([GONE, GONE, named(OLD), GONE, GONE])[1]) == []
    assert kinds(run([GONE] * 4)[1]) == ["page-gone"]
    assert kinds(run([GONE] * 3 + [named(OLD)] * 3)[1]) == ["page-gone", "page-gone ended"]


def test_what_was_not_known_is_learnt_and_not_told() -> None:
    nothing = State()
    state, changes = run([named(OLD)] * 3, nothing)
    assert changes == [] and state.base["name"].values == (OLD,)
    assert kinds(run([named(NEW)] * 3, state)[1]) == ["renamed"]
    assert kinds(run([named(OLD), named(NEW)] * 5, nothing)[1]) == []


def test_a_company_that_was_entered_dissolved_and_is_not_any_more_is_no_event() -> None:
    state = begin(DISSOLVED)
    state, changes = run([named(OLD)] * 3, state)
    assert changes == []
    assert kinds(run([DISSOLVED] * 3, state)[1]) == ["dissolved"]


def test_what_a_source_stops_saying_is_no_change() -> None:
    assert kinds(run([observe(answer(address=""), REGISTER, OPERATOR)] * 5)[1]) == []


@given(st.lists(st.one_of(st.sampled_from(SPELLINGS).map(named), st.just(SILENT)), max_size=25))
def test_noise_tells_nothing(seen: list[Seen]) -> None:
    state, changes = run(seen)
    assert changes == [] and not state.pending and not state.told


_ANY = st.sampled_from([named(OLD), named(NEW), named(OTHER), SILENT, GONE, CEASED])


@given(st.lists(_ANY, max_size=25))
def test_nothing_is_told_that_was_not_seen_often_enough_without_the_old_value_in_between(
    seen: list[Seen],
) -> None:
    for n in range(len(seen)):
        state, _ = run(seen[:n])
        _, changes = follow(state, seen[n], START + n * DAY)
        for change in changes:
            times = 0
            for one in reversed(seen[: n + 1]):
                mark = one.marks.get(change.property)
                if mark is None:
                    continue
                if mark.values != change.now.values:
                    break
                times += 1
            dated = change.kind == "dissolved" and change.now.since is not None
            assert times >= (PATIENCE.dated if dated else PATIENCE.times)
            assert change.last - change.first >= PATIENCE.spread


@given(
    st.lists(_ANY, max_size=12),
    st.lists(st.one_of(st.just(named(NEW)), st.just(SILENT)), max_size=12),
)
def test_a_change_that_lasts_is_told_exactly_once(before: list[Seen], after: list[Seen]) -> None:
    state, told = run(before)
    lasting = [named(NEW)] * 3
    _, more = run([*lasting, *after], state, start=START + len(before) * DAY)
    standing = OLD
    for change in (*told, *more):
        if change.property == "name":
            assert change.now.values != (standing,)  # never the same thing twice in a row
            [standing] = change.now.values
            assert change.ended == (standing == OLD)
    assert standing == NEW


def test_a_mark_without_a_place_is_kept() -> None:
    state = State(base={"page": Mark(("there",))})
    assert read(write(state)) == state
    assert read({}) == State()
