"""Who does something: every write names a role, and a person where there is one. Pure."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Actor:
    """A role's code, as facts have it, and the key of the person who acts in it; None where no person does."""

    role: str
    person: int | None = None


POLICY: Final = Actor("policy")  # decides where no person has to
COMMAND: Final = Actor("registrar")  # whoever may run commands on the register's own machine
SENDER: Final = Actor("sender")  # somebody without an account
