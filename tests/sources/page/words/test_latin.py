"""Names in the letters that addresses of sites are written in."""

import pytest

from openroll.sources.page.words.latin import in_latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Πέτρου", "petrou"),
        ("Παρασκευάς", "paraskevas"),
        ("Ευθυμίου", "efthymiou"),
        ("ΣΑΥΡΑ", "savra"),
        ("Сергей", "sergei"),
    ],
)
def test_two_greek_letters_of_one_sound_are_written_as_it(name: str, latin: str) -> None:
    assert in_latin(name) == latin
