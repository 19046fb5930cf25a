"""Words for the sign of a mailbox, in brackets, in the languages in which people hide it from programs."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

WORDS = "at ät malpa małpa snabel-a kukac zavináč arroba chiocciola собака παπάκι klammeraffe afna majmun"


@pytest.mark.parametrize("word", WORDS.split())
@pytest.mark.parametrize("form", ["info [{}] tulpen.example", "info({})tulpen.example"])
def test_a_word_in_brackets_stands_for_the_sign(form: str, word: str) -> None:
    body = f"<p>Tulpen GmbH<br>Mühlgasse 4<br>24109 Kielau</p><p>{form.format(word)}</p>"
    assert stated(body, "https://www.tulpen.example/impressum", PAGE)["email"] == ["info@tulpen.example"]
