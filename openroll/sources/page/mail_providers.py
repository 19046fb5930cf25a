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


def label_of(host: str) -> str:
    """Return the part of the name ``host`` before its ending, by letters and digits: "tonline" of t-online.de."""
    return re.sub(r"[^a-z0-9]", "", host.rpartition(".")[0].rpartition(".")[2] or host.partition(".")[0])
