"""Mailboxes that nobody reads, by what stands before their sign."""

from typing import Final

from openroll.sources.page.words.latin import squeezed

# Where nobody reads what is written: "noreply", "ne-pas-repondre", "no.reply".
_UNREAD: Final = frozenset(
    {
        *(
            "noreply",
            "noreplay",
            "donotreply",
            "dontreply",
            "nichtantworten",
            "keineantwort",
            "nepasrepondre",
        ),
        *("norespondre", "noresponder", "nocontestar", "naoresponder", "nonrispondere", "nieodpowiadaj"),
        *("neodpovidat", "neodpovedat", "nevalaszolj", "svarainte", "svarikke", "ikkesvar"),
        *(
            "unsubscribe",
            "optout",
            "bounce",
            "bounces",
            "abmelden",
            "desinscription",
            "desabonnement",
            "cancellami",
        ),
        *("alavastaa", "nietbeantwoorden", "mailerdaemon", "postmaster"),
    }
)


def is_unread(mailbox: str) -> bool:
    """Tell whether nobody reads what is sent to ``mailbox``: it is called "noreply", in some language."""
    return squeezed(mailbox.partition("@")[0]) in _UNREAD
