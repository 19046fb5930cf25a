"""Where anybody can have a mailbox: such a domain shows nobody's site."""

import re
from typing import Final

_PROVIDERS: Final = """
gmail googlemail outlook hotmail live yahoo icloud me protonmail proton pm gmx web tonline freenet aol mail yandex bk
inbox ukr wp onet interia o2 seznam centrum email post bluewin orange free wanadoo laposte sapo libero alice tiscali pec
legalmail arubapec abv zoho fastmail tutanota mailo sfr telenet skynet volny azet list rambler meta otenet eircom
btinternet citromail freemail telia online hotmailfr poczta tlen gazeta op
"""
FOR_ALL: Final = frozenset(_PROVIDERS.split())
# Before a country's ending: "co.uk", "com.tr".
_BEFORE_ENDINGS: Final = "co com org net gov ac edu ltd plc or ne go gob gouv nom"
_SECOND: Final = frozenset(_BEFORE_ENDINGS.split())


def label_of(host: str) -> str:
    """Return the part of the name ``host`` before its ending, by letters and digits: "tonline" of t-online.de."""
    labels = host.split(".")
    known = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND
    own = labels[-3] if known else labels[-2] if len(labels) > 1 else labels[0]
    return re.sub(r"[^a-z0-9]", "", own)
