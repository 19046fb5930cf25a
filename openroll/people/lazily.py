"""Words of forms: a message of the catalogue, in the language of whoever sees the form."""

from django.utils.functional import lazy
from django.utils.translation import get_language

from openroll.ui.languages import translator


def _in_language(message: str) -> str:
    return translator((get_language() or "en").partition("-")[0]).text(message)


# ``lazily(N_("Name"))``: a label, a hint or an error of a Django form.
lazily = lazy(_in_language, str)
