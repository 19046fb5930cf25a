"""What passes the gate, what does not, and that nothing private ever does, however it is written."""

import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import OpenrollError
from openroll.desk import locators
from openroll.desk.locators import (
    Kind,
    Network,
    NotALocator,
    NotOurs,
    NotPublic,
    Private,
    PublicLocator,
    parse,
)
from openroll.desk.locators_place import REASONS

VECTORS = Path(__file__).parents[2] / "vectors" / "locators"
TELEGRAM = frozenset({"telegram.org", "t.me", "web.telegram.org"})
MATRIX = frozenset({"rooms.example"})
FORUM = frozenset({"forum.example"})
ALL = TELEGRAM | MATRIX | FORUM
EVENT = "$Zk3v_7Qm1-xL0aTfB9sRyN2cWdEhGjKpUiOtVqXbM4w"
REFUSED = {"not-ours": NotOurs, "not-a-locator": NotALocator}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (VECTORS / f"{name}.jsonl").read_text("utf-8").splitlines()]


WRITTEN = [(text, line) for line in lines("good") for text in line["written"]]
PRIVATE = lines("private")


@pytest.mark.parametrize(("text", "line"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_every_way_of_writing_a_place_has_one_key(text: str, line: dict[str, Any]) -> None:
    place = parse(text, line["domains"])
    assert (place.network, place.kind) == (line["network"], line["kind"])
    assert place.key == line["key"]


@pytest.mark.parametrize("line", lines("good"), ids=lambda line: line["key"])
def test_the_text_of_a_place_gives_it_again(line: dict[str, Any]) -> None:
    place = PublicLocator(Network(line["network"]), Kind(line["kind"]), line["room"], line["item"])
    assert (place.key, place.text) == (line["key"], line["text"])
    assert parse(place.text, line["domains"]) == place
    assert parse(line["written"][0], frozenset(line["domains"])) == place


def test_no_two_places_share_a_key() -> None:
    keys = [line["key"] for line in lines("good")]
    assert (
        len(set(keys)) == len({(*line["domains"], line["key"]) for line in lines("good")}) - 1
    )  # one room, two services


@pytest.mark.parametrize("line", PRIVATE, ids=lambda line: line["in"])
def test_what_is_private_is_refused_and_not_repeated(line: dict[str, Any]) -> None:
    with pytest.raises(NotPublic) as caught:
        parse(line["in"], line["domains"])
    assert caught.value.kind == line["kind"]
    assert str(caught.value) == REASONS[Private(line["kind"])]
    assert caught.value.params == {"kind": caught.value.kind}
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.kind, str(again)) == (caught.value.kind, str(caught.value))


@pytest.mark.parametrize("line", PRIVATE, ids=lambda line: line["in"])
def test_what_is_private_is_so_on_any_service(line: dict[str, Any]) -> None:
    """A request for somebody's messages is counted as one, though it names another service than it should."""
    for domains in (ALL, ()):
        with pytest.raises(NotPublic if domains else (NotPublic, NotOurs)):
            parse(line["in"], domains)


@pytest.mark.parametrize(
    "line", [*lines("not-ours"), *lines("rubbish")], ids=lambda line: ascii(line["in"][:60])
)
def test_what_is_not_ours_or_no_place(line: dict[str, Any]) -> None:
    kind = REFUSED[line["refused"]]
    with pytest.raises(kind) as caught:
        parse(line["in"], line["domains"])
    assert type(caught.value) is kind
    assert not caught.value.params


@pytest.mark.parametrize(
    ("network", "kind", "room", "item"),
    [
        (Network.TELEGRAM, Kind.POST, "c", "1234567890/55"),
        (Network.TELEGRAM, Kind.ROOM, "c", ""),
        (Network.TELEGRAM, Kind.ROOM, "joinchat", ""),
        (Network.TELEGRAM, Kind.ROOM, "+AbCdEf", ""),
        (Network.TELEGRAM, Kind.ROOM, "Northern_News", ""),
        (Network.TELEGRAM, Kind.ROOM, "northern_news", "1"),
        (Network.TELEGRAM, Kind.POST, "northern_news", ""),
        (Network.TELEGRAM, Kind.POST, "northern_news", "1/2"),
        (Network.TELEGRAM, Kind.POST, "northern_news\n", "1"),
        (Network.TELEGRAM, Kind.MEDIA, "northern_news", "a"),
        (Network.TELEGRAM, Kind.PAGE, "northern_news", ""),
        (Network.MATRIX, Kind.ROOM, "@olive:rooms.example", ""),
        (Network.MATRIX, Kind.ROOM, "lobby:rooms.example", ""),
        (Network.MATRIX, Kind.ROOM, "#lobby", ""),
        (Network.MATRIX, Kind.ROOM, "!short", ""),
        (Network.MATRIX, Kind.ROOM, "#lob\u200by:rooms.example", ""),
        (Network.MATRIX, Kind.ROOM, "#lobby:ROOMS.example", ""),
        (Network.MATRIX, Kind.ROOM, "#" + "ы" * 130 + ":rooms.example", ""),
        (Network.MATRIX, Kind.POST, "#lobby:rooms.example", "event"),
        (Network.MATRIX, Kind.POST, "#lobby:rooms.example", ""),
        (Network.MATRIX, Kind.MEDIA, "rooms.example", "../a"),
        (Network.WEB, Kind.PAGE, "forum.example", ""),
        (Network.WEB, Kind.PAGE, "forum.example", "/a/../b"),
        (Network.WEB, Kind.PAGE, "forum.example", "/a b"),
        (Network.WEB, Kind.PAGE, "forum.example/", "/a"),
        (Network.WEB, Kind.PAGE, "olive@forum.example", "/a"),
        (Network.WEB, Kind.PAGE, "forum.example:8080", "/a"),
        (Network.WEB, Kind.ROOM, "forum.example", "/a"),
        (Network.WEB, Kind.PAGE, "t.me", "/c/1234567890/55"),
        (Network.WEB, Kind.PAGE, "c.t.me", "/1234567890/55"),
        (Network.WEB, Kind.PAGE, "web.telegram.org", "/a/#-100123"),
        (Network.WEB, Kind.PAGE, "matrix.to", "/#/@olive:rooms.example"),
        (Network.WEB, Kind.PAGE, "rooms.example", "/x/_synapse/admin/v1/rooms"),
    ],
)
def test_no_locator_is_made_of_what_is_none(network: Network, kind: Kind, room: str, item: str) -> None:
    with pytest.raises(NotALocator):
        PublicLocator(network, kind, room, item)


@pytest.mark.parametrize(
    "item", ["/inbox", "/messages/17", "/#/im?p=u1", "/x/!QtykxKocfZaZOUrTwp:rooms.example"]
)
def test_no_locator_is_made_of_a_private_page(item: str) -> None:
    with pytest.raises(NotPublic):
        PublicLocator(Network.WEB, Kind.PAGE, "forum.example", item)


def test_a_page_keeps_its_www_and_shares_its_key() -> None:
    with_www = parse("https://www.forum.example/list?b=2&a=1", FORUM)
    assert with_www.text == "https://www.forum.example/list?b=2&a=1"
    assert with_www.key == parse("https://forum.example/list?a=1&b=2", FORUM).key


def test_a_comment_is_not_the_post_under_which_it_stands() -> None:
    """Who asks for one comment must not bring the whole page down."""
    assert (
        parse("https://forum.example/t/17#post-5", FORUM).key
        != parse("https://forum.example/t/17", FORUM).key
    )
    assert parse("https://t.me/northern_news/4?comment=9", TELEGRAM) != parse(
        "https://t.me/northern_news/4", TELEGRAM
    )


PIECES = st.sampled_from(
    [
        *(
            "https://",
            "http://",
            "tg://",
            "matrix:",
            "mxc://",
            "mailto:",
            "//",
            "t.me",
            "telegram.me",
            "web.telegram.org",
        ),
        *(
            "rooms.example",
            "forum.example",
            "matrix.to",
            "away.example",
            "northern_news",
            "c",
            "+",
            "joinchat",
            "resolve",
        ),
        *(
            "/",
            "?",
            "#",
            "&",
            "=",
            ":",
            "@",
            "!",
            "$",
            "%",
            ".",
            "..",
            "\\",
            " ",
            "\n",
            "\u202e",
            "тест",
            "%2F",
            "%00",
        ),
        *(
            "domain",
            "post",
            "comment",
            "start",
            "17",
            "0",
            "room",
            "roomid",
            "e",
            "s",
            "inbox",
            "im?p=",
            "user",
            "[::1]",
        ),
        *(
            "QtykxKocfZaZOUrTwp",
            EVENT,
            "_matrix",
            "media",
            "v3",
            "download",
            "_synapse",
            "tgaddr=tg%3A%2F%2F",
        ),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_is_a_place_or_refused(text: str) -> None:
    try:
        place = parse(text, ALL)
    except (NotALocator, NotOurs, NotPublic) as error:
        # Nothing of the text: at most, in which way the place is private.
        assert error.params == ({"kind": error.kind} if isinstance(error, NotPublic) else {})
        return
    assert parse(place.text, ALL) == place
    assert place.text.isprintable()
    assert PublicLocator(place.network, place.kind, place.room, place.item) == place


@given(st.sampled_from([line for line in PRIVATE if "://" in line["in"]]), st.data())
def test_what_is_private_does_not_pass_in_other_spellings(line: dict[str, Any], data: st.DataObject) -> None:
    """Letters of the path in percent signs, capitals in the host, a page's anchor or a tracking parameter behind."""
    scheme, _, rest = line["in"].partition("://")
    host, slash, path = rest.partition("/")
    coded = data.draw(st.sets(st.integers(0, max(len(path) - 1, 0)), max_size=6))
    inside = [match.span() for match in re.finditer("%..", path)]
    coded = {at for at in coded if not any(first <= at < last for first, last in inside)}
    path = "".join(
        f"%{ord(char):02x}" if at in coded and char.isalnum() else char for at, char in enumerate(path)
    )
    scheme = data.draw(st.sampled_from([scheme, scheme.upper()]))
    host = host.upper() if scheme.lower().startswith("http") and data.draw(st.booleans()) else host
    with pytest.raises((NotPublic, NotALocator)):
        parse(f"{scheme}://{host}{slash}{path}", line["domains"])


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(Network), st.sampled_from(Kind))
def test_the_constructor_raises_our_errors_alone(room: str, item: str, network: Network, kind: Kind) -> None:
    try:
        place = PublicLocator(network, kind, room, item)
    except OpenrollError:
        return
    assert place.text.isprintable()


@pytest.mark.parametrize("name", ["privatepost", "joinchat", "message", "openmessage", "user"])
@pytest.mark.parametrize("scheme", ["https://", "http://", ""])
def test_a_word_that_is_private_is_so_in_every_spelling(scheme: str, name: str) -> None:
    for rest in ("", "/12"):
        with pytest.raises(NotPublic):
            parse(f"{scheme}t.me/{name}{rest}", TELEGRAM)


def outcome(text: str, domains: frozenset[str]) -> object:
    try:
        return parse(text, domains)
    except OpenrollError as error:
        return type(error), error.message, error.params


def some(plain: str, other: str) -> st.SearchStrategy[str]:
    """One of the pieces apart by spaces, as often a ``plain`` one as another."""
    return st.sampled_from(plain.split()) | st.sampled_from(other.split())


# Texts of which many are in the one spelling of their place, and many only nearly so.
NONE = st.just("")
PAGES = st.builds(
    "https://{}/{}{}{}".format,
    some("t.me forum.example", "www.forum.example x.forum.example mail.example telegram.me FORUM.example"),
    some(
        "northern_news t/17 a//b x/12 northern_news/2147483647 Northern_news/7 my/page mailing-list/5 privatepost/3",
        "c web user no__news _matrix/media/v3/download/a/b x/_synapse/a inbox u/x/messages/ join/x private.php c/12/7"
        " northern_news/2147483648 northern_news/0 a/../b a/. a%20b message joinchat northern_news/",
    ),
    NONE
    | some(
        "?page=2 ?page=2&q=x ?a_b= ?i=7",
        "? ?& ?p=inbox ?utm_source=a&b=c ?b=c&_ga=1 ?fbclid= ?q ?a=b& ?i=pm ?=7 ?start=x ?single ?b=c&_GA",
    ),
    NONE
    | some(
        "#post-5 #17 #pm5 #a_b7", "# #top #/t/17 #!x #inbox #messages-5 #-- #p5. #!a:b.example #@a:b.example"
    ),
)
ROOMS = st.builds(
    "{}{}:{}{}{}".format,
    NONE
    | some(
        "https://matrix.to/#/",
        "https://matrix.to/ https://matrix.to/# https://x.example/#/ http://matrix.to/#/",
    ),
    some("!QtykxKocfZaZOUrTwp #lobby", "@olive # ! #!x #@y !a/b #%6Cobby"),
    some(
        "rooms.example", "eu.rooms.example matrix.rooms.example away.example ROOMS.example rooms.example:8448"
    ),
    NONE | some(f"/{EVENT}", f"/ /{EVENT}/ /{EVENT[:-1]} /$a:rooms.example /e"),
    NONE | some("?via=rooms.example", "? ?via=a&via=b.example ?via=ж #top ?a#b ?a=/ ?via="),
)


@given(
    PAGES | ROOMS | st.sampled_from([text for text, _ in WRITTEN] + [line["in"] for line in PRIVATE]),
    st.sampled_from([ALL, ALL - TELEGRAM, ALL | {"mail.example", "matrix.rooms.example"}]),
)
def test_the_quick_way_says_what_the_whole_one_says(text: str, domains: frozenset[str]) -> None:
    quick = outcome(text, domains)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locators, "_quick", lambda *_: None)
        assert outcome(text, domains) == quick


@given(
    st.lists(PAGES, min_size=1, max_size=3),
    st.lists(some("northern_news Harbour_1 web c no__news", "a_b"), max_size=3),
    st.sampled_from([ALL, ALL - TELEGRAM]),
)
def test_many_together_are_what_each_is_alone(
    pages: list[str], names: list[str], domains: frozenset[str]
) -> None:
    for texts in ([f"https://t.me/{name}/{n}" for n, name in enumerate(names, 1)], pages, ["\n".join(pages)]):
        alone = [outcome(text, domains) for text in texts]
        try:
            assert locators.parse_many(texts, domains) == alone
        except OpenrollError as error:
            assert (type(error), error.message, error.params) in alone
