"""The organiser's pages about requests and agents, and the page of an author who appeals."""

import io
import json
import re
import zipfile
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from openroll.core.clock import SystemClock, rfc3339
from openroll.log.note import SigningKey
from openroll.roll import models as roll
from tests.desk.life_making import EFFECT, LOCATORS, NOW, REASONS, REFUSED, Desk, agent_of, authority, request
from tests.people.making import client_of
from tests.people.organisers import entered, entered_by_policy, organiser, proved

WORD = "Zx-a_word"


@pytest.fixture
def told(desk: Desk) -> Desk:
    """The first item was removed and its author told; the second refused."""
    hashed = sha256(WORD.encode()).hexdigest()
    errors = desk.take(
        desk.note("effect", **EFFECT),
        desk.note("reasons", **REASONS),
        desk.note("informed", event="$2", at=rfc3339(NOW), appeal_sha256=hashed),
        desk.note("refused", 2, **REFUSED),
    )
    assert errors == [None] * 4
    return desk


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def speaker(desk: Desk, name: str = "olga", **more: Any) -> Client:
    who = organiser(name)
    proved(who, desk.entry, at=SystemClock().now())
    return client_of(who, **more)


def vkey(name: str = "agent.tesco.example") -> str:
    return SigningKey.generate(name).verifier.text


# Requests.


def test_the_list_stands_by_deadline_and_shows_no_place(desk: Desk) -> None:
    client = speaker(desk)
    page = text_of(client.get(f"/my/{desk.entry.number}/requests"))
    for word in (
        "Bundeskriminalamt",
        "Propaganda of terrorism",
        "2 items",
        "Its deadline has passed",
        "To be decided (1)",
    ):
        assert word in page
    assert "/posts/" not in page
    assert f"/my/{desk.entry.number}/requests" in text_of(client.get(f"/my/{desk.entry.number}"))


def test_a_request_shows_places_as_text_and_never_as_links(told: Desk) -> None:
    france = authority("fr-ofac", country="FR")
    second = request(told.register, told.entry, france, locators=LOCATORS[1:])
    client = speaker(told)
    answer = client.get(f"/my/{told.entry.number}/requests/{told.request.number}")
    page = text_of(answer)
    for word in (
        *LOCATORS, "It praises an attack.", "Post removed", "neither illegal", "Verwaltungsgericht Wiesbaden",
        f"request {second.number}, item 1 (fr-ofac)", "Answered",
    ):  # fmt: skip
        assert word in page, word
    assert not re.search(r'href="[^"]*/posts/', page)
    assert text_of(client.get(f"/my/{told.entry.number}/requests/{second.number}"))


@pytest.mark.parametrize("address", ["?show=nothing", "?page=-1", "?page=99", "?page=x", "?show=all&page=٣"])
def test_nonsense_in_an_address_shows_the_list(desk: Desk, address: str) -> None:
    assert speaker(desk).get(f"/my/{desk.entry.number}/requests{address}").status_code == 200


def test_requests_of_others_are_not_there(desk: Desk) -> None:
    other = entered(desk.register, subject="GB-COH/00445791", domains=["other.example"])
    place = ["https://other.example/posts/1"]
    theirs = request(desk.register, other, desk.authority, reference="9", locators=place)
    waits = request(desk.register, desk.entry, desk.authority, reference="8", admitted=False)
    client = speaker(desk)
    for number in (theirs.number, waits.number, 999):
        assert client.get(f"/my/{desk.entry.number}/requests/{number}").status_code == 404
    assert client.get(f"/my/{other.number}/requests").status_code == 403


def test_who_holds_a_domain_that_may_be_a_strangers_sees_none_of_it(desk: Desk) -> None:
    entry, who = entered_by_policy(desk.register), organiser("eve")
    proved(who, entry, "beside.example", at=SystemClock().now())
    client = client_of(who)
    assert client.get(f"/my/{entry.number}").status_code == 200
    for path in ("requests", "requests/1", "agents"):
        assert client.get(f"/my/{entry.number}/{path}").status_code == 403
    answer = client.post(f"/my/{entry.number}/agents", {"key": vkey(), "label": "x"})
    assert answer.status_code == 403
    assert desk.entry.agents.count() == 1


