"""Streets that words join to the town before them, and towns that a small word joins to their street."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


@pytest.mark.parametrize(
    ("line", "address"),
    [
        (
            "Tulpenveld BV, statutair gevestigd te Bergveld, kantoorhoudende te Molenweg 12, KvK 90467906",
            "Bergveld, Molenweg 12",
        ),
        (
            "Tulpenveld B.V., statutair gevestigd te Utrecht en kantoorhoudende aan de Lindenlaan 5, KvK 90467906",
            "Utrecht, Lindenlaan 5",
        ),
        (
            "Tulp B.V., statutair gevestigd te Zwolle en kantoorhoudende te Utrecht aan de Lindenlaan 5 (KvK 90467906)",
            "Utrecht, Lindenlaan 5",
        ),
        (
            "Tulpenveld B.V., statutair gevestigd te Utrecht en kantoorhoudende aan de Lindenlaan 5, 3511 AB Utrecht",
            "Lindenlaan 5, 3511 AB Utrecht",
        ),
        (
            "Tulpenveld B.V., gevestigd aan de Lindenlaan 5 in Utrecht, KvK 90467906",
            "Lindenlaan 5 in Utrecht",
        ),
        (
            "Tulpenveld B.V., gevestigd aan de Lindenlaan 5 te Utrecht, KvK 90467906",
            "Lindenlaan 5 te Utrecht",
        ),
        (
            "Tulpenveld B.V., gevestigd te Utrecht en met bezoekadres aan de Lindenlaan 5 (3511 AB) te Utrecht",
            "Lindenlaan 5 (3511 AB) te Utrecht",
        ),
        (
            "TULIPAN DOO BEOGRAD sa sedištem u Beogradu (Zemun), na adresi Lipova broj 10A, MB: 17273094",
            "Beogradu (Zemun), Lipova broj 10A",
        ),
        ("Tulipano S.r.l., con sede in Milano alla Via Roma 5, P.IVA 07309950488", "Milano, Via Roma 5"),
        (
            "Tulipe SAS, dont le siège social est situé 5 rue Haute à Lyon, RCS Lyon 552 100 554",
            "5 rue Haute à Lyon",
        ),
        (
            "Tulip GmbH mit Sitz in der Lindenstraße 5 in Berlin ist Verantwortlicher.",
            "Lindenstraße 5 in Berlin",
        ),
    ],
)
def test_street_and_town_are_one_address(line: str, address: str) -> None:
    assert stated(f"<p>{line}</p>", kind=PAGE)["address"] == [address]
