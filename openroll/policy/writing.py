"""Writes a policy as YAML that a person reads and changes: every key with a comment that says what it is. Pure.

``openroll.policy.model.read`` gives the same policy back. The policies that ship are written so.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

import yaml

from .model import IDENTIFIERS, Policy

_BEGINNING: Final = """\
# The policy of a register: who may be listed, on what evidence, and who decides. The whole of it stands in the log, so
# that everybody can see under which rules an entry was made. Facts cite it by its id and version: whoever changes
# anything gives it another version.
"""
_ABOUT: Final = {
    "words": "What a listing rests on, as the public site says it: one line in each language.",
    "languages": "The languages in which the register writes its letters.",
    "identifiers": """\
What is demanded of each identifier.
required     without it nothing is entered
standing     the weakest standing that suffices: stated, declared, corroborated
field_class  public: plain in the log; personal: only a salted digest stands there, and the value can be redacted;
             withheld: as personal, and not public until somebody discloses it; embargoed: until some days are over
where        the sources that can give it, by id; "message" is what the sender writes, "web-page" any page of a site,
             "import" the list from which an entry was taken over""",
    "decides": "Who decides that a service is entered: automatic (nobody), one person, two persons.",
    "decisions": "How many persons take every other decision: one, or two who are not the same.",
    "bases": "Why an entry can be here: own-request, registrar-initiative, third-party-message, imported.",
    "deadlines": "Working days of the register's country, from 1 on.",
    "field_classes": """\
What is no identifier: public or personal. Services, former names and undertakings can only be public for now.""",
}
_BESIDE: Final = {
    "decides": {
        "clean": "every identifier has the standing that it needs",
        "stated": "some only stated by a sender who has not been shown to be the operator",
        "review": "conflicts, alerts, several operators",
    },
    "decisions": {
        "amended": "the entry says now what is so now",
        "corrected": "the entry said what was never so",
        "excluded": "it does not stand in the register any more",
        "restored": "it stands there again",
        "annulled": "it should never have been made",
        "refused": "what was asked for is not done",
    },
    "deadlines": {
        "answer": "for whoever was asked for what is missing; then the case lapses",
        "decision": "from a complete message to a decision",
        "contest": "to contest a decision, before its case is closed",
        "correction": "from a request to correct an entry to an answer",
        "embargo": "not of working days but of all days: for how long embargoed values are not public",
    },
}


def written(policy: Policy) -> str:
    """Return ``policy`` as YAML."""
    parts = [
        _BEGINNING,
        f"id: {_scalar(policy.id)}\nversion: {policy.version}\n",
        _part("words", _lines({language: _scalar(text) for language, text in policy.words.items()})),
        _comment("languages") + f"languages: {_list(policy.languages)}\n",
        _part("identifiers", _identifiers(policy)),
        _part("decides", _lines(policy.decides, _BESIDE["decides"])),
        _part("decisions", _lines(policy.decisions, _BESIDE["decisions"])),
        _comment("bases") + f"bases: {_list(policy.bases)}\n",
        _part(
            "deadlines",
            _lines({name: str(days) for name, days in policy.deadlines.items()}, _BESIDE["deadlines"]),
        ),
        _part("field_classes", _lines(policy.field_classes)),
    ]
    return "\n".join(parts)


def _part(key: str, lines: str) -> str:
    return f"{_comment(key)}{key}:{lines}" if lines.startswith(" {") else f"{_comment(key)}{key}:\n{lines}"


def _comment(key: str) -> str:
    return "".join(f"# {line}\n" for line in _ABOUT[key].split("\n"))


def _identifiers(policy: Policy) -> str:
    found = []
    for name, rule in policy.identifiers.items():
        assert name in IDENTIFIERS  # noqa: S101  # a policy holds no other
        told = {
            "required": "true" if rule.required else "false",
            "standing": rule.standing,
            "field_class": rule.field_class,
            "where": _list(rule.where),
        }
        found.append(f"  {name}:\n" + "".join(f"    {key}: {value}\n" for key, value in told.items()))
    return "".join(found)


def _lines(values: Mapping[str, str], beside: Mapping[str, str] | None = None) -> str:
    """Return a line for each of ``values``, with what is said ``beside`` them; an empty mapping is said to be one."""
    if not values:
        return " {}\n"
    lines = {key: f"{key}: {value}" for key, value in values.items()}
    room = max(len(line) for line in lines.values())
    said = beside or {}
    return "".join(
        f"  {line:<{room}} # {said[key]}\n" if key in said else f"  {line}\n" for key, line in lines.items()
    )


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(_scalar(word, inside=', ') for word in words)}]"


def _scalar(text: str, inside: str = "") -> str:
    """Return ``text`` plainly where YAML reads that as the same text, and else between quotation marks."""
    try:
        plain = yaml.safe_load(f"[{text}]" if inside else f"k: {text}")
    except (
        yaml.YAMLError,
        ArithmeticError,
        AttributeError,
        LookupError,
        ValueError,
    ):  # texts that look like values
        plain = None
    return text if plain in ([text], {"k": text}) else json.dumps(text, ensure_ascii=False)
