"""Whatever is decided in whatever order: it folds, it is published, and the register is sound."""

import itertools
import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.errors import Refusal
from openroll.roll import contesting, models, undertaking
from openroll.roll.acting import Actor
from openroll.roll.deciding_change import Chosen
from openroll.roll.deciding_rules import ALLOWED, BECOMES, VERDICTS
from openroll.roll.present import present
from openroll.site.deep_check import check
from openroll.site.publishing import publish
from openroll.site.register import Register
from tests.roll.decisions import about, asked, choose, entered, keeper, take_with_two
from tests.roll.making import check_chains, clock

OPS = (*(one for one in VERDICTS if one != "entered"), "contest", "give-up", "declare", "take-back", "remove")


class Sequence:
    """One entry, and what is done to it."""

    def __init__(self, register: Register, number: int, people: list[Actor]) -> None:
        self.register, self.people = register, people
        self.entry = entered(register, f"GB-COH/{number:08}")
        self.contests: list[models.Case] = []
        self.state, self.name = "recorded", "TESCO PLC"
        self.declared = 0

    def case(self) -> models.Case:
        """A case to decide on: a contest that waits, or one of the registrar's own."""
        return self.contests.pop(0) if self.contests else about(self.register, self.entry)

    def do(self, op: str) -> None:
        told: dict[str, Any] = {"origin": self.register.origin, "clock": clock()}
        if op == "contest":
            case = contesting.open_contest(
                entry=self.entry, about=["listing", "name"], words="No.", name="", email="", **told
            )
            self.contests.append(case)
        elif op == "give-up":
            if self.contests:
                contesting.withdraw(self.contests.pop(), "", version=None, actor=self.people[0], **told)
        elif op == "declare":
            undertaking.record(
                self.entry, "registrar", "Noted.", case=None, citation=None, actor=self.people[0], **told
            )
            self.declared += 1
        elif op == "take-back":
            if self.declared:
                undertaking.withdraw(self.entry, self.declared, case=None, actor=self.people[0], **told)
                self.declared = 0
        else:
            self.decide(op)

    def decide(self, op: str) -> None:
        case = self.case()
        verdict = "corrected" if op == "remove" else op
        more: dict[str, Any] = {}
        if op == "remove":
            more = {"identifiers": {"email": Chosen(none=True)}, "former_names": ("OLD",)}
        elif verdict in ("amended", "corrected"):
            more = choose(case, "name") if case.kind != "contest" else {"former_names": ("OLD",)}
        one, other = [who for who in self.people if who.person not in contesting.deciders(case)][:2]
        what = asked(case, verdict, entry=self.entry, **more)
        if verdict not in ALLOWED[self.state]:
            with pytest.raises(Refusal):
                take_with_two(self.register, case, what, one, other)
            if case.kind == "contest":
                self.contests.insert(0, case)
            return
        decision = take_with_two(self.register, case, what, one, other)
        assert decision.state == "taken" and (decision.fact is None) == (verdict == "refused")
        self.state = BECOMES.get(verdict, self.state)
        if "name" in more.get("identifiers", {}):
            self.name = "TESCO GROUP PLC"

    def check(self) -> None:
        now = present(self.entry)
        self.entry.refresh_from_db()
        assert (now.state, self.entry.state, now.name) == (self.state, self.state, self.name)
        assert len(now.contests) == len(self.contests)


def test_any_sequence_of_decisions_is_sound(opened: Register) -> None:
    people = [keeper(name) for name in ("anna", "boris", "clara", "dora")]
    numbers = itertools.count(10)
    made: list[Sequence] = []

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(OPS), min_size=1, max_size=7))
    def run(ops: list[str]) -> None:
        sequence = Sequence(opened, next(numbers), people)
        for op in ops:
            sequence.do(op)
        sequence.check()
        made.append(sequence)

    run()
    check_chains()
    publish(opened)
    found = check(opened.folder, deep=True, progress=lambda stage, done, total: None)
    assert found.problems == [], [str(each) for each in found.problems]
    with closing(sqlite3.connect(opened.public / "roll.sqlite3")) as roll:
        for one in made:
            query = "SELECT document FROM version WHERE number = ? ORDER BY version DESC LIMIT 1"
            [raw] = roll.execute(query, (one.entry.number,)).fetchone()
            document = json.loads(raw)
            assert document["state"] == one.state
            assert document["identifiers"]["name"]["value"] == one.name
            assert len(document.get("contested", ())) == len(one.contests)
