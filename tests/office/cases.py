"""An office with a case in every state, and words in them that mean harm."""

from openroll.identity.claims import Alert
from openroll.roll import services
from openroll.site.register import Register
from openroll.sources.ask import Findings, RefusedLink
from openroll.sources.message import read_message
from tests.identity.making import company, official, stated
from tests.roll.making import LETTER, clock, everything, receive, silence

HARM = "<script>alert('harm')</script><img src=x onerror=alert(1)>\"'{{ 7 * 7 }} {name}"
LONG = "x" * 200
REFUSED = (
    RefusedLink(
        "http://127.0.0.1/", "{link} leads to this machine.", {"link": "http://127.0.0.1/"}, "unsafe"
    ),
    RefusedLink(
        f"https://{LONG}.example/", "{link} is too long.", {"link": f"https://{LONG}.example/"}, "unusable"
    ),
)


def fill_office(register: Register) -> dict[str, str]:
    """Make a case of every kind; return their codes."""
    subject = "GB-COH/00000009"
    alert = Alert(subject, "{who} has been dissolved.", {"who": "TESCO PLC"})
    found = {
        "waiting": Findings(company(), [], [], [silence()]),
        "insufficient": Findings(company(), [], [], [*REFUSED]),
        "nothing": Findings(),
        "review": Findings([*everything(), *company("PL-KRS/0000006865")], [], [], []),
        "alert": Findings(everything("GB-COH/00000002"), [alert], [], []),
        "entered": Findings(everything("GB-COH/00000003"), [], [], []),
        "hostile": Findings(
            [
                official(subject, "name", HARM),
                official(subject, "number", "9", scheme="GB-COH"),
                official(subject, "address", LONG),
                stated("email", "javascript:alert(1)@mail.example"),
            ],
            [Alert(subject, "{who} is insolvent.", {"who": HARM})],
            [],
            [],
        ),
    }
    codes = {"received": receive().code}
    for name, findings in found.items():
        text = f"{HARM}\n{LONG}\nПисьмо: https://a.example\n" if name == "hostile" else LETTER
        case = receive(text)
        message = read_message(bytes(case.message))
        services.decide(case, message, findings, origin=register.origin, clock=clock())
        codes[name] = case.code
    return codes
