"""The life of a case, whatever is done to it in whatever order: no state without a step, and versions that grow."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from openroll.core.errors import OpenrollError
from openroll.roll import casework, deadlines, life, models, replying, steps
from openroll.roll.acting import COMMAND, SENDER
from openroll.roll.selectors import current_policy
from openroll.site.register import Register
from openroll.sources.message import read_message

from .making import NOW, clock, decide, everything, receive, silence

STATES = [state.value for state in models.Case.State]


def test_every_state_is_in_the_table() -> None:
    assert set(life.NEXT) == {life.BEGINNING, *STATES}
    for following in life.NEXT.values():
        assert following <= set(STATES)
    assert all(after in life.NEXT[before] for before, after in life.AT_THE_END.items())
    for state in STATES:
        assert life.deadline(state) in {"", *deadlines.DEFAULTS}
    assert life.deadline(life.SUFFICIENT, "proposal") == "correction"
    assert life.deadline(life.WAITING, "proposal") == "answer"


@pytest.mark.parametrize(
    ("before", "after"), [("decided", "waiting"), ("closed", "decided"), ("lapsed", "waiting")]
)
def test_a_step_that_is_none_is_refused(before: str, after: str) -> None:
    with pytest.raises(life.NotNow, match=before):
        life.check(before, after)


class Life(RuleBasedStateMachine):
    """One case, and everything that can happen to it."""

    register: Register

    def __init__(self) -> None:
        super().__init__()
        self.code = receive().code
        self.now = NOW
        self.seen = [self.version()]

    def case(self) -> models.Case:
        return models.Case.objects.get(code=self.code)

    def version(self) -> tuple[int, str]:
        case = self.case()
        return case.version, case.state

    def later(self, hours: int) -> datetime:
        self.now += timedelta(hours=hours)
        return self.now

    def do(self, name: str, *args: object, **more: object) -> None:
        try:
            getattr(casework, name)(self.case(), *args, actor=COMMAND, now=self.now, **more)
        except OpenrollError as error:
            assert str(error)

    @rule(hours=st.integers(1, 24 * 70))
    def time_passes(self, hours: int) -> None:
        casework.end_deadlines(self.later(hours))
        case = self.case()
        assert case.state not in life.AT_THE_END or case.due_at is None or case.due_at >= self.now

    @rule(found=st.sampled_from(["all", "nothing", "silence", "two"]))
    def sources_answer(self, found: str) -> None:
        case = self.case()
        claims = {
            "all": everything(f"GB-COH/{case.pk:08}"),
            "two": [*everything(), *everything("FI-PRO/0109862-8")],
        }
        before = case.state
        try:
            decide(
                self.register,
                case,
                claims.get(found, []),
                refused=[silence()] if found == "silence" else [],
                at=clock(self.now),
            )
        except OpenrollError:
            assert before != life.OPENED or case.replies.exists()

    @rule(words=st.sampled_from(["", "because"]), tell=st.booleans())
    def it_is_set_aside(self, words: str, tell: bool) -> None:
        self.do("close", words, tell=tell)

    @rule()
    def it_is_opened_again(self) -> None:
        self.do("reopen", "why")

    @rule()
    def its_sources_are_to_be_asked(self) -> None:
        self.do("ask_sources")

    @rule()
    def the_organiser_is_asked(self) -> None:
        self.do("ask_organiser", subject="s", body="b", to="")

    @rule()
    def the_organiser_is_reminded(self) -> None:
        self.do("remind")

    @rule()
    def something_is_noted(self) -> None:
        before = self.case()
        self.do("note", "words")
        after = self.case()
        assert (after.state, after.due_at, after.version) == (before.state, before.due_at, before.version)

    @rule()
    def somebody_vouches(self) -> None:
        self.do("vouch", "I know them.")

    @rule(vouched=st.sampled_from([None, "registrar"]))
    def an_answer_comes(self, vouched: str | None) -> None:
        case = self.case()
        replying.add(
            case,
            read_message("https://other.example"),
            "web",
            actor=SENDER,
            origin=self.register.origin,
            clock=clock(self.now),
            vouched_by=vouched,
        )
        assert self.case().state in life.ALIVE

    @invariant()
    def steps_tell_the_whole_story(self) -> None:
        case = self.case()
        told = list(case.steps.all())
        assert [step.before for step in told] == ["", *(step.after for step in told[:-1])]
        assert told[-1].after == case.state
        assert case.version == sum(step.why != casework.NOTED for step in told) - 1
        assert all(step.before == step.after or step.after in life.NEXT[step.before] for step in told)

    @invariant()
    def a_deadline_is_what_the_table_says(self) -> None:
        case = self.case()
        name = life.deadline(case.state, case.kind)
        assert case.due == name
        if not name:
            assert case.due_at is None
            return
        begun = [step for step in case.steps.all() if step.before != step.after][-1]
        assert case.due_at == deadlines.begins(current_policy(), name, begun.at, steps.place())

    @invariant()
    def only_an_open_case_is_asked_for(self) -> None:
        case = self.case()
        assert case.next_try_at is None or case.state == life.OPENED


def test_the_life_of_a_case(opened: Register) -> None:
    class Here(Life):
        register = opened

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=15,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
