"""RDAP: which links it knows, whom it asks, and real answers. The answers in vectors are read in test_vectors."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import OpenrollError, fill
from openroll.sources.base import Lookup, Unreadable
from openroll.sources.jcard import address, read, texts
from openroll.sources.rdap import Rdap, is_authoritative, lookup_domain, no_service
from openroll.sources.rdap_bootstrap import BOOTSTRAP, server_for
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import snapshot_of

RECORDED = SHARED_DATA / "rdap"
LIST = {
    "version": "1.0",
    "services": [
        [["example", "invented"], ["http://rdap.example/", "https://rdap.example"]],
        [["co.example"], ["https://co.rdap.example/v1/"]],
        [["old"], ["http://rdap.old/"]],
    ],
}


def bootstrap(value: Any = LIST) -> Any:
    return snapshot_of(BOOTSTRAP, value if isinstance(value, bytes) else json.dumps(value).encode())


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://rdap.nic.fr/domain/lemonde.fr", "https://rdap.nic.fr/domain/lemonde.fr"),
        ("https://rdap.nic.fr/domain/LeMonde.FR./", "https://rdap.nic.fr/domain/lemonde.fr"),
        ("https://flexireg.net/moscow/rdap/domain/home.moscow", "https://flexireg.net/moscow/rdap/domain/home.moscow"),
        ("https://rdap.verisign.com/com/v1/domain/example.com", "https://rdap.verisign.com/com/v1/domain/example.com"),
        ("https://keetmans.omadhina.co.na/domain/x.na", "https://keetmans.omadhina.co.na/domain/x.na"),
        ("http://rdap.org/domain/example.org?jscard=1", "https://rdap.org/domain/example.org"),
        ("https://lookup.icann.org/en/lookup?name=example.org", "https://rdap.org/domain/example.org"),
        ("https://lookup.icann.org/lookup/example.org", "https://rdap.org/domain/example.org"),
        ("https://client.rdap.org/?type=domain&object=%D0%BF%D0%BE%D1%87%D1%82%D0%B0.%D1%80%D1%84",
         "https://rdap.org/domain/xn--80a1acny.xn--p1ai"),
    ],
)  # fmt: skip
def test_links(link: str, url: str) -> None:
    lookup = Rdap().lookup(link)
    assert lookup is not None
    assert lookup.url == url
    assert lookup.subject == "site:" + url.rpartition("/")[2]


@pytest.mark.parametrize(
    "link",
    [
        "https://shop.example/domain/example.org",
        "https://rdap.nic.fr/entity/X-FRNIC",
        "https://rdap.nic.fr/domain/",
        "https://rdap.nic.fr/domain/localhost",
        "https://rdap.nic.fr/domain/192.0.2.1",
        "https://rdap.nic.fr/domain/тelegram.org",
        "https://client.rdap.org/?type=ip&object=192.0.2.1",
        "https://client.rdap.org/",
        "dns:example.org",
        "https://[/domain/example.org",
    ],
)
def test_no_links(link: str) -> None:
    assert Rdap().lookup(link) is None


def test_the_longest_entry_counts_and_https_before_http() -> None:
    assert server_for("www.post.example", bootstrap()) == "https://rdap.example/"
    assert server_for("post.co.example", bootstrap()) == "https://co.rdap.example/v1/"
    assert server_for("post.old", bootstrap()) == "http://rdap.old/"
    assert server_for("post.elsewhere", bootstrap()) is None
    lookup = lookup_domain("www.post.example", bootstrap())
    assert lookup == Lookup(
        "rdap",
        "https://rdap.example/domain/post.example",
        "https://rdap.example/domain/post.example",
        "site:post.example",
    )
    assert lookup_domain("example", bootstrap()) is None


def test_a_zone_without_the_service_is_told() -> None:
    assert lookup_domain("yandex.ru", bootstrap()) is None
    told = no_service("www.yandex.ru")
    assert "The zone .ru has no RDAP service" in fill(told.reason, dict(told.params))
    assert told.subject == "site:yandex.ru"


def test_only_the_listed_server_speaks_for_a_domain() -> None:
    def asked(link: str) -> bool:
        lookup = Rdap().lookup(link)
        assert lookup is not None
        return is_authoritative(lookup, bootstrap())

    assert asked("https://rdap.example/domain/post.example")
    assert asked("https://rdap.org/domain/post.example")
    assert not asked("https://rdap.evil.example/domain/post.example")
    assert not asked("https://rdap.example/domain/post.elsewhere")


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"<html>",
        b'{"version": "1.0", "',
        [],
        {"services": []},
        {"version": "2.0", "services": []},
        {"version": "1.0", "services": {}},
        {"version": "1.0", "services": [[]]},
        {"version": "1.0", "services": [[["example"], []]]},
        {"version": "1.0", "services": [[["example"], "https://rdap.example/"]]},
        {"version": "1.0", "services": [[["example", 7], ["https://rdap.example/"]]]},
        {"version": "1.0", "services": [[["example"], ["http://example.org/%%"]]]},
        {"version": "1.0", "services": [[["example"], ["ftp://rdap.example/"]]]},
        {"version": "1.0", "services": [[["example"], ["https://rdap.example/?q="]]]},
    ],
)
def test_a_malformed_list_is_refused(value: Any) -> None:
    with pytest.raises(Unreadable, match=r"IANA's list of RDAP servers .* cannot be read"):
        server_for("post.example", bootstrap(value))


def test_a_label_in_lines() -> None:
    card = read(
        ["vcard", [["adr", {"label": "1 Street\r\nNowhere\nZZ1"}, "text", ["", "", "", "", "", "", ""]]]], ()
    )
    assert card is not None
    found = address(card)
    assert found is not None
    assert found.lines == ("1 Street", "Nowhere", "ZZ1")
    assert found.path == (1, 0, 1, "label")


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=5)
        | st.sampled_from(["vcard", "adr", "fn"]),
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    )
)
def test_no_card_breaks_the_reader(card: Any) -> None:
    values: list[Any] = [card, ["vcard", card], ["vcard", [["adr", {}, "text", card]]]]
    for value in values:
        if (found := read(value, ())) is not None:
            address(found)
            list(texts(found, "adr"))


@needs_data
@pytest.mark.parametrize(
    "path", sorted((RECORDED / "openrdap").glob("jcard__error*")), ids=lambda path: path.name
)
def test_real_malformed_cards_are_not_read(path: Path) -> None:
    try:
        card = json.loads(path.read_bytes())
    except ValueError:
        return
    found = read(card, ())
    assert found is None or not list(texts(found, "fn"))


@needs_data
def test_the_real_list() -> None:
    real = snapshot_of(BOOTSTRAP, (RECORDED / "iana-rdap.json").read_bytes())
    assert server_for("lemonde.fr", real) == "https://rdap.nic.fr/"
    assert server_for("example.moscow", real) is not None
    assert server_for("bbc.co.uk", real)
    for zone in ("ru", "me", "io"):
        assert server_for(f"example.{zone}", real) is None
    for path in (RECORDED / "openrdap").glob("bootstrap_malformed*"):
        with pytest.raises(Unreadable):
            server_for("example.org", snapshot_of(BOOTSTRAP, path.read_bytes()))
    complex_list = snapshot_of(
        BOOTSTRAP, (RECORDED / "openrdap" / "bootstrap_complex__dns.json").read_bytes()
    )
    assert server_for("a.sub.example.com", complex_list) == "https://example.com/sub/"
    assert server_for("a.net", complex_list) == "https://example.root/"


def real(name: str, link: str) -> dict[str, str]:
    lookup = Rdap().lookup(link)
    assert lookup is not None
    path = RECORDED / name
    reading = Rdap().read(lookup, snapshot_of(lookup.url, path.read_bytes()))
    return {claim.property: claim.value for claim in reading.claims}


@needs_data
def test_real_answers() -> None:
    assert real("icann-rdap/lemonde.fr.json", "https://rdap.nic.fr/domain/lemonde.fr") == {
        "domain": "lemonde.fr",
        "expires": "2025-06-09T22:08:09Z",
        "registrar": "NAMESHIELD",
        "name": "SOCIETE EDITRICE DU MONDE",
        "country": "FR",
        "address": "67-69 avenue Pierre Mendes-France, PARIS, 75013, FR",
        "email": "domain_names@lemonde.fr",
    }
    assert real("icann-rdap/domain_afnic_fr.json", "https://rdap.nic.fr/domain/afnic.fr")["name"] == (
        "ASS FRANC NOMMAGE INTERNET EN COOP"
    )
    told = {"domain", "expires", "registrar"}
    assert set(real("icann-rdap/home.moscow.json", "https://rdap.org/domain/home.moscow")) == told
    assert set(real("icann-rdap/lookup_with_redaction.json", "https://rdap.org/domain/example.com")) == told
    link = "https://rdap.org/domain/xn--fo-5ja.example"
    assert set(real("icann-rdap/xn--fo-5ja_example.json", link)) == {"domain", "expires"}
    link = "https://rdap.org/domain/example.cz"
    assert set(real("openrdap/rdap__rdap.nic.cz__domain-example.cz.json", link)) <= told
    with pytest.raises(Unreadable):
        real("icann-rdap/domain_search_with_redaction.json", "https://rdap.org/domain/example.com")


@needs_data
@pytest.mark.parametrize("path", sorted(RECORDED.glob("*/*")), ids=lambda path: path.name)
def test_no_real_answer_breaks_the_reader(path: Path) -> None:
    lookup = Rdap().lookup("https://rdap.org/domain/example.org")
    assert lookup is not None
    with pytest.raises(OpenrollError):
        Rdap().read(lookup, snapshot_of(lookup.url, path.read_bytes()))
