"""The French register of enterprises, as its open search gives it: https://recherche-entreprises.api.gouv.fr/docs/.

It joins Sirene (INSEE) and the national register of enterprises (INPI), and is what the public reads at
annuaire-entreprises.data.gouv.fr. It gives name, country, number and address; never an e-mail or a website.
"""

import re
from urllib.parse import parse_qsl, unquote

from stdnum import luhn

from openroll.core.errors import N_, NotThere
from openroll.identity import address
from openroll.identity.claims import SourceType

from .base import Answer, Lookup, Path, Reading, is_of, one_line, split_link
from .snapshot import Snapshot

_API_HOST = "recherche-entreprises.api.gouv.fr"
_API = f"https://{_API_HOST}/search?q="
# Nine digits of a company, fourteen of one of its establishments: alone, or behind the name that a page's address has.
_NUMBER = re.compile(r"(?<![0-9])([0-9]{9})(?:[0-9]{5})?(?![0-9])")
_SIGNS = re.compile(r"(?<=\S) \([^()]*\)$")
_RESULTS: Path = ("results",)

# What stands in place of a value that its owner does not want published.
_WITHHELD = re.compile(r"(?i)\[?\s*non[ -]?diffusible\s*\]?")
# INSEE's categories of legal persons, level II: the first two digits of the code.
_FORMS = {
    "10": "Entrepreneur individuel",
    "21": "Indivision",
    "22": "Société créée de fait",
    "23": "Société en participation",
    "24": "Fiducie",
    "27": "Paroisse hors zone concordataire",
    "28": "Assujetti unique à la TVA",
    "29": "Autre groupement de droit privé non doté de la personnalité morale",
    "31": "Personne morale de droit étranger, immatriculée au RCS",
    "32": "Personne morale de droit étranger, non immatriculée au RCS",
    "41": "Établissement public ou régie à caractère industriel ou commercial",
    "51": "Société coopérative commerciale particulière",
    "52": "Société en nom collectif",
    "53": "Société en commandite",
    "54": "Société à responsabilité limitée (SARL)",
    "55": "Société anonyme à conseil d'administration",
    "56": "Société anonyme à directoire",
    "57": "Société par actions simplifiée",
    "58": "Société européenne",
    "61": "Caisse d'épargne et de prévoyance",
    "62": "Groupement d'intérêt économique",
    "63": "Société coopérative agricole",
    "64": "Société d'assurance mutuelle",
    "65": "Société civile",
    "69": "Autre personne morale de droit privé inscrite au registre du commerce et des sociétés",
    "71": "Administration de l'État",
    "72": "Collectivité territoriale",
    "73": "Établissement public administratif",
    "74": "Autre personne morale de droit public administratif",
    "81": "Organisme gérant un régime de protection sociale à adhésion obligatoire",
    "82": "Organisme mutualiste",
    "83": "Comité social économique d'entreprise",
    "84": "Organisme professionnel",
    "85": "Organisme de retraite à adhésion non obligatoire",
    "91": "Syndicat de propriétaires",
    "92": "Association loi 1901 ou assimilé",
    "93": "Fondation",
    "99": "Autre personne morale de droit privé",
}
_NATURAL_PERSON = "1"
_NO_LEGAL_PERSON = "2"
_FOREIGN = "3"
_STATES = {"A": "active", "C": "ceased"}


class RechercheEntreprises:
    """The French register of enterprises."""

    id = "recherche-entreprises"
    title = "French register of enterprises"
    register = "FR-RCS"
    source_type = SourceType.OFFICIAL_REGISTER
    needs_key = False
    gives = frozenset(
        {
            "name",
            "short_name",
            "trading_name",
            "country",
            "number",
            "other_number",
            "address",
            "legal_form",
            "status",
        }
    )
    hosts = frozenset({_API_HOST, "annuaire-entreprises.data.gouv.fr", "data.inpi.fr"})

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: the search for the one SIREN that it holds, alone or within a SIRET."""
        parts = split_link(link)
        if parts is None or not is_of(link, self.hosts):
            return None
        texts = [unquote(parts.path)]
        texts += [re.sub(r"\s", "", value) for key, value in parse_qsl(parts.query) if key in ("q", "terme")]
        written = {number for text in texts for number in _NUMBER.findall(text)}
        # Other nine digits may stand beside it; alone, one that cannot be right is the register's to refuse.
        found = {number for number in written if luhn.is_valid(number)} or written
        if len(found) != 1:
            return None
        siren = found.pop()
        return Lookup(self.id, link, _API + siren, f"{self.register}/{siren}")

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the search says about the one company that was asked for."""
        answer = Answer.open(self, lookup, snapshot)
        company = _company(answer)
        _read_names(answer, company)
        answer.claim(
            "number", lookup.number, (*company, "siren"), original=lookup.number, scheme=self.register
        )
        _read_other_numbers(answer, company)
        _read_form_and_country(answer, company)
        _read_address(answer, company)
        _read_condition(answer, company)
        return answer.reading()


