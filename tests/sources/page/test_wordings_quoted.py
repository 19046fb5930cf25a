"""Names that marks of quotation, a label cut short or a bare number part from what stands around them; all invented."""

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.site.example/info"


def test_a_body_s_quoted_name_may_hold_small_words() -> None:
    found = stated(
        '<h1>Terms</h1><p>The seller of the goods offered on this website is the association "Tulpe klubs Mare", '
        "registration number 50008134741, legal address Mare iela 5, Cēsis, LV-4101, Latvia.</p>",
        URL,
        PAGE,
    )
    assert found["name"] == ["Tulpe klubs Mare"]
    assert found["number"] == ["50008134741"]


def test_text_set_against_a_closing_mark_is_not_of_the_name() -> None:
    found = stated(
        "<h1>Политика</h1><p>ООО «ТУЛПА»Дата обновления: 09 октября 2025 г.<br>"
        "ИНН 1684023421 ОГРН 1241600060294</p>",
        URL,
        PAGE,
    )
    assert found["name"] == ["ООО «ТУЛПА»"]


def test_whoever_answers_for_the_content_is_a_person_also_when_the_label_is_cut_short() -> None:
    found = stated(
        "<h3>Impressum</h3><p>Name und Anschrift: Landhotel Tulpe</p><p>Gartenstraße 44</p><p>D-09496 Marienberg</p>"
        "<p>Inhaber: Anna Tulpe</p><p>Inhaltl. verantwortlich: Dana Lis</p>",
        URL,
        PAGE,
    )
    assert found["name"] == ["Landhotel Tulpe"]


def test_the_number_of_an_establishment_may_stand_bare_behind_its_owner() -> None:
    found = stated(
        "<h1>Mentions légales</h1><p>Propriétaire : TULPOR – 82460382300025 – 1 bis côte du Moulin, 12200 Lys<br>"
        "Créateur : TULPOR</p>",
        URL,
        PAGE,
    )
    assert found["other_number"] == ["82460382300025"]
    assert found["address"] == ["1 bis côte du Moulin, 12200 Lys"]
