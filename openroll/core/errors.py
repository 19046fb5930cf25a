"""The one error tree. An error says what is wrong, where, and what to do, in a sentence that can be translated."""

from typing import ClassVar


def N_(text: str) -> str:
    """Mark ``text`` as a message for the catalogue, and return it unchanged."""
    return text


class OpenrollError(Exception):
    """Base of every error that a person may see.

    ``message`` is an English sentence with ``{named}`` places; it is also the message id under which a
    catalogue keeps its translation. ``params`` fill the places. ``exit_status`` is what the command line
    ends with, ``code`` names the kind of problem for machines (the last part of a problem document's type).
    """

    code: ClassVar[str] = "error"
    exit_status: ClassVar[int] = 2

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return fill(self.message, self.params)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders; the default would lose the parameters."""
        return _rebuild, (type(self), self.message, self.params)


def fill(message: str, params: dict[str, object]) -> str:
    """Return ``message`` with its places filled; a message without parameters is taken as it stands."""
    return message.format(**params) if params else message


def _rebuild(kind: type[OpenrollError], message: str, params: dict[str, object]) -> OpenrollError:
    return kind(message, **params)


class UnusableInput(OpenrollError):
    """A message, file, option or folder that nothing can be done with."""

    code = "unusable-input"


class LinkRefused(UnusableInput):
    """A link that may not be fetched. Parameters: ``link``, ``reason``."""

    code = "link-refused"


class Refusal(OpenrollError):
    """An operation that the present state does not allow."""

    code = "refusal"


class Conflict(Refusal):
    """Somebody else holds the lock, or the state moved on meanwhile."""

    code = "conflict"


class NotThere(OpenrollError):
    """The source answered, and it has no such thing."""

    code = "not-there"
    exit_status = 3


class SourceUnreachable(OpenrollError):
    """A source does not answer for now, or its answer cannot be read for now."""

    code = "source-unreachable"
    exit_status = 4


class CheckFailed(OpenrollError):
    """A verification failed."""

    code = "check-failed"
    exit_status = 1


class Damage(CheckFailed):
    """Bytes are not what they were when they were written."""

    code = "damage"
