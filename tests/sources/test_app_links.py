"""Apps that a site calls its own. Vectors are read in test_vectors."""

import json

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


@pytest.mark.parametrize(
    ("app", "taken"),
    [
        *((one, False) for one in ("com.example.app", "com.yourcompany.app", "org.example.post")),
        *((one, False) for one in ("com.your_company.app", "com.mycompany.app", "com.company.yourapp")),
        *((one, False) for one in ("com.company.app", "your.package.name", "com.myapp", "com.company.myapp")),
        *((one, True) for one in ("com.company.invented", "se.company.app", "com.myapp2", "eu.yourpost.package")),
        *((one, True) for one in ("example.invented.post", "com.example-post.app", "com.yours.app", "com.myapp.post")),
    ],
)  # fmt: skip
def test_apps_of_templates(app: str, taken: bool) -> None:
    file = {"applinks": {"details": [{"appID": f"A1B2C3D4E5.{app}"}]}}
    source = AppSiteAssociation()
    lookup = source.lookup(source.address_for("post.example"))
    assert lookup is not None
    reading = source.read(lookup, snapshot_of(lookup.url, json.dumps(file).encode()))
    assert [claim.value for claim in reading.claims] == ([f"ios:A1B2C3D4E5.{app}"] if taken else [])
    assert bool(reading.remarks) is not taken


@pytest.mark.parametrize("team", ["XXXXXXXXXX", "YOURTEAMID", "MYTEAMID01", "TEAMIDHERE"])
def test_a_team_of_a_template(team: str) -> None:
    file = {"applinks": {"details": [{"appID": f"{team}.invented.post"}]}}
    source = AppSiteAssociation()
    lookup = source.lookup(source.address_for("post.example"))
    assert lookup is not None
    reading = source.read(lookup, snapshot_of(lookup.url, json.dumps(file).encode()))
    assert not reading.claims
    assert len(reading.remarks) == 1


@pytest.mark.parametrize("body", [b"null", b"7", b"{}"])
def test_asset_links_are_a_list(body: bytes) -> None:
    source = AssetLinks()
    lookup = source.lookup(source.address_for("post.example"))
    assert lookup is not None
    with pytest.raises(Unreadable, match="a list is due"):
        source.read(lookup, snapshot_of(lookup.url, body))
