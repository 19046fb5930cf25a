"""Apps that a site calls its own. Vectors are read in test_vectors."""

import pytest

from openroll.core.errors import NotThere
from openroll.sources.app_links import AppSiteAssociation, AssetLinks
from openroll.sources.base import Unreadable
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import VECTORS, snapshot_of


def test_addresses() -> None:
    lookup = AppSiteAssociation().lookup("https://post.example/apple-app-site-association")
    assert lookup is not None
    assert lookup.url == AppSiteAssociation().address_for("post.example")
    assert lookup.alternatives == ("https://post.example/apple-app-site-association",)
    lookup = AssetLinks().lookup("https://www.post.example/.well-known/assetlinks.json")
    assert lookup is not None
    assert (lookup.url, lookup.subject) == (
        "https://www.post.example/.well-known/assetlinks.json",
        "site:post.example",
    )
    assert AssetLinks().lookup("https://post.example/assetlinks.json") is None


def test_another_sites_file_and_a_web_page() -> None:
    source = AssetLinks()
    lookup = source.lookup("https://post.example/.well-known/assetlinks.json")
    assert lookup is not None
    body = (VECTORS / "asset-links" / "full.json").read_bytes()
    with pytest.raises(Unreadable, match="another site"):
        source.read(lookup, snapshot_of(lookup.url, body, final_url="https://evil.example/x"))
    with pytest.raises(NotThere):
        source.read(lookup, snapshot_of(lookup.url, b"<html>"))


@needs_data
def test_real_files() -> None:
    folder = SHARED_DATA / "wellknown" / "simplex"
    for source, name, value in (
        (AppSiteAssociation(), "apple-app-site-association.json", "ios:5NN7GUYB6T.chat.simplex.app"),
        (AssetLinks(), "assetlinks.json", "android:chat.simplex.app"),
    ):
        lookup = source.lookup(source.address_for("simplex.chat"))
        assert lookup is not None
        reading = source.read(lookup, snapshot_of(lookup.url, (folder / name).read_bytes()))
        assert [(claim.property, claim.value, claim.subject) for claim in reading.claims] == [
            ("app", value, "site:simplex.chat")
        ]
