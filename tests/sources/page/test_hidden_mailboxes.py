"""Words for the sign of a mailbox, in brackets, in the languages in which people hide it from programs."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

WORDS = "at ät malpa małpa snabel-a kukac zavináč arroba chiocciola собака παπάκι klammeraffe afna majmun"


@pytest.mark.parametrize("word", WORDS.split())
@pytest.mark.parametrize("form", ["info [{}] tulpen.example", "info({})tulpen.example"])
def test_a_word_in_brackets_stands_for_the_sign(form: str, word: str) -> None:
    body = f"<p>Tulpen GmbH<br>Mühlgasse 4<br>24109 Kielau</p><p>{form.format(word)}</p>"
    assert stated(body, "https://www.tulpen.example/impressum", PAGE)["email"] == ["info@tulpen.example"]


@pytest.mark.parametrize("box", ["vasb@xvya-bsra.qr", "wrdzczv@yrlj-crekvvie.uv"])
def test_a_mailbox_whose_letters_a_program_moves_is_not_read_as_it_stands(box: str) -> None:
    body = f"<h1>Impressum</h1><p>Ofen GmbH<br>Mühlweg 2<br>12459 Berlin<br>E-Mail: <span>{box}</span></p>"
    assert "email" not in stated(f'<html lang="de"><body>{body}</body></html>')
    assert stated(f"<body>{body.replace(box, 'a@ofen.co.uk')}</body>")["email"] == ["a@ofen.co.uk"]
