"""What an extract says: the entry's document at its version, folded from the facts that it holds. Pure."""

from openroll.log.extract import Extract

from .documents import Document, LoggedFact, following, marked


def document_of(extract: Extract) -> Document:
    """Return the document of the extract's version, as far as its disclosures give it.

    A value that is not in the extract is missing here, or shown in the way of the fact that hides it. Raises
    UnusableFact, MalformedFact, MalformedDisclosure: facts that prove to be logged and yet say nothing that can be.
    """
    versions: list[Document] = []
    starts = extract.starts
    for each in extract.facts:
        logged = LoggedFact(each.index, each.fact, each.disclosures, starts.get(each.fact.register, 0))
        said = logged.said
        if said is not None:
            start = next(
                (at for at, one in enumerate(extract.facts) if one.index == said.fact), len(versions)
            )
            versions[start:] = marked(versions[start:], logged)
        versions.append(following(versions[-1] if versions else None, logged))
    return versions[-1]
