"""A real Synapse, acted on: what is public is found, acted on once, proven as an ordinary user, and brought back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from synapse_server import User

from openroll.agent.messengers import matrix_shut
from openroll.agent.messengers.base import MessengerBusy, MessengerRefused
from openroll.agent.messengers.matrix import Matrix
from openroll.desk.locators import NotOurs, NotPublic, Private, PublicLocator, parse
from openroll.desk.words import Action
from tests.agent.synapse import OnSynapse

PICTURE = b"\x89PNG\r\n\x1a\n" + b"an invented picture" * 20


@pytest.fixture
def matrix(on_synapse: OnSynapse) -> Matrix:
    return Matrix(
        on_synapse.address,
        on_synapse.server_name,
        on_synapse.agent_token,
        on_synapse.witness_token,
        seconds=60,
    )


@pytest.fixture
def ann(on_synapse: OnSynapse) -> User:
    return on_synapse.user("ann")


def place(on_synapse: OnSynapse, *parts: str) -> PublicLocator:
    """Return the place that an authority would name so."""
    text = "/".join(parts)
    return parse(text, [on_synapse.server_name])


def test_a_post_is_found_with_its_author_and_whichever_name_its_room_has(
    on_synapse: OnSynapse, matrix: Matrix, ann: User
) -> None:
    local, alias = on_synapse.alias("market")
    room = ann.make_room(local)
    event = ann.post(room, "an offer")
    by_alias = matrix.look(place(on_synapse, alias, event))
    assert by_alias == matrix.look(place(on_synapse, room, event))
    assert by_alias.published_at is not None
    assert abs(by_alias.published_at - datetime.now(UTC)) < timedelta(minutes=10)
    assert (by_alias.there, by_alias.author, by_alias.room) == (True, ann.id, room)
    assert event in by_alias.key


def test_one_post_is_removed_once_and_an_ordinary_user_sees_it_gone(
    on_synapse: OnSynapse, matrix: Matrix, ann: User
) -> None:
    room = ann.make_room()
    event, other = ann.post(room, "buy this"), ann.post(room, "good morning")
    locator = place(on_synapse, room, event)
    assert not matrix.see(locator, Action.REMOVE).gone
    done = matrix.act(locator, Action.REMOVE, "a-mark")
    assert done.event.startswith("$")
    assert not done.undoable
    seen = matrix.see(locator, Action.REMOVE)
    assert (seen.status, seen.gone, seen.event) == (200, True, done.event)
    assert matrix.act(locator, Action.REMOVE, "a-mark").event == done.event
    assert matrix.act(locator, Action.REMOVE, "another-mark").event == done.event
    assert not matrix.look(locator).there
    assert matrix.look(place(on_synapse, room, other)).there
    with pytest.raises(MessengerRefused, match="cannot be brought back"):
        matrix.undo(locator, Action.REMOVE, "a-mark")


def test_the_removal_is_said_by_who_did_it(on_synapse: OnSynapse, matrix: Matrix, ann: User) -> None:
    room = ann.make_room()
    event = ann.post(room, "buy this")
    matrix.act(place(on_synapse, room, event), Action.REMOVE, "mark-of-who")
    seen = ann.ask("GET", f"/rooms/{room}/event/{event}")
    assert seen["unsigned"]["redacted_because"]["sender"] == on_synapse.agent.id


def test_without_a_moderator_synapse_redacts_that_post_alone(
    on_synapse: OnSynapse, matrix: Matrix, ann: User
) -> None:
    bob = on_synapse.user("bob")
    room = ann.make_room()
    bob.join(room)
    events = [bob.post(room, f"offer {n}") for n in range(3)]
    ann.ask("POST", f"/rooms/{room}/leave", {})
    locator = place(on_synapse, room, events[1])
    done = matrix.act(locator, Action.REMOVE, "job")
    assert matrix.see(locator, Action.REMOVE).event == done.event != ""
    assert [matrix.look(place(on_synapse, room, one)).there for one in events] == [True, False, True]


def test_a_direct_message_is_refused_before_it_is_read(
    on_synapse: OnSynapse, matrix: Matrix, ann: User
) -> None:
    bob = on_synapse.user("bob")
    room = ann.make_direct(bob)
    locator = place(on_synapse, room, bob.post(room, "between us"))
    for call in everything(matrix, locator):
        with pytest.raises(NotPublic) as refused:
            call()
        assert refused.value.kind == Private.DIRECT
        assert room not in str(refused.value)


def everything(matrix: Matrix, locator: PublicLocator) -> list[Callable[[], object]]:
    action = Action.REMOVE if locator.item else Action.SHUT
    return [
        lambda: matrix.look(locator),
        lambda: matrix.act(locator, action, "m"),
        lambda: matrix.undo(locator, action, "m"),
        lambda: matrix.see(locator, action),
    ]


def state(kind: str, **content: str) -> dict[str, Any]:
    """Return settings for a new room that has one more state event."""
    return {"initial_state": [{"type": f"m.room.{kind}", "content": content}]}


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ({"public": False}, Private.CLOSED),
        (state("encryption", algorithm="m.megolm.v1.aes-sha2"), Private.ENCRYPTED),
        (state("history_visibility", history_visibility="joined"), Private.CLOSED),
        (state("history_visibility", history_visibility="invited"), Private.CLOSED),
        (state("join_rules", join_rule="knock"), Private.CLOSED),
    ],
)
def test_a_room_that_is_not_open_to_all_is_refused(
    on_synapse: OnSynapse, matrix: Matrix, ann: User, settings: dict[str, Any], kind: Private
) -> None:
    friends = [on_synapse.user("friend") for _ in range(2)]
    room = ann.make_room(invite=[one.id for one in friends], **settings)
    for one in friends:
        one.join(room)
    for locator in (place(on_synapse, room), place(on_synapse, room, ann.post(room, "among us"))):
        for call in everything(matrix, locator):
            with pytest.raises(NotPublic) as refused:
                call()
            assert refused.value.kind == kind


def test_a_private_post_is_not_read_by_the_name_of_a_public_room(
    on_synapse: OnSynapse, matrix: Matrix, ann: User
) -> None:
    private, public = ann.make_room(public=False), ann.make_room()
    event = ann.post(private, "among us")
    found = matrix.look(place(on_synapse, public, event))
    assert (found.there, found.author) == (False, "")
    with pytest.raises(MessengerRefused):
        matrix.act(place(on_synapse, public, event), Action.REMOVE, "m")


def test_nothing_there(on_synapse: OnSynapse, matrix: Matrix, ann: User) -> None:
    _, alias = on_synapse.alias("nowhere")
    room, nothing = ann.make_room(), "$" + "A" * 43
    for locator in (
        place(on_synapse, alias),
        place(on_synapse, "!nowhere:" + on_synapse.server_name),
        place(on_synapse, room, nothing),
        place(on_synapse, f"mxc://{on_synapse.server_name}/nothing"),
    ):
        assert not matrix.look(locator).there
        for action in (Action.REMOVE, Action.SHUT, Action.DELIST, Action.SUSPEND):
            with pytest.raises(MessengerRefused):
                matrix.act(locator, action, "m")


def test_media_of_a_public_room_is_quarantined_and_released(
    on_synapse: OnSynapse, matrix: Matrix, ann: User
) -> None:
    address, room = ann.upload(PICTURE), ann.make_room()
    locator = place(on_synapse, address)
    with pytest.raises(NotPublic):  # it was posted nowhere yet
        matrix.look(locator)
    private = ann.make_room(public=False)
    ann.post(private, "a picture", msgtype="m.image", url=address)
    with pytest.raises(NotPublic):
        matrix.act(locator, Action.QUARANTINE, "m")
    ann.post(room, "a picture", msgtype="m.image", url=address)
    found = matrix.look(locator)
    assert (found.there, found.author, found.room) == (True, ann.id, room)
    assert not matrix.see(locator, Action.QUARANTINE).gone
    assert matrix.act(locator, Action.QUARANTINE, "m").undoable
    seen = matrix.see(locator, Action.QUARANTINE)
    assert (seen.status, seen.gone) == (404, True)
    matrix.undo(locator, Action.QUARANTINE, "m")
    assert matrix.see(locator, Action.QUARANTINE).status == 200


def test_media_that_the_organiser_protects_is_not_said_to_be_quarantined(
    on_synapse: OnSynapse, matrix: Matrix, ann: User
) -> None:
    address, room = ann.upload(PICTURE), ann.make_room()
    ann.post(room, "a picture", msgtype="m.image", url=address)
    path = f"/_synapse/admin/v1/media/protect/{address.rpartition('/')[2]}"
    on_synapse.server.ask("POST", path, {}, token=on_synapse.agent.token)
    with pytest.raises(MessengerRefused, match="marked as safe"):
        matrix.act(place(on_synapse, address), Action.QUARANTINE, "m")


def test_another_servers_media_is_not_ours(matrix: Matrix) -> None:
    with pytest.raises(NotOurs):
        matrix.look(parse("mxc://elsewhere.example/abc", ["elsewhere.example"]))


def test_an_author_is_suspended_told_and_restored(on_synapse: OnSynapse, matrix: Matrix, ann: User) -> None:
    room = ann.make_room()
    locator = place(on_synapse, room, ann.post(room, "spam"))
    assert matrix.act(locator, Action.SUSPEND, "m").undoable
    assert matrix.see(locator, Action.SUSPEND).gone
    refused = on_synapse.server.call(
        "PUT", f"/_matrix/client/v3/rooms/{room}/send/m.room.message/1", {"body": "x"}, token=ann.token
    )
    assert refused.status == 403
    assert matrix.tell(ann.id, "Your account is suspended.", "told").startswith("$")
    matrix.undo(locator, Action.SUSPEND, "m")
    assert not matrix.see(locator, Action.SUSPEND).gone
    ann.post(room, "thank you")


def test_our_own_accounts_are_never_suspended(on_synapse: OnSynapse, matrix: Matrix) -> None:
    room = on_synapse.agent.make_room()
    locator = place(on_synapse, room, on_synapse.agent.post(room, "hello"))
    with pytest.raises(MessengerRefused):
        matrix.act(locator, Action.SUSPEND, "m")


def test_a_room_is_taken_off_the_directory_and_put_back(
    on_synapse: OnSynapse, matrix: Matrix, ann: User
) -> None:
    locator = place(on_synapse, ann.make_room())
    assert matrix.look(locator).author == ann.id
    assert not matrix.see(locator, Action.DELIST).gone
    matrix.act(locator, Action.DELIST, "m")
    assert matrix.see(locator, Action.DELIST).gone
    assert matrix.look(locator).there
    matrix.undo(locator, Action.DELIST, "m")
    assert not matrix.see(locator, Action.DELIST).gone


@pytest.mark.parametrize(("version", "history"), [("10", "shared"), ("12", "world_readable")])
def test_a_room_is_shut_and_brought_back_with_its_people(
    on_synapse: OnSynapse, matrix: Matrix, ann: User, version: str, history: str
) -> None:
    bob, local = on_synapse.user("bob"), on_synapse.alias("market")
    settings = state("history_visibility", history_visibility=history)
    room = ann.make_room(local[0], room_version=version, **settings)
    bob.join(room)
    event = bob.post(room, "an offer")
    locator = place(on_synapse, local[1])
    assert not matrix.see(locator, Action.SHUT).gone
    done = matrix.act(locator, Action.SHUT, "m")
    assert done.undoable
    seen = matrix.see(locator, Action.SHUT)
    assert (seen.status, seen.gone, seen.event) == (403, True, done.event)
    assert not matrix.look(locator).there
    assert matrix.see(place(on_synapse, room, event), Action.REMOVE).gone
    assert (
        on_synapse.server.call("POST", f"/_matrix/client/v3/join/{room}", {}, token=bob.token).status == 403
    )
    path = f"/_matrix/client/v3/rooms/{room}/send/m.room.message/1"
    assert on_synapse.server.call("PUT", path, {"body": "x"}, token=bob.token).status == 403
    assert matrix.act(locator, Action.SHUT, "m").event == done.event
    undone = matrix.undo(locator, Action.SHUT, "m")
    assert bob.post(room, "we are back")
    assert undone.detail["away"] == "0"
    assert not matrix.see(locator, Action.SHUT).gone
    assert not matrix.see(locator, Action.DELIST).gone
    assert matrix.look(place(on_synapse, room, event)).there
    shown = bob.ask("GET", f"/rooms/{room}/state/m.room.history_visibility")
    assert shown == {"history_visibility": history}
    with pytest.raises(MessengerRefused, match="not shut by us"):
        matrix.undo(locator, Action.SHUT, "m")


def test_a_room_of_many_is_shut_in_several_goes(
    on_synapse: OnSynapse, matrix: Matrix, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_shut, "ONE_GO", 0.0)
    people = [on_synapse.user("many") for _ in range(3)]
    room = ann.make_room()
    for one in people:
        one.join(room)
    locator, goes = place(on_synapse, room), list[str]()
    for call, name in ((matrix.act, "act"), (matrix.undo, "undo")):
        for _ in range(8):
            try:
                call(locator, Action.SHUT, "m")
                break
            except MessengerBusy:
                goes.append(name)
        assert matrix.see(locator, Action.SHUT).gone == (name == "act")
    assert {"act", "undo"} <= set(goes)
    members = ann.ask("GET", f"/rooms/{room}/joined_members")["joined"]
    assert {one.id for one in people} <= members.keys()


def test_an_author_is_told_once_and_a_stranger_not(on_synapse: OnSynapse, matrix: Matrix, ann: User) -> None:
    first = matrix.tell(ann.id, "A post of yours was removed.", "told/once?")
    assert first.startswith("$")
    assert matrix.tell(ann.id, "A post of yours was removed.", "told/once?") == first
    assert matrix.tell(ann.id, "Another.", "told-again") != first
    assert matrix.tell("@somebody:elsewhere.example", "A post of yours was removed.", "m") == ""
    assert matrix.tell(f"@nobody-here:{on_synapse.server_name}", "A post of yours was removed.", "m") == ""


def test_a_witness_who_is_no_ordinary_user_proves_nothing(on_synapse: OnSynapse, ann: User) -> None:
    locator = place(on_synapse, ann.make_room())
    two = on_synapse.agent_token, on_synapse.agent_token
    with pytest.raises(MessengerRefused, match="ordinary user"):
        Matrix(on_synapse.address, on_synapse.server_name, *two).look(locator)
    two = on_synapse.agent_token, on_synapse.witness_token
    with pytest.raises(MessengerRefused, match="no accounts of"):
        Matrix(on_synapse.address, "elsewhere.example", *two).look(locator)


def test_a_wrong_token_is_told_and_not_shown(on_synapse: OnSynapse, ann: User, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("syt_not-a-token\n")
    matrix = Matrix(on_synapse.address, on_synapse.server_name, token, token)
    with pytest.raises(MessengerRefused, match="credentials") as refused:
        matrix.look(place(on_synapse, ann.make_room()))
    assert "syt_" not in f"{refused.value} {refused.value.params} {refused.value.__cause__!r}"
