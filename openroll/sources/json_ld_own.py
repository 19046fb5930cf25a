"""Which of the organisations in a page's JSON-LD is its own: by its address, as the publisher, by standing alone."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from typing import Final
from urllib.parse import unquote, urljoin

from openroll.identity import domain, name
from openroll.identity.placeholders import is_placeholder

from .base import host_of, split_link
from .json_ld_nodes import Node, texts_in, tidy
from .page.lines.links import leads_to_contact
from .page.words.forms import has_form
from .page.words.latin import in_latin, squeezed
from .snapshot import Snapshot

_LANGUAGE: Final = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?")
_FIRST_PAGE: Final = re.compile(
    r"(?:index|default|home|start|startseite)(?:\.(?:html?|php|aspx?))?", re.IGNORECASE
)
# What says where a visitor comes from, or in which language, and not what page is meant.
_ASKS_NOTHING: Final = re.compile(r"(?:(?:utm_\w+|lang|hl|locale|ref)=[^&]*(?:&|\Z))*")
_BESIDE: Final = re.compile(r"\s[|–—-]\s")  # what stands behind it says what one does, or where
_PARENTS: Final = ("parentOrganization", "branchOf")
_RELATED: Final = frozenset({"parentOrganization", "branchOf", "subOrganization", "department"})
_MOST_OWN: Final = (
    200  # mentions of a page's own organisations; a page with more is a list, which the first ones show
)
_PAIR: Final = 2
_MOST_OF: Final = 0.7  # of the letters of a domain
_SHORTEST: Final = 3  # letters of a name that a domain bears


def own_organisations(nodes: Sequence[Node], snapshot: Snapshot, site: str) -> list[list[Node]]:
    """Return the page's own organisations, each with every mention of it; several when the page does not say which."""
    nodes = [node for node in nodes if not _is_blank(node)]
    own = [node for node in nodes if _is_of_site(node, snapshot, site)]
    if own and _is_own_page(snapshot.final_url):
        own += [_without_street(node, snapshot) for node in _mentioned_again(own, nodes, snapshot)]
    if not own and _is_own_page(snapshot.final_url):
        own = [_without_street(node, snapshot) for node in nodes if _bears_the_site(node, snapshot, site)]
        own = own or _only_at_top(nodes, snapshot, site)
    if not own:
        own = [one for node in nodes for one in _parents(node, snapshot, site) if not _is_blank(one)]
    if not own:
        inside = [node for node in nodes if not node.top and not any(_addresses(node, snapshot))]
        own = [node for node in inside if _is_named(node, site)]
        own = own or [node for node in inside if _has_words_of(node, site)]
    groups = _by_name(own[:_MOST_OWN])
    for better in (_has_legal_name, _publishes, _stands_above, _stands_alone):
        chosen = [group for group in groups if better(group, groups)]
        groups = chosen if len(groups) > 1 and chosen else groups
    return _with_its_business(groups, snapshot)


def _mentioned_again(own: Sequence[Node], nodes: Sequence[Node], snapshot: Snapshot) -> list[Node]:
    """Return whom the page names again as its ``own``, which have no address: at its top, without one on the web."""
    if any("address" in node.members for node in own):
        return []
    stems = {stem for node in own[:_MOST_OWN] for stem in _stems(node)}
    known = set(map(id, own))
    others = [
        node for node in nodes if node.top and id(node) not in known and not stems.isdisjoint(_stems(node))
    ]
    return [node for node in others if not any(_addresses(node, snapshot))]


def _with_its_business(groups: list[list[Node]], snapshot: Snapshot) -> list[list[Node]]:
    """Return ``groups`` as one where they are a company, by its form, and what it runs under another name.

    "Kiln Holding d.o.o." and the hotel "Blue Kiln" have one address on the web, and one address at most.
    """
    companies = [group for group in groups if any(map(has_form, map(tidy, _names(group[0]))))]
    if len(groups) != _PAIR or len(companies) != 1:
        return groups
    company, business = sorted(groups, key=lambda group: group is not companies[0])
    urls = [{url.rstrip("/") for node in group for url in _addresses(node, snapshot)[0]} for group in groups]
    placed = [any("address" in node.members for node in group) for group in groups]
    return groups if urls[0] != urls[1] or all(placed) else [[*company, *business]]


