"""The way from a link to a snapshot, whoever answers."""

from datetime import UTC, datetime

import pytest

from openroll.core.errors import LinkRefused, SourceUnreachable, fill
from openroll.sources import following, guard
from openroll.sources.fetcher import Limits
from openroll.sources.following import Failure, Recorded, follow, unreachable
from openroll.sources.guard import SafeLink
from openroll.sources.http1 import Answer

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def answering(*answers: Answer | Exception) -> tuple[list[tuple[str, bool]], following.Ask]:
    asked: list[tuple[str, bool]] = []
    coming = iter(answers)

    def ask(link: SafeLink, first: bool) -> Recorded:
        asked.append((link.url, first))
        answer = next(coming)
        if isinstance(answer, Exception):
            raise answer
        return Recorded(answer, AT, "label")

    return asked, ask


def test_only_the_first_hop_is_the_asked_one() -> None:
    asked, ask = answering(Answer(302, (("location", "/b"),), b""), Answer(200, (), b"x"))
    snapshot = follow("https://example.com/a", ask, Limits())
    assert asked == [("https://example.com/a", True), ("https://example.com/b", False)]
    assert (snapshot.label, snapshot.retrieved_at, snapshot.body) == ("label", AT, b"x")


def test_two_locations_lead_nowhere_private() -> None:
    _, ask = answering(
        Answer(302, (("location", "/b"), ("location", "http://127.0.0.1/")), b""), Answer(200, (), b"")
    )
    assert (
        follow("https://example.com/a", ask, Limits()).final_url
        == "https://example.com/b,%20http://127.0.0.1/"
    )


def test_a_failure_after_a_redirect_names_the_asked_link_and_the_failing_host() -> None:
    _, ask = answering(Answer(302, (("location", "//other.example"),), b""), Failure("name"))
    with pytest.raises(SourceUnreachable) as caught:
        follow("https://example.com/a", ask, Limits())
    assert caught.value.params["link"] == "https://example.com/a"
    assert "other.example" in str(caught.value)


def test_every_sentence_can_be_filled() -> None:
    params = {
        "link": "L",
        "limit": 1,
        "host": "H",
        "address": "A",
        "target": "T",
        "seconds": "1",
        "detail": "D",
    }
    for table in (following._SENTENCES, guard._DIRECT, guard._REDIRECTED):
        for sentence in table.values():
            assert "{" not in fill(sentence, dict(params))
    assert guard._DIRECT.keys() == guard._REDIRECTED.keys()
    assert str(unreachable("https://example.com/" + "x" * 999, "recording")).endswith(
        "… is not in the recording."
    )


def test_an_unusable_link_is_not_asked() -> None:
    asked, ask = answering()
    with pytest.raises(LinkRefused):
        follow("ftp://example.com/", ask, Limits())
    assert asked == []