def test_everything_that_is_held_has_the_requests_too(told: Desk) -> None:
    answer: Any = speaker(told).get(f"/my/{told.entry.number}/everything.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as files:
        lines = [json.loads(line) for line in files.read("requests.jsonl").splitlines()]
    [one] = lines
    assert [item["locator"] for item in one["items"]] == [*LOCATORS]
    assert len(one["outcomes"]) == 4
    assert one["reasons"] == "It praises an attack."


# Agents.


def test_an_agent_is_entered_and_withdrawn(desk: Desk) -> None:
    client, here, key = speaker(desk), f"/my/{desk.entry.number}/agents", vkey()
    answer = client.post(here, {"key": f" {key}\n", "label": "Rack 4", "form_mark": "m"})
    assert answer.status_code == 303
    again = client.post(here, {"key": key, "label": "Rack 4", "form_mark": "m"})
    assert again.status_code == 303
    row = desk.entry.agents.get(vkey=key)
    page = text_of(client.get(here))
    assert "Rack 4" in page
    assert "It has not been here yet." in page
    assert client.post(f"{here}/{row.pk}/withdraw", {"form_mark": "n"}).status_code == 303
    assert client.post(f"{here}/{row.pk}/withdraw", {"form_mark": "o"}).status_code == 303
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    verbs = roll.Action.objects.filter(entry=desk.entry).values_list("verb", flat=True)
    assert sorted(one for one in verbs if one.startswith("agent-")) == ["agent-added", "agent-withdrawn"]


@pytest.mark.parametrize(
    "key",
    [
        "", "nonsense", "a+b+c", "x" * 399, "PRIVATE+KEY+a+b+c", vkey() + "A",
        SigningKey.generate("a.example").to_text(),
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused_in_words(desk: Desk, key: str) -> None:
    answer = speaker(desk).post(f"/my/{desk.entry.number}/agents", {"key": key, "label": ""})
    assert answer.status_code == 400
    assert desk.entry.agents.count() == 1


def test_a_key_is_one_agents(desk: Desk) -> None:
    other = entered(desk.register, subject="GB-COH/00445791", domains=["other.example"])
    row, _ = agent_of(other, "agent.other.example")
    answer = speaker(desk).post(f"/my/{desk.entry.number}/agents", {"key": row.vkey, "label": ""})
    assert answer.status_code == 400
    assert "entered before" in text_of(answer)


def test_nobody_withdraws_the_agent_of_another_entry(desk: Desk) -> None:
    other = entered(desk.register, subject="GB-COH/00445791", domains=["other.example"])
    row, _ = agent_of(other, "agent.other.example")
    assert speaker(desk).post(f"/my/{desk.entry.number}/agents/{row.pk}/withdraw").status_code == 404
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_keys_are_changed_by_who_has_just_shown_who_they_are(desk: Desk) -> None:
    client = speaker(desk, fresh=False)
    here = f"/my/{desk.entry.number}/agents"
    assert client.get(here).status_code == 200
    assert (
        client.post(here, {"key": vkey(), "label": ""})
        .headers["Location"]
        .startswith("/account/reauthenticate")
    )
    assert desk.entry.agents.count() == 1


# Appeals.


def browser() -> Client:
    return Client(SERVER_NAME="localhost")


def test_an_author_appeals_without_an_account(told: Desk) -> None:
    client, here = browser(), f"/appeal/{WORD}"
    answer = client.get(here)
    page = text_of(answer)
    for word in ("It praises an attack.", "Bundeskriminalamt", "Post removed", "Send the appeal"):
        assert word in page
    assert "/posts/" not in page
    assert answer.headers["Referrer-Policy"] == "same-origin"  # the address itself is the key
    assert client.post(here, {"words": "It is a report.", "form_mark": "m"}).status_code == 303
    assert client.post(here, {"words": "It is a report.", "form_mark": "m"}).status_code == 303
    assert told.item().appeals.get().text == "It is a report."
    page = text_of(client.get(here))
    assert "has not decided yet" in page
    assert "Send the appeal" not in page
    told.tell("appeal-decided", appeal=1, outcome="upheld", text="We <b>looked</b> again.")
    page = text_of(client.get(here))
    assert "The decision stands" in page
    assert "We &lt;b&gt;looked&lt;/b&gt; again." in page
    assert "Send the appeal" in page


def test_a_wrong_word_leads_to_nothing_and_is_counted(told: Desk) -> None:
    client = browser()
    statuses = [client.get(f"/appeal/wrong-{n}").status_code for n in range(62)]
    assert statuses[:2] == [404, 404]
    assert statuses[-1] == 429


def test_an_empty_appeal_is_shown_again(told: Desk) -> None:
    answer = browser().post(f"/appeal/{WORD}", {"words": " "})
    assert answer.status_code == 400
    assert not told.item().appeals.exists()


def test_many_appeals_of_one_machine_are_too_many(told: Desk) -> None:
    client = browser()
    statuses = [client.post(f"/appeal/{WORD}", {"words": f"{n}"}).status_code for n in range(11)]
    assert statuses[0] == 303
    assert statuses[1] == 400  # one is being decided
    assert statuses[-1] == 429
    assert told.item().appeals.count() == 1
