"""The elements around one, and what they are called."""

from selectolax.lexbor import LexborHTMLParser

from openroll.sources.page.lines.around import around, called


def test_elements_come_from_within_and_no_more_than_asked_for() -> None:
    inner = LexborHTMLParser("<footer id=end class='a b'><div><p>Larano</p></div></footer>").css_first("p")
    assert [one.tag for one in around(inner, 3)] == ["p", "div", "footer"]
    assert [called(one) for one in around(inner, 3)] == [" ", " ", "end a b"]
    assert list(around(None, 3)) == []
