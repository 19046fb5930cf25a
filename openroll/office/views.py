"""The files of the office's look, which pages that need no sign-in use too."""

from django.http import HttpRequest, HttpResponse

from openroll.people.access import EVERYBODY, allow
from openroll.ui import assets

from .pages import not_found


@allow(EVERYBODY)
def static(_request: HttpRequest, name: str) -> HttpResponse:
    """Give a file of the look; those pages that need no word use it too."""
    found = assets.find(name)
    if found is None:
        return not_found("There is no such file.")
    asset, lasting = found
    headers = {"Cache-Control": assets.FOR_EVER} if lasting else {}
    return HttpResponse(asset.body, content_type=asset.content_type, headers=headers)
