"""Every address of the office, and who may open it. A new address gets its line here, by hand: a test demands it."""

from openroll.people.access import EVERYBODY, KEEPERS, READERS, SIGNED_IN, Role

ANYBODY = frozenset({EVERYBODY})
SENIOR = frozenset({Role.SENIOR})
KEEP = frozenset(KEEPERS)
READ = frozenset(READERS)
ANY_ROLE = frozenset(SIGNED_IN)
ORGANISER = frozenset({Role.ORGANISER})

ROWS: dict[str, frozenset[str]] = {
    "": READ,
    "static/<path:name>": ANYBODY,
    "healthz": ANYBODY,
    "metrics": ANYBODY,  # whoever brings the word of the settings
    # Cases and their evidence
    "cases/<slug:code>": READ,
    "cases/<slug:code>/claims/<int:number>": READ,
    "cases/<slug:code>/alerts/<int:number>": READ,
    "cases/<slug:code>/remarks/<int:number>": READ,
    "cases/<slug:code>/refused/<int:number>": READ,
    "cases/<slug:code>/snapshots/<int:number>": READ,
    "cases/<slug:code>/snapshots/<int:number>/body": READ,
    "cases/<slug:code>/snapshots/<int:number>/warc": READ,
    # Work of the worker
    "jobs/<int:number>": READ,
    "backups": READ,
    "backups/make": SENIOR,
    "backups/<str:name>/prove": SENIOR,
    "backups/<str:name>/download": SENIOR,
    "imports": READ,
    "import": KEEP,
    "imports/<int:number>": READ,
    "imports/<int:number>/go-on": KEEP,
    "imports/<int:number>/remarks.csv": READ,
    # Decisions of persons
    "cases/<slug:code>/decide/<slug:verdict>": KEEP,
    "cases/<slug:code>/decide/<slug:verdict>/preview": KEEP,
    "cases/<slug:code>/decide/<slug:verdict>/take": KEEP,
    "cases/<slug:code>/contest-withdrawn": KEEP,
    "decisions": READ,
    "decisions/<int:number>": READ,
    "decisions/<int:number>/confirm": KEEP,
    "decisions/<int:number>/decline": KEEP,
    "entries/<int:number>/undertakings": READ,
    "entries/<int:number>/undertakings/record": KEEP,
    "entries/<int:number>/undertakings/<int:n>/withdraw": KEEP,
    # Letters
    "letters": READ,
    "letters/<int:number>": READ,
    "letters/<int:number>/letter.eml": READ,
    "letters/<int:number>/change": KEEP,
    "letters/<int:number>/address": KEEP,
    "letters/<int:number>/<str:what>": KEEP,
    # Messages of everybody, by a form and by programs
    "message": ANYBODY,
    "message/<slug:code>/<slug:key>": ANYBODY,
    "message/<slug:code>/<slug:key>/receipt": ANYBODY,
    "api/v1/": ANYBODY,
    "api/v1/openapi.json": ANYBODY,
    "api/v1/messages": ANYBODY,
    "api/v1/messages/<slug:code>": ANYBODY,
    "api/v1/messages/<slug:code>/receipt": ANYBODY,
    "api/v1/messages/<slug:code>/replies": ANYBODY,
    # The door
    "sign-in": ANYBODY,
    "sign-in/second-factor": ANYBODY,
    "sign-in/passkey": ANYBODY,
    "sign-in/closed": ANYBODY,
    "sign-out": ANYBODY,
    "join/<str:word>": ANYBODY,
    "language/<str:code>": ANYBODY,
    "account/password/forgotten": ANYBODY,
    "account/password/forgotten/sent": ANYBODY,
    "account/password/new/<str:uidb36>/<str:key>": ANYBODY,
    "account/password/new": ANYBODY,
    # One's own account
    "account": ANY_ROLE,
    "account/password": ANY_ROLE,
    "account/password/set": ANY_ROLE,
    "account/reauthenticate": ANY_ROLE,
    "account/reauthenticate/code": ANY_ROLE,
    "account/reauthenticate/passkey": ANY_ROLE,
    "account/security": ANY_ROLE,
    "account/security/totp/activate": ANY_ROLE,
    "account/security/totp/deactivate": ANY_ROLE,
    "account/security/codes": ANY_ROLE,
    "account/security/codes/new": ANY_ROLE,
    "account/security/codes/download": ANY_ROLE,
    "account/security/passkeys": ANY_ROLE,
    "account/security/passkeys/add": ANY_ROLE,
    "account/security/passkeys/<int:pk>/name": ANY_ROLE,
    "account/security/passkeys/<int:pk>/remove": ANY_ROLE,
    "account/sessions": ANY_ROLE,
    "account/sessions/<int:number>/end": ANY_ROLE,
    # Who works here, and what they did
    "people": READ,
    "people/invite": SENIOR,
    "people/invitations/<int:number>/withdraw": SENIOR,
    "people/<int:number>": READ,
    "people/<int:number>/role": SENIOR,
    "people/<int:number>/close": SENIOR,
    "people/<int:number>/open": SENIOR,
    "people/<int:number>/factors": SENIOR,
    "audit": READ,
    "audit.csv": READ,
}
# A role alone is not enough here: a mandate, a proof or a word is needed too, and without it 403 may be the answer.
MORE_THAN_A_ROLE = frozenset({"metrics"})
# Words in addresses that are true for no test; numbers are 999999.
PLACES = {"name": "openroll.css", "code": "2026-1", "uidb36": "1", "key": "x", "word": "none", "what": "none"}
