"""What redacted and disclosed facts name."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.canonical import JSON
from openroll.log.fact import Fact, MalformedFact, build, parse
from openroll.log.redaction import Named, named

GOOD: dict[str, JSON] = {
    "entry": 7,
    "fact": 3,
    "digests": ["A" * 43, "B" * 43],
    "fields": ["/identifiers/email"],
    "basis": "Art. 17 GDPR",
    "authority": "A court",
}
LETTERS = st.text(alphabet=st.characters(codec="utf-8"), max_size=8)
ANYTHING: "st.SearchStrategy[JSON]" = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | LETTERS,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def made(kind: str, data: dict[str, JSON]) -> Fact:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return parse(
        build(
            type=kind,
            register="x.example",
            subject="a" * 26,
            seq=1,
            prev=None,
            at=at,
            by="registrar",
            data=data,
        )
    )


def test_what_a_redaction_says() -> None:
    found = named(made("redacted", GOOD))
    assert found == Named(
        "redacted", 3, ("A" * 43, "B" * 43), ("/identifiers/email",), 7, "Art. 17 GDPR", "A court"
    )
    assert found.redacts


def test_a_disclosure_needs_neither_fields_nor_a_basis() -> None:
    found = named(made("disclosed", {"fact": 3, "digests": ["A" * 43]}))
    assert found == Named("disclosed", 3, ("A" * 43,))
    assert not found.redacts


def test_other_facts_name_nothing() -> None:
    assert named(made("entry-excluded", GOOD)) is None


@pytest.mark.parametrize("name", GOOD)
@given(value=ANYTHING)
def test_what_is_no_such_fact_is_refused(name: str, value: JSON) -> None:
    data = {**GOOD, name: value}
    try:
        found = named(made("redacted", data))
    except MalformedFact:
        return
    assert found is not None
    assert found.fact >= 0 and found.digests and found.fields and found.basis and found.authority


@pytest.mark.parametrize("name", [name for name in GOOD if name != "entry"])
def test_what_is_missing_is_refused(name: str) -> None:
    with pytest.raises(MalformedFact):
        named(made("redacted", {key: value for key, value in GOOD.items() if key != name}))
