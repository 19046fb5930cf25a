"""What is said of what was recognised and not taken, and the words by which some of it is known."""

import re
from typing import Final

from openroll.core.errors import N_
from openroll.core.late import Late

from .lexicon import either
from .roles import Role

REASONS: Final = {
    Role.REPRESENTATIVE: N_("The page names a representative, who is not the operator: {value}."),
    Role.OFFICER: N_("The page names who is in charge of data protection, not the operator: {value}."),
    Role.HOST: N_("The page names who hosts it, not the operator: {value}."),
    Role.MAKER: N_("The page names who made it or its pictures, not the operator: {value}."),
    Role.PROCESSOR: N_("The page names a provider that the operator makes use of: {value}."),
    Role.GROUP: N_("The page names another company of a group, not the operator: {value}."),
    Role.REGULATOR: N_(
        "The page states a number, name or address of a supervisor, a licence or an insurer: {value}."
    ),
    Role.DISPUTES: N_("The page names an authority or a body for disputes: {value}."),
    Role.PERSON: N_("The page names a person who acts for the operator: {value}."),
}
OTHER_COMPANY: Final = N_("The page names another company; nothing says that it is the operator: {value}.")
PERSON: Final = N_("The page names a natural person as the operator: {value}.")
MAYBE_PERSON: Final = N_("The operator that the page names may be a natural person: {value}.")
PLACEHOLDER: Final = N_("The page states what stands in templates and examples: {value}.")
TEMPLATE: Final = N_("A part of the page is a template that nobody filled in: {value}.")
BAD_NUMBER: Final = N_("The page states a number that cannot be one of its kind: {value}.")
OPEN_NUMBER: Final = N_("The page states a number, and not in which register it is: {value}.")
CARE_OF: Final = N_("The address is in care of somebody else: {value}.")
SHARED: Final = N_("The page says that the address is an agent's or a shared office: {value}.")
ENDING: Final = N_("The page says that the company is being wound up or insolvent: {value}.")
SECOND_NUMBER: Final = N_("The page states a second number of the same kind, which is not taken: {value}.")
OTHER_PLACE: Final = N_("The page says that the operator is not, or no longer, at this address: {value}.")
OTHER_MAILBOX: Final = N_("Another e-mail address stands on the page: {value}.")
# Of what was found where the operator states it, and is not stated.
NO_NAME: Final = N_("What stands where the operator's name does holds what no name does: {value}.")
NAME_CUT: Final = N_("Where the operator's name begins and ends cannot be told: {value}.")
NAME_ALONE: Final = N_("Nothing else on the page speaks for this being the operator's name: {value}.")
NO_ADDRESS: Final = N_("What stands where the operator's address does holds what no address does: {value}.")
ADDRESS_CUT: Final = N_("Where the operator's address begins and ends cannot be told: {value}.")