def _parents(node: Node, snapshot: Snapshot, site: str) -> list[Node]:
    """Return what ``node``, a branch with a page on the site, says that it belongs to, where the site is theirs."""
    urls, _ = _addresses(node, snapshot)
    if not urls or not all(_same_site(url, site) for url in urls):
        return []
    inner = (found for key in _PARENTS for found in node.objects(key))
    above = (replace(node, members=one, path=path, top=False, sites=()) for one, path in inner)
    return [one for one in above if _is_of_site(one, snapshot, site)]


def _only_at_top(nodes: Sequence[Node], snapshot: Snapshot, site: str) -> list[Node]:
    """Return the mentions at the top of the page that have no other page for their address, when all are of one."""
    top = [node for node in nodes if node.top and _is_of_no_other(node, snapshot)]
    top = [node for node in top if _names(node)] or top  # a business beside them that bears no name
    top = [node for node in top if not _is_listed(node, snapshot.final_url, site)]
    return top if len(_by_name(top[:_MOST_OWN])) == 1 else []


def _bears_the_site(node: Node, snapshot: Snapshot, site: str) -> bool:
    """Tell whether ``node`` has this very page for its address, and the site's domain for its name."""
    urls, _ = _addresses(node, snapshot)
    return bool(urls) and _is_only_here(node, snapshot) and _is_named(node, site)


def _without_street(node: Node, snapshot: Snapshot) -> Node:
    """Return ``node`` without the street of its address where the page is called after its town, as a branch's is."""
    found = next(node.objects("address"), None)
    town = (
        next((tidy(text) for text, _ in texts_in(found[0].get("addressLocality"), ())), "") if found else ""
    )
    stem = squeezed(in_latin(town))
    if found is None or not stem or stem not in _last_step(snapshot.final_url):
        return node
    bare = {key: value for key, value in found[0].items() if key != "streetAddress"}
    return replace(node, members={**node.members, "address": bare})


def _is_of_no_other(node: Node, snapshot: Snapshot) -> bool:
    """Tell whether ``node`` has no address on the web, or only that of this very page, which is one of contact."""
    if not any(_addresses(node, snapshot)):
        return True
    return leads_to_contact(_words(_bare(snapshot.final_url))) and _is_only_here(node, snapshot)


def _is_only_here(node: Node, snapshot: Snapshot) -> bool:
    """Tell whether each address of ``node`` on the web is that of this very page."""
    here = _bare(snapshot.final_url)
    return all(_bare(one) == here for one in chain(*_addresses(node, snapshot)))


def _bare(url: str) -> str:
    """Return ``url`` as far as it says what page is meant."""
    return url.partition("#")[0].partition("?")[0].rstrip("/").partition("://")[2].removeprefix("www.")


def _words(url: str) -> str:
    return unquote(url.partition("/")[2]).replace("-", " ").replace("_", " ")


def _last_step(url: str) -> str:
    """Return what the page at ``url`` is called, in Latin letters without a space."""
    parts = split_link(url)
    return squeezed(in_latin(unquote(parts.path.rstrip("/").rpartition("/")[2]))) if parts else ""


def _is_listed(node: Node, url: str, site: str) -> bool:
    """Tell whether the page is called as ``node`` is, and the site is not: directories have such pages, and sellers."""
    page = _last_step(url)
    stems = [stem for one in _stems(node) if len(stem := squeezed(one)) > _SHORTEST]
    label = _label(site)
    own = any(stem in label or (len(label) >= _SHORTEST and stem.startswith(label)) for stem in stems)
    return not own and any(stem in page for stem in stems)


def _label(site: str) -> str:
    return (domain.registrable(site) or "").partition(".")[0].replace("-", "")


