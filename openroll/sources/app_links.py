"""Apps that a site calls its own: Apple's app-site association and Android's asset links.

https://developer.apple.com/documentation/xcode/supporting-associated-domains and
https://developers.google.com/digital-asset-links/v1/statements. Only apps that may open the site's links are
taken: a site shares its passwords with apps, and its trust with other sites, that are not always its own.
"""

import re
from collections.abc import Iterator
from typing import Final

from openroll.core.errors import N_
from openroll.identity.claims import SourceType
from openroll.identity.statement_form import is_app

from .base import Answer, Lookup, Path, Reading
from .json_text import Json
from .snapshot import Snapshot
from .well_known import check, lookup_file

_OPENS_LINKS: Final = "delegate_permission/common.handle_all_urls"
# Names that nobody filled in: "com.example.app", which stores refuse, a team of ten times one letter, "YOURTEAMID".
_TEMPLATE: Final = re.compile(
    r"[:.](?:com|org|net)\.example\.|[:.]com\.(?:company\.(?:my)?app|myapp)$|[:.]your\.(?:app|package|bundle)\b|"
    r"\b(?:your|my)_?(?:company|domain)\b|\byour_?(?:app|package|bundle)\b|:(.)\1{9}\.|:(?=.{0,4}TEAMID).{10}\.",
    re.IGNORECASE,
)
_NOT_TAKEN: Final = N_("{source}: “{app}” does not name an app as its store does, and is not taken.")


class _AppFile:
    """What both files have in common."""

    id: str
    title: str
    well_known_path: str
    paths: tuple[str, ...]
    hosts: frozenset[str] = frozenset()
    register: str = ""
    source_type: SourceType = SourceType.SELF_DECLARED
    needs_key: bool = False
    gives: frozenset[str] = frozenset({"app"})

    def address_for(self, host: str) -> str:
        """Return where the file of ``host`` would stand."""
        return f"https://{host}{self.well_known_path}"


class AppSiteAssociation(_AppFile):
    """Apple's app-site association."""

    id = "app-site-association"
    title = "apple-app-site-association"
    well_known_path = "/.well-known/apple-app-site-association"
    paths = (well_known_path, "/apple-app-site-association")

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``, when it leads to the file."""
        return lookup_file(self, link, self.paths)

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return the apps that may open the site's links."""
        check(self, lookup, snapshot, below=True)
        answer = Answer.open(self, lookup, snapshot)
        if not isinstance(answer.data, dict):
            answer.fail((), "an object")
        _claim_each(answer, "ios:", _apple_apps(answer))
        return answer.reading()


class AssetLinks(_AppFile):
    """Android's asset links."""

    id = "asset-links"
    title = "assetlinks.json"
    well_known_path = "/.well-known/assetlinks.json"
    paths = (well_known_path,)

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``, when it leads to the file."""
        return lookup_file(self, link, self.paths)

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return the apps that may open the site's links."""
        check(self, lookup, snapshot, below=True)
        answer = Answer.open(self, lookup, snapshot)
        if not isinstance(answer.data, list):
            answer.fail((), "a list")
        _claim_each(answer, "android:", _android_apps(answer))
        return answer.reading()


def _apple_apps(answer: Answer) -> Iterator[tuple[str, Path]]:
    details = answer.at("applinks", "details")
    if isinstance(details, dict):  # as the file was written up to iOS 12: an object by app
        # The key is the app; its place is cited, since a key has none of its own.
        yield from ((key, ("applinks", "details", key)) for key in details)
    elif isinstance(details, list):
        for index, one in enumerate(details):
            path: Path = ("applinks", "details", index)
            if isinstance(one, dict):
                yield from _texts(one.get("appID"), (*path, "appID"))
                yield from _texts(one.get("appIDs"), (*path, "appIDs"))
    clips = answer.at("appclips")
    if isinstance(clips, dict):
        yield from _texts(clips.get("apps"), ("appclips", "apps"))


def _android_apps(answer: Answer) -> Iterator[tuple[str, Path]]:
    for path in answer.items_at():
        relations = answer.at(*path, "relation")
        opens = isinstance(relations, list) and _OPENS_LINKS in relations
        target = answer.at(*path, "target")
        if opens and isinstance(target, dict) and target.get("namespace") == "android_app":
            yield from _texts(target.get("package_name"), (*path, "target", "package_name"))


def _texts(node: Json, path: Path) -> Iterator[tuple[str, Path]]:
    if isinstance(node, str):
        yield node, path
    for index, one in enumerate(node if isinstance(node, list) else []):
        if isinstance(one, str):
            yield one, (*path, index)


def _claim_each(answer: Answer, prefix: str, found: Iterator[tuple[str, Path]]) -> None:
    seen: set[str] = set()
    for text, path in found:
        value = prefix + text.strip()
        if value in seen:
            continue
        seen.add(value)
        if is_app(value) and not _TEMPLATE.search(value):
            answer.claim("app", value, path, original=text)
        elif len(seen) <= 100:
            answer.remark(_NOT_TAKEN, path, app="".join(char for char in text if char.isprintable())[:100])