def _company(answer: Answer) -> Path:
    """Return the path of the company asked for: a search may answer with others. Raises NotThere, Unreadable."""
    if not isinstance(answer.at(*_RESULTS), list):
        answer.fail(_RESULTS, "a list")
    found = [
        path
        for path in answer.items_at(*_RESULTS)
        if (answer.code_at(*path, "siren") or "").strip() == answer.lookup.number
    ]
    if not found:
        raise NotThere(
            N_("{source} has no company with the number {number} ({link})."),
            source=answer.source.title,
            number=answer.lookup.number,
            link=answer.lookup.link,
        )
    if len(found) > 1:
        answer.fail(_RESULTS, "one company")
    return found[0]


def _text_at(answer: Answer, *path: str | int) -> str:
    """Return the text at ``path`` on one line, "" where there is none or it is withheld."""
    text = one_line(answer.str_at(*path) or "")
    return "" if _WITHHELD.search(text) else text


def _read_names(answer: Answer, company: Path) -> None:
    for key in ("nom_raison_sociale", "nom_complet"):
        if written := _text_at(answer, *company, key):
            # The complete name has initials and signs behind it, in brackets.
            name = _SIGNS.sub("", written) if key == "nom_complet" else written
            answer.claim("name", name, (*company, key), original=written)
            break
    else:
        answer.alert(N_("{source}: the name is withheld from publication."), (*company, "nom_complet"))
    if short := _text_at(answer, *company, "sigle"):
        answer.claim("short_name", short, (*company, "sigle"))
    seat = (*company, "siege")
    trading = [(*seat, "nom_commercial")]
    signs = answer.at(*seat, "liste_enseignes")
    if signs is not None and not isinstance(signs, list):
        answer.fail((*seat, "liste_enseignes"), "a list")
    trading += [(*seat, "liste_enseignes", index) for index in range(len(signs or ()))]
    for path in trading:
        if name := _text_at(answer, *path):
            answer.claim("trading_name", name, path)


def _read_other_numbers(answer: Answer, company: Path) -> None:
    siret = _text_at(answer, *company, "siege", "siret")
    if re.fullmatch("[0-9]{14}", siret) and siret.startswith(answer.lookup.number):
        answer.claim("other_number", siret, (*company, "siege", "siret"), scheme="FR-SIRET")
    path = (*company, "complements", "identifiant_association")
    rna = _text_at(answer, *path)
    if re.fullmatch("W[0-9A-Z][0-9]{8}", rna):
        answer.claim("other_number", rna, path, scheme="FR-RNA")


def _read_form_and_country(answer: Answer, company: Path) -> None:
    path = (*company, "nature_juridique")
    code = answer.code_at(*path) or ""
    if form := _FORMS.get(code[:2]):
        answer.claim("legal_form", form, path, original=code, language="fr")
    alone = answer.flag_at(*company, "complements", "est_entrepreneur_individuel")
    if code.startswith(_NATURAL_PERSON) or alone:
        where = path if code.startswith(_NATURAL_PERSON) else (*company, "complements")
        answer.alert(
            N_("{source}: this is a natural person in business ({form}), not a company."),
            where,
            form=form or "entrepreneur individuel",
        )
    elif code.startswith(_NO_LEGAL_PERSON):
        answer.alert(
            N_("{source}: this is a group without legal personality ({form}), not a company."),
            path,
            form=form or code,
        )
    if code.startswith(_FOREIGN):
        # The number is France's, the company is another country's.
        answer.alert(
            N_("{source}: this is a foreign company ({form}); the register does not say where its home is."),
            path,
            form=form or code,
        )
    else:
        answer.claim("country", "FR", (*company, "siren"), original=answer.lookup.number)


def _read_address(answer: Answer, company: Path) -> None:
    path = (*company, "siege", "adresse")
    if written := _text_at(answer, *path):
        abroad = _text_at(answer, *company, "siege", "libelle_pays_etranger")
        if abroad and abroad.casefold() not in written.casefold():
            whole = f"{written}, {abroad}"
            answer.claim("address", address.normalise(whole), (*company, "siege"), original=whole)
        else:
            answer.claim("address", address.normalise(written), path)


def _read_condition(answer: Answer, company: Path) -> None:
    path = (*company, "etat_administratif")
    state = answer.str_at(*path)
    ended = answer.str_at(*company, "date_fermeture")
    if state is None:
        answer.alert(N_("{source}: the register does not say that the company is active."))
    else:
        answer.claim("status", _STATES.get(state, state), path, original=state)
    if state == "C":
        answer.alert(N_("{source}: the company ceased on {date}."), path, date=ended or "—")
    elif state not in (None, "A"):
        answer.alert(
            N_("{source}: the company's status is “{status}”, not active."), path, status=state or "—"
        )
    elif ended:
        answer.alert(N_("{source}: the company ceased on {date}."), (*company, "date_fermeture"), date=ended)
    if answer.str_at(*company, "siege", "etat_administratif") == "F":
        answer.remark(
            N_("{source}: the establishment that is given as the head office is closed."),
            (*company, "siege", "etat_administratif"),
        )
    spread = answer.str_at(*company, "statut_diffusion")
    if spread not in (None, "O"):
        answer.remark(
            N_("{source}: a part of what it knows of this company is withheld from publication."),
            (*company, "statut_diffusion"),
        )
