"""The print of an extract for whoever asks for it on a page, checked with the key in the public directory."""

from pathlib import Path

from django.conf import settings

from openroll.core.errors import N_, Damage
from openroll.log.extract import verify
from openroll.log.note import VerifierKey
from openroll.publish.directory import KEY
from openroll.site.printing import print_extract


def print_own(data: bytes, language: str) -> bytes:
    """Return the extract ``data`` of this register as PDF. Raises Damage, CannotPrint, CheckFailed."""
    try:
        key = VerifierKey.from_text((Path(settings.PUBLIC_FOLDER) / KEY).read_text("utf-8").strip())
    except (OSError, UnicodeError) as error:
        raise Damage(N_("The public directory has no readable key.")) from error
    report = verify(data, [key])
    return print_extract(data, report, language, address=settings.PUBLIC_URL, key=key)
