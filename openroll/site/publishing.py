"""Brings what the private database committed into the public directory."""

from collections.abc import Callable, Sequence

from openroll.core.errors import N_, UnusableInput
from openroll.log.note import MalformedKey, SigningKey
from openroll.publish.pump import CommittedFact, pump
from openroll.site.register import Register


class PrivateFacts:
    """The facts of the private database, as the publisher asks for them."""

    def size(self) -> int:
        """Return how many facts are committed."""
        from openroll.roll.selectors import log_size

        return log_size()

    def facts(self, start: int, limit: int) -> Sequence[CommittedFact]:
        """Return up to ``limit`` facts from index ``start`` on, with their public disclosures."""
        from openroll.roll.selectors import committed_facts

        return [
            CommittedFact(
                fact.index,
                bytes(fact.data),
                tuple(d.text for d in fact.disclosures.all() if d.state == "public"),
            )
            for fact in committed_facts(start, limit)
        ]


def signing_key(register: Register) -> SigningKey:
    """Read the log's signing key. Raises UnusableInput."""
    try:
        return SigningKey.from_text(register.key_file.read_text().strip())
    except OSError as error:
        raise UnusableInput(
            N_("The log's signing key {path} cannot be read: {detail}."),
            path=str(register.key_file),
            detail=error.strerror or str(error),
        ) from error
    except (
        MalformedKey,
        UnicodeDecodeError,
    ) as error:  # neither is told on: it might repeat a part of the key
        raise UnusableInput(
            N_("{path} does not hold the log's signing key. Put back the file that was made with the log."),
            path=str(register.key_file),
        ) from error


def publish(
    register: Register, *, timeout: float = 30, progress: Callable[[int, int], None] | None = None
) -> int:
    """Publish every committed fact; return the log's size. Waits up to ``timeout`` seconds for another publisher.

    Raises Conflict, Refusal (the database holds fewer facts than the log), Damage.
    """
    return pump(
        PrivateFacts(),
        private=register.private,
        public=register.public,
        key=signing_key(register),
        timeout=timeout,
        progress=progress,
    )
