"""Policies of every kind, for hypothesis."""

from hypothesis import strategies as st

from openroll.policy import model
from openroll.policy.model import IdentifierRule, Policy

SLUGS = st.text("abcyno0159", min_size=1, max_size=8)
_LETTERS = st.characters(exclude_categories=("C", "Z")) | st.just(" ")
TEXTS = st.builds("{}{}".format, st.sampled_from("aЖ0-[\"'#&*!|>%@`{漢"), st.text(_LETTERS, max_size=30))
DAYS = st.integers(1, 10**6)


def _some(words: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), min_size=1, unique=True).map(tuple)


def _rules() -> st.SearchStrategy[IdentifierRule]:
    return st.builds(
        IdentifierRule,
        required=st.booleans(),
        standing=st.sampled_from(model.STANDINGS),
        field_class=st.sampled_from(model.IDENTIFIER_CLASSES),
        where=st.lists(SLUGS, min_size=1, max_size=4, unique=True).map(tuple),
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Return a policy that is as it should be."""
    order = draw(st.permutations(model.IDENTIFIERS))
    persons = st.sampled_from(("one", "two"))
    return Policy(
        id=draw(SLUGS),
        version=draw(DAYS),
        words={language: draw(TEXTS) for language in model.LANGUAGES},
        identifiers={name: draw(_rules()) for name in order},
        decides={
            "clean": draw(st.sampled_from(model.DECIDERS)),
            "stated": draw(persons),
            "review": draw(persons),
        },
        bases=draw(_some(model.BASES)),
        deadlines={
            **draw(st.dictionaries(st.sampled_from(model.WORKING_DAYS), DAYS)),
            "embargo": draw(DAYS),
        },
        field_classes={
            name: draw(st.sampled_from(known))
            for name, known in model.CLASSES_OF.items()
            if draw(st.booleans())
        },
        decisions={name: draw(persons) for name in model.DECISIONS},
        languages=draw(_some(model.LANGUAGES)),
    )
