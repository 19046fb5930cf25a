"""Numbers that a page gives for an example of how others would state theirs."""

from typing import Final

from openroll.core.late import Late

_BEFORE: Final = 60  # characters before a label
# "Beispiel: Amtsgericht Ahausen, HRB 67890": how others would state theirs
_EXAMPLE: Final = Late(
    r"\b(?:[Bb]eispiel|[Ee]xamples?|[Ee]xemples?|[Ee]jemplo|[Ee]xemplo|[Ee]sempio|[Vv]oorbeeld|[Ee]ks[ea]mpel|[Ee]xempel|[Ee]simerkki|"
    r"[Pp]rzykład|[Pp]říklad|[Pp]ríklad|[Pp]élda|[Pp]rimjer|[Pp]rimer|[Пп]ример|[Пп]риклад|[Ππ]αράδειγμα)\s?:\s(?:[^\n.;:]{1,40}\s)?\Z"
)


def is_an_example_s(text: str, place: int) -> bool:
    """Tell whether the words before the label at ``place`` say that it is an example's."""
    begin = max(place - _BEFORE, 0)
    return ":" in text[begin:place] and _EXAMPLE.search(text, begin, place) is not None