def _is_named(node: Node, site: str) -> bool:
    """Tell whether the site's domain is the node's name, be it with what one does behind a dash: "Kiln - Pots"."""
    return any(is_called(_BESIDE.split(text)[0], site) for text in _names(node))


def _has_words_of(node: Node, site: str) -> bool:
    """Tell whether words of the node's name are most of the site's domain: "Centre Kiln" on kilncentre.example."""
    label = in_latin(_label(site))
    for stem in _stems(node):
        words = {word for word in re.findall(r"[a-z0-9]+", stem) if len(word) > _SHORTEST and word in label}
        letters = sum(map(len, words))
        if letters > _SHORTEST + 1 and letters >= _MOST_OF * len(label):
            return True
    return False


def is_called(text: str, site: str) -> bool:
    """Tell whether the domain of ``site`` is the name ``text``, with its ending or without, or its words' initials."""
    label, stem = _label(site), _stem(text)
    whole = (domain.registrable(site) or "").replace("-", "").replace(".", "")
    initials = "".join(word[0] for word in stem.split())
    return len(label) >= _SHORTEST and (squeezed(stem) in (label, whole) or initials == label)


def _is_blank(node: Node) -> bool:
    """Tell whether a template's words stand for the organisation's name: nobody filled in the rest of it either."""
    names = _names(node)
    return bool(names) and all(map(is_placeholder, names))


def _has_legal_name(group: Sequence[Node], groups: Sequence[Sequence[Node]]) -> bool:
    return any("legalName" in node.members for node in group)


def _publishes(group: Sequence[Node], groups: Sequence[Sequence[Node]]) -> bool:
    """Tell whether the site names ``group`` as its publisher."""
    return any(node.sites for node in group)


def _stands_alone(group: Sequence[Node], groups: Sequence[Sequence[Node]]) -> bool:
    return any(node.top for node in group)


def _stands_above(group: Sequence[Node], groups: Sequence[Sequence[Node]]) -> bool:
    """Tell whether none of the others is what ``group`` is a branch of."""
    others = [one for one in groups if one is not group]
    own, else_ = _ids(group), {text for one in others for text in _ids(one)}
    below = {text for one in others for text in _linked(one, "subOrganization", "department")}
    return not own & below and not else_ & _linked(group, *_PARENTS)


def is_branch(node: Node, group: Sequence[Node]) -> bool:
    """Tell whether ``node`` says that it is a branch of what another mention in ``group`` has for its id."""
    return bool(_linked([node], *_PARENTS) & _ids([one for one in group if one is not node]))


def _ids(group: Sequence[Node]) -> set[str]:
    return {text for node in group for text, _ in node.texts("@id")}


def _linked(group: Sequence[Node], *keys: str) -> set[str]:
    """Return the ids of what the members ``keys`` of ``group`` lead to."""
    inner = (one for node in group for key in keys for one, _ in node.objects(key))
    return {text for one in inner for text, _ in texts_in(one.get("@id"), ())}


def _stems(node: Node) -> list[str]:
    """Return the stems of what ``node`` calls itself, in Latin letters: capitals often come without their accents."""
    return [_stem(text) for text in _names(node)]


def _stem(text: str) -> str:
    return in_latin(name.parse(text).stem)


def _full_stems(node: Node) -> set[str]:
    """Return the stems of the full names that ``node`` gives: those called so, and those with a legal form."""
    formed = {_stem(text) for text in _names(node) if name.has_form(text)}
    return formed | {_stem(tidy(text)) for text, _ in node.texts("legalName")}


def _begins(longer: str, stem: str) -> bool:
    return len(stem) > _SHORTEST and longer.startswith(f"{stem} ")


def _names(node: Node) -> list[str]:
    return [tidy(text) for key in ("legalName", "name") for text, _ in node.texts(key)]


