"""What comes back into an older private database from the facts that were published since."""

from openroll.roll import models, selectors
from openroll.roll.ledger import NewFact, writing
from openroll.roll.recovering import Published, take_back
from openroll.site.register import Register

from .making import check_chains, clock, decide, everything, receive


class Undone(Exception):
    """The transaction is to leave nothing."""


def written(register: Register, *facts: NewFact) -> list[Published]:
    """Return facts as they would be published next, and leave the database as it was."""
    found: list[Published] = []
    try:
        with writing(register.origin, clock()) as ledger:
            rows = [ledger.append(each) for each in facts]
            found += [Published(row.index, bytes(row.data), ()) for row in rows]
            raise Undone
    except Undone:
        return found


def test_an_entry_is_what_the_newest_of_its_facts_says(opened: Register) -> None:
    entry = decide(opened, receive(), everything()).entry
    assert entry is not None
    said = {
        "excluded": "excluded",
        "restored": "recorded",
        "superseded": "superseded",
        "annulled": "annulled",
    }
    for what, state in said.items():
        size = selectors.log_size()
        told = NewFact(
            f"entry-{what}", entry.subject, {"entry": 1, "legal_basis": "Section 4"}, "registrar", "p/1"
        )
        take_back(written(opened, told))
        assert selectors.log_size() == size + 1
        entry.refresh_from_db()
        assert entry.state == state
    check_chains()


def test_a_contest_changes_no_state(opened: Register) -> None:
    entry = decide(opened, receive(), everything()).entry
    assert entry is not None
    take_back(
        written(
            opened,
            NewFact(
                "entry-contested", entry.subject, {"entry": 1, "n": 1, "about": ["name"]}, "registrar", "p/1"
            ),
            NewFact("entry-contest-ended", entry.subject, {"entry": 1, "n": 1}, "registrar", "p/1"),
        )
    )
    assert models.Entry.objects.get().state == "recorded"
