"""Which mailboxes a word may be sent to."""

import pytest

from openroll.roll.mailboxes import CONSTRUCTED, holder_domain, mailboxes


def constructed(host: str) -> tuple[str, ...]:
    return tuple(f"{name}@{host}" for name in CONSTRUCTED)


def test_the_entrys_own_address_and_five_names() -> None:
    found = mailboxes("lantern.example", "desk@lantern.example")
    assert found == ("desk@lantern.example", *constructed("lantern.example"))


@pytest.mark.parametrize(
    "own",
    [
        "desk@mail.example",
        "desk@notlantern.example",
        "desk@lantern.example.evil.example",
        "a@b@lantern.example",
        "a b@lantern.example",
        "a\r\nBcc: x@lantern.example",
        "@lantern.example",
        "lantern.example",
        "",
    ],
)
def test_an_address_elsewhere_does_not_count(own: str) -> None:
    assert mailboxes("lantern.example", own) == constructed("lantern.example")


def test_a_part_of_the_domain_is_its_holders() -> None:
    assert mailboxes("lantern.example", "desk@mail.lantern.example")[0] == "desk@mail.lantern.example"
    # The other way round a whole company would speak for a part that one of its customers runs.
    assert "desk@lantern.example" not in mailboxes("shop.lantern.example", "desk@lantern.example")
    assert mailboxes("news.lantern.co.uk") == constructed("lantern.co.uk")


@pytest.mark.parametrize("domain", ["name.github.io", "name.blogspot.com", "shop.myshopify.com"])
def test_the_platform_does_not_speak_for_its_guest(domain: str) -> None:
    assert mailboxes(domain) == constructed(domain)


@pytest.mark.parametrize("domain", ["github.io", "co.uk", "blogspot.com"])
def test_a_public_suffix_has_no_constructed_mailbox(domain: str) -> None:
    assert mailboxes(domain) == ()
    assert mailboxes(domain, f"guest@guest.{domain}") == ()
    assert mailboxes(domain, f"desk@{domain}") == (f"desk@{domain}",)


def test_a_short_name_is_a_domain_as_any() -> None:
    assert holder_domain("t.me") == "t.me"
    assert mailboxes("t.me") == constructed("t.me")


@pytest.mark.parametrize(
    "domain", ["telegrаm.org", "xn--telegrm-6fg.org", "TESCO.example", "", "example", "1.2.3.4"]
)
def test_a_look_alike_has_none(domain: str) -> None:
    assert mailboxes(domain, f"desk@{domain}") == ()