def _by_name(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return ``nodes`` grouped by what they call themselves, or by their id."""
    groups: list[tuple[set[str], list[Node]]] = []
    called = {stem for node in nodes for stem in _stems(node)}
    companies = {stem for node in nodes for stem in _full_stems(node)}
    for node in nodes:
        keys = {f"@id {text}" for text, _ in node.texts("@id")}
        keys.update(_stems(node))
        # "Post - the agency for letters" is who another mention calls "Post".
        keys |= called & {_stem(_BESIDE.split(text)[0]) for text in _names(node)}
        if len(companies) == 1 and not node.members.keys() & _RELATED:
            # "Post" beside the only company, "Post for letters and parcels Ltd".
            keys |= {one for one in companies for stem in _stems(node) if _begins(one, stem)}
        keys.discard("")
        matching = [group for group in groups if group[0] & keys]
        if not matching:
            groups.append((keys, [node]))
            continue
        first, *others = matching
        first[0].update(keys)
        first[1].append(node)
        for other in others:
            first[0].update(other[0])
            first[1].extend(other[1])
            groups.remove(other)
    return [group for _, group in groups]


def _addresses(node: Node, snapshot: Snapshot) -> tuple[list[str], list[str]]:
    """Return the web addresses that say whose the node is: of its url, and of its id where that is an address."""
    urls = _joined(snapshot, [text for text, _ in node.texts("url")])
    ids = [text.strip() for text, _ in node.texts("@id")]
    return urls, [one for one in ids if split_link(one)]


def _joined(snapshot: Snapshot, written: Sequence[str]) -> list[str]:
    """Return the web addresses that ``written`` leads to from the page, of those that can be read."""
    found: list[str] = []
    own = domain.normalise(host_of(snapshot.final_url))
    for one in map(str.strip, written):
        with suppress(ValueError):  # "http://[" and the like
            host = one.partition("/")[0].lower()
            bare = host.startswith("www.") or (own and host.removeprefix("www.") == own)
            url = f"https://{one}" if bare else urljoin(snapshot.final_url, one)
            if split_link(url):
                found.append(url)
    return found


def _is_of_site(node: Node, snapshot: Snapshot, site: str) -> bool:
    """Tell whether the node's address is the site's first page: a page further inside is a listing's, or a seller's."""
    urls, ids = _addresses(node, snapshot)
    published = _joined(snapshot, node.sites)
    if not urls and published:
        return _are_of_site(published, ids, site)
    # A company that publishes the site may have one of its own elsewhere.
    return _are_of_site(urls, ids, site) or (_is_a_company(node) and _are_of_site(published, [], site))


def _are_of_site(urls: Sequence[str], ids: Sequence[str], site: str) -> bool:
    own = all(_same_site(url, site) for url in urls)
    return own and any(_is_root(url) and _same_site(url, site) for url in [*urls, *ids])


def _is_a_company(node: Node) -> bool:
    """Tell whether ``node`` says that it is a company: by its full name, or by the form at the end of its name."""
    return bool(node.text("legalName")) or any(name.has_form(tidy(text)) for text, _ in node.texts("name"))


def _same_site(url: str, site: str) -> bool:
    host = domain.normalise(host_of(url))
    return host is not None and (host == site or host.endswith(f".{site}") or site.endswith(f".{host}"))


def _is_root(url: str) -> bool:
    parts = split_link(url)
    if parts is None or not _ASKS_NOTHING.fullmatch(parts.query):
        return False
    steps = [step for step in parts.path.split("/") if step]
    if steps and _FIRST_PAGE.fullmatch(steps[-1]):
        steps.pop()
    return not steps or (len(steps) == 1 and bool(_LANGUAGE.fullmatch(steps[0])))


def _is_own_page(url: str) -> bool:
    """Tell whether a page is near the top of its site: the first one, an imprint, ``/en/contact``."""
    parts = split_link(url)
    steps = [step for step in parts.path.split("/") if step] if parts else [""]
    if len(steps) > 1 and _LANGUAGE.fullmatch(steps[0]):
        steps = steps[1:]
    return len(steps) <= 1
