"""What two texts have in common shows in their fingerprints."""

from hypothesis import given
from hypothesis import strategies as st

from openroll.spam.fingerprint import SLOTS, fingerprint

_OFFER = "Hello {}, we need people for work from home, {} dollars a day, write to @{} and begin today"


def _alike(one: str, other: str) -> float:
    first, second = fingerprint(one), fingerprint(other)
    assert first and second
    return first.alike(second)


def test_copies_are_alike_and_others_are_not() -> None:
    assert _alike(_OFFER.format("Ann", 100, "boss"), _OFFER.format("Christopher", 250, "chief_7")) > 0.7
    assert _alike(_OFFER, "Shall we meet at the station today, or do you work from home again?") < 0.2


def test_capital_i_passes_for_l() -> None:
    assert _alike("PayPaI account of yours is limited", "PayPal account of yours is limited") == 1


def test_hosts_change_beside_plenty_of_words() -> None:
    assert _alike(f"{_OFFER} http://one.example/a", f"{_OFFER} https://two.example/b?c") == 1


def test_a_link_counts_where_little_is_said() -> None:
    assert _alike("join https://t.me/+abc", "JOIN t.me/+abc 🔥") > 0.5
    assert _alike("join https://t.me/+abc", "join https://t.me/+xyz") < 0.5


def test_scripts_without_blanks() -> None:
    assert (
        _alike("招聘兼职人员在家工作每天三百元请联系我们", "招聘兼职人员在家工作每天五百元请联系我们") > 0.6
    )
    mark = fingerprint("招聘兼职人员")
    assert mark and mark.letters == 18


def test_no_word_no_fingerprint() -> None:
    assert fingerprint("") is fingerprint("🔥🔥 !!") is None


@given(st.text())
def test_any_text(text: str) -> None:
    mark = fingerprint(text)
    assert mark is None or (
        len(mark.slots) == 4 * SLOTS and mark.alike(mark) == 1 and len(set(mark.bands())) <= 16
    )