OFFICERS: Final = re.compile(
    r"^(?:dpo|data-?protection-?officer|datenschutzbeauftragter?|dsb|iod|delegado|rpd|"
    r"dpd)\b",
    re.IGNORECASE,
)
PRIVATE: Final = re.compile(
    r"^(?:privacy|datenschutz|gdpr|rgpd|rodo|dataprotection|data-protection|privacidad|privatsphaere|avg|"
    r"dsgvo)",
    re.IGNORECASE,
)
GENERAL: Final = re.compile(
    r"^(?:info|contact|kontakt|contacto|contatti|contato|hello|hallo|hi|hola|mail|post|legal|"
    r"impressum|imprint|biuro|firma|company|admin|inbox|enquiries|enquiry|bonjour|ciao|ask|team|service|"
    r"general|geral|secretaria|secretariado|secretariat|segreteria|informacion|informaciones|informazioni|atendimento|faleconosco|accueil|"
    r"reception|recepcion|ricevimento|amministrazione|administracion|administracao|sekretariat|zentrale|office\d?|iletisim|bilgi|"
    r"kapcsolat|elerhetoseg|iroda|titkarsag|kontakt[iy]|kontaktai|kontaktid|kontaktas|infos|informatie|informatii|informacje|informacije|informace|tiedustelut|"
    r"hei|hej|moin|servus|salut|ahoj|czesc|ola|oi|zdravo|sveiki|tere|labas|merhaba|welcome|recepcja|recepce|recepcia|recepcija|recepcio|receptie|receptionen|rezeption|"
    r"toimisto|kontor|kontoret|kantoor|buero|birojs|biuras|kancelar|kancelaria|kancelarija|ured|pisarna|oficina|escritorio|ufficio|secretary|sekretariaat|sekretariatas|"
    r"posta|poczta|pasts|pastas|posti|correo|courrier)\b",
    re.IGNORECASE,
)
# Where invoices are sent, in the languages of Europe.
_INVOICES: Final = (
    r"billing|invoic|faktur|rechnung|buchhaltung|accounts?-?payable|accounting|bookkeeping|comptab|factur|fattur|contabil|fatur|"
    r"boekhoud|regnskab|regnskap|bokhold|ekonomi|laskut|ksiegow|uctarn|ucetni|ucto\b|szamla|konyvel|racun|knjigovod|schetovod|"
    r"buhgalter|buh\b|raamatupid|arved|gramatved|rekini|buhalter|saskait|muhasebe"
)
SPECIAL: Final = Late(
    r"^(?:no-?reply|press\b|presse|media\b|jobs?\b|career|karriere|hr\b|bewerbung|sales|marketing|abuse|webmaster|"
    rf"security|incident|{_INVOICES}|returns|reklama[ct]|retou?r|zwrot|affiliate|partner|ir\b|investor)",
    re.IGNORECASE,
)
# Of the press, of who has news for it, of those who seek work or invest, and of holders of rights: there the operator
# is not reached by others.
APART: Final = re.compile(
    r"^(?:(?:consumer|corporate|media|press|trade|uk)?[-._]?pr|press\w*|prensa|stampa|prasa|media(?:relations)?|jobs?|careers?|karriere|"
    r"(?:my|send|your)?-?(?:news|stor(?:y|ies))(?:desk|room|tips)?|tips|bewerbung\w*|recruit\w*|ir|investors?\w*|affiliates?|abuse|dmca|copyrights?\w*|permissions?|takedown|trademarks?|"
    r"[\w.-]*(?:ph|f)arma[ck]o?vigil[\w.-]*|drug-?safety)@",
    re.IGNORECASE,
)
# What a medicine did to somebody is told there, and nothing else.
OF_EFFECTS: Final = re.compile(r"[\w.-]*(?:ph|f)arma[ck]o?vigil[\w.-]*@|drug-?safety@", re.IGNORECASE)
CARE: Final = re.compile(r"\bc/o\b|℅|\bcare of\b|\bzu Händen\b|(?<!\bde\s)\bchez\b", re.IGNORECASE)
# "ul. [to be added]", "00-000": what a template leaves open.
UNFILLED: Final = re.compile(r"\[[^\]\n]{2,60}\]|(?<!\d)0{2}-0{3}(?!\d)")
AGENT: Final = re.compile(
    either(
        "virtual office|registered agent|formation agent|mail ?forwarding|serviced office|virtuelles büro|"
        "domiciliation|oficina virtual|ufficio virtuale|virtuele kantoor|wirtualne biuro|virtuální sídlo|"
        "виртуальный офис|sanal ofis"
    ),
    re.IGNORECASE,
)
WINDING_UP: Final = re.compile(
    r"\(in liquidation\)|\b"
    + either(
        r"in liquidation\b|in administration\b|in receivership\b|i\.\s?L\.|i\.\s?Liq\.|in Liquidation\b|"
        r"in Abwicklung\b|en liquidation\b|en liquidación\b|in liquidazione\b|em liquidação\b|"
        r"in vereffening\b|i likvidation\b|under avvikling\b|selvitystilassa\b|w likwidacji\b|w upadłości\b|"
        r"v likvidaci\b|v likvidácii\b|v likvidaciji\b|u likvidaciji\b|u stečaju\b|v stečaju\b|v konkurzu\b|"
        r"v konkurze\b|v\.\s?a\.|f\.\s?a\.|végelszámolás alatt\b|felszámolás alatt\b|în lichidare\b|"
        r"în insolvență\b|в ликвидация\b|в несъстоятелност\b|в процессе ликвидации\b|в стадии ликвидации\b|"
        r"у стані припинення\b|υπό εκκαθάριση\b|tasfiye halinde\b|likvidējam\w*|likviduojam\w*|"
        r"likvideerimisel\b|pankrotis\b|redressement judiciaire\b|liquidation judiciaire\b|"
        r"concurso de acreedores\b|in fallimento\b|concordato preventivo\b|failliet\b|in surseance\b|"
        r"i konkurs\b|konkurssissa\b|under konkurs\b|in Insolvenz\b|has been dissolved\b|struck off\b|"
        r"bankrot\w*"
    )
)
MARKS_OF_TEMPLATES: Final = "{<%["  # one of which each of these has
TEMPLATES: Final = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|<\?(?:php|=)[^\n]{0,60}|%[A-Z][A-Z_]{2,30}%|"
    r"\$\{[^{}\n]{1,60}\}|\[\[[^\]\n]{1,60}\]\]|\[(?:Your |Company|Insert|Name|Business|Address|E-?mail|"
    r"Firma|Adresse|Nom |Nombre|Ihr)[^\]\n]{0,60}\]",
    re.IGNORECASE,
)
COULD_MISLEAD: Final = Late(
    r"frn|firm ref|fca|financial serv|ico\b|data prot|registered char|charit|scottish char|licen|lizen|lic\b|"
    r"лиценз|permit|"
    r"erlaubnis|genehmig|bafin|institut|vermittler|orias|registration|registr|reg\b|ivass|iso|cert|zertif|"
    r"accred|iban|bic|swift|duns|d-u-n-s|"
    r"weee|lucid|sra|mga|nmls|reference|steuer|рнокпп|огрнип|ticaret|sicil",
    re.IGNORECASE,
)
