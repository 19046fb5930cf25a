"""``openroll order``: what an authority needs to sign and check orders, and the register to take signed ones in."""

import argparse
import codecs
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from openroll.cli.given import as_path, path_name
from openroll.cli.outcome import one_line
from openroll.cli.speech import note, reader_language, say, tell
from openroll.core.canonical import JSON
from openroll.core.clock import SystemClock, rfc3339
from openroll.core.durable import write_file
from openroll.core.errors import N_, Conflict, Refusal, UnusableInput
from openroll.desk import annex_i, locators, order, receipt, signed
from openroll.desk.order import Order
from openroll.desk.words import STATES, Channel
from openroll.identity.domain import check as check_domain
from openroll.identity.domain import without_www
from openroll.log.note import NOBODY, BadSignature, SigningKey, VerifierKey
from openroll.site import publishing
from openroll.site.private_database import open_database
from openroll.site.register import Register, load
from openroll.ui.languages import describe

if TYPE_CHECKING:  # it reaches Django's models, which need a register first
    from openroll.desk.reading import Taken

INSUFFICIENT: Final = 3
_STDIN: Final = "-"


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "order",
        help="sign, check and take in orders of authorities",
        description="Orders of authorities (docs/requests.md): a key to sign them with, signed files, receipts.",
    )
    actions = verb.add_subparsers(title="actions", metavar="ACTION", required=True)
    key = actions.add_parser("key", help="make a key that signs orders, and print its public half")
    key.add_argument("name", help="the key's name, as an address without scheme: police.example/orders")
    key.add_argument(
        "--out", type=as_path, required=True, metavar="FILE", help="where the private key is to lie"
    )
    key.set_defaults(func=run_key)
    sign = actions.add_parser("sign", help="sign an order, or the form of the EU's removal order")
    sign.add_argument("file", type=path_name, metavar="FILE", help="the order as JSON (-: standard input)")
    sign.add_argument(
        "--key", type=as_path, required=True, metavar="FILE", help="the private key that key made"
    )
    _add_form(sign)
    sign.add_argument(
        "--out", type=as_path, metavar="FILE", help="where the signed file is to lie (standard output)"
    )
    sign.set_defaults(func=run_sign)
    check = actions.add_parser("check", help="say what an order, a signed file or a receipt says")
    check.add_argument(
        "file", type=path_name, metavar="FILE", help="the order, signed file, or receipt (-: standard input)"
    )
    check.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="VKEY",
        help="a public key that may have signed it; may be repeated",
    )
    check.add_argument(
        "--domain",
        action="append",
        default=[],
        metavar="NAME",
        help="a domain of the service: its places are looked at",
    )
    check.add_argument(
        "--order", action="append", default=[], type=path_name, metavar="FILE", help="is it in the receipt?"
    )
    _add_form(check)
    check.add_argument("--json", action="store_true", help="answer as JSON")
    check.set_defaults(func=run_check)
    take = actions.add_parser("take", help="take signed files into a register, on its own machine")
    take.add_argument("register", type=as_path, metavar="DIR", help="the register's folder")
    take.add_argument("files", type=path_name, metavar="FILE", nargs="+", help="a signed file")
    take.add_argument("--receipts", type=as_path, metavar="DIR", help="where receipts are to lie")
    take.add_argument("--json", action="store_true", help="answer as JSON, a line for each file")
    take.set_defaults(func=run_take)


def _add_form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--authority", default="", metavar="CODE", help="of a removal order's form: its authority"
    )
    parser.add_argument(
        "--service", type=int, default=0, metavar="N", help="and the number of the service's entry"
    )


def run_key(args: argparse.Namespace) -> int:
    """Make a key; print its public half. Raises Refusal when the file is there, MalformedKey."""
    key = SigningKey.generate(args.name)
    path: Path = args.out
    if path.exists():
        raise Refusal(N_("{path} is there already. Nothing was changed."), path=str(path))
    write_file(path, key.to_text().encode() + b"\n", mode=0o600)
    note(N_("Keep {path} to yourself. This is the public key; give it to the register:"), path=str(path))
    print(key.verifier.text)
    return 0


def run_sign(args: argparse.Namespace) -> int:
    """Write the signed file of an order that lacks nothing. Raises NotAnOrder, MalformedForm, UnusableInput."""
    found = _order(_bytes(args.file), args)
    if found.lacks:
        raise UnusableInput(
            N_("The order lacks {members}. Nothing was signed."), members=", ".join(found.lacks)
        )
    made = signed.sign(found, SigningKey.from_text(_bytes(str(args.key)).decode("utf-8", "replace")))
    if args.out is None:
        sys.stdout.write(made.decode())
    else:
        write_file(args.out, made, mode=0o600)
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Say what a file says. 1: a false signature, or an order that the receipt has not; 3: something is missing."""
    data = _bytes(args.file)
    keys = [VerifierKey.from_text(text) for text in args.key]
    domains = frozenset(without_www(check_domain(text)) for text in args.domain)
    if signed.is_signed(data) and _is_receipt(data):
        return _check_receipt(data, keys, args)
    if args.order:
        raise UnusableInput(
            N_("{path} is no receipt: whether an order is in it (--order) is asked of a receipt."),
            path=args.file,
        )
    found, signer = _order(data, args), ""
    if keys:
        if not signed.is_signed(data):
            raise BadSignature(NOBODY)
        signer = signed.signer(signed.read(data)[1], keys).text
    places = [_place(text, domains) for text in found.locators] if domains else []
    told: dict[str, JSON] = {
        "authority": found.authority,
        "reference": found.reference,
        "service": found.service,
        "items": len(found.locators),
        "sha256": found.sha256,
        "lacks": [*found.lacks],
        "signed_by": signer or None,
        "refused": {str(n): why for n, why in enumerate(places, 1) if why},
    }
    if args.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        _tell_order(found, signer, places)
        if signed.is_signed(data) and not keys:
            say(N_("By whom it is signed was not checked: give the authority's key with --key."))
    return INSUFFICIENT if found.lacks or any(places) else 0


def run_take(args: argparse.Namespace) -> int:
    """Take in each signed file by itself, pass it on, publish. 2: one of them could not be taken.

    Raises UnusableInput for a file that cannot be read, OSError for a folder that cannot be made, and took none then.
    """
    register = load(args.register)
    files = [(file, _bytes(file)) for file in args.files]
    if args.receipts is not None:
        args.receipts.mkdir(parents=True, exist_ok=True)
    clock = SystemClock()
    open_database(register, now=clock.now())
    from openroll.desk import gate, intake
    from openroll.desk.reading import Sender
    from openroll.site.request_receipts import sign_owed

    with suppress(Conflict):  # the worker is publishing already
        publishing.publish(register)
    taken: list[tuple[str, Taken]] = []
    for file, data in files:
        (one,) = intake.take([data], Sender(Channel.FILE), origin=register.origin, clock=clock)
        taken.append((file, one))
    while gate.pass_on(origin=register.origin, clock=clock):
        pass
    while sign_owed(register):
        pass
    with suppress(Conflict):
        publishing.publish(register)
    for file, one in taken:
        _tell_taken(file, one, register, args)
    return UnusableInput.exit_status if any(one.problem for _, one in taken) else 0


def _tell_taken(file: str, one: "Taken", register: Register, args: argparse.Namespace) -> None:
    if one.problem is not None or one.request is None:
        why = describe(one.problem, reader_language()) if one.problem else ""
        if args.json:
            print(json.dumps({"file": file, "problem": why}, ensure_ascii=False))
        note(N_("{file}: {why}"), file=file, why=why)
        return
    from openroll.desk import models

    row = models.Request.objects.get(number=one.request)
    path = _keep_receipt(one.request, args.receipts)
    if args.json:
        told: dict[str, Any] = {"file": file, "request": one.request, "state": row.state, "again": one.again}
        print(json.dumps({**told, "receipt": path}, ensure_ascii=False))
        return
    if one.again:
        say(N_("{file}: came before, and is request {number}"), file=file, number=row.number)
    else:
        state = tell(STATES[row.state])
        say(N_("{file}: request {number}, {state}"), file=file, number=row.number, state=state)


def _keep_receipt(number: int, folder: Path | None) -> str | None:
    from openroll.desk import models

    row = models.Receipt.objects.filter(first__lte=number, last__gte=number).first()
    if folder is None or row is None or row.note is None:
        return None
    path = folder / f"request-{number}.receipt"
    write_file(path, bytes(row.note), mode=0o600)
    return str(path)


def _check_receipt(data: bytes, keys: Sequence[VerifierKey], args: argparse.Namespace) -> int:
    if not keys:
        raise UnusableInput(N_("This is a receipt. Give the register’s key of receipts with --key."))
    found = receipt.read(data, keys)
    promised = {one["sha256"]: one["request"] for one in found.orders}
    missing = [file for file in args.order if _order(_bytes(file), args).sha256 not in promised]
    if args.json:
        told: dict[str, JSON] = {
            "register": found.register,
            "received_at": rfc3339(found.received_at),
            "until": rfc3339(found.until),
            "requests": [one["request"] for one in found.orders],
            "missing": [*missing],
        }
        print(json.dumps(told, ensure_ascii=False))
    else:
        say(N_("A receipt of {register}: received {at}, in its log by {until}."), register=one_line(found.register),
            at=rfc3339(found.received_at), until=rfc3339(found.until))  # fmt: skip
        for one in found.orders:
            say(N_("  {reference}: request {number}, items: {items}"), reference=one_line(one["reference"]),
                number=one["request"], items=one["items"])  # fmt: skip
        for file in missing:
            say(N_("{file} is not in it."), file=file)
    return 1 if missing else 0


def _tell_order(found: Order, signer: str, places: Sequence[str]) -> None:
    say(N_("An order of {authority}, {reference}, about entry {service}. Items: {items}."),
        authority=one_line(found.authority), reference=one_line(found.reference), service=found.service,
        items=len(found.locators))  # fmt: skip
    say(N_("Its hash: {sha256}"), sha256=found.sha256)
    if signer:
        say(N_("Signed by {key}"), key=signer)
    if found.lacks:
        say(N_("It lacks: {members}"), members=", ".join(found.lacks))
    for n, why in enumerate(places, 1):
        if why:
            say(N_("Item {n}: {why}"), n=n, why=why)


def _place(text: str, domains: frozenset[str]) -> str:
    """Return why ``text`` names no public place of the service; empty where it does."""
    try:
        locators.parse(text, domains)
    except (locators.NotPublic, locators.NotOurs, locators.NotALocator) as error:
        return tell(error.message, **error.params)
    return ""


def _order(data: bytes, args: argparse.Namespace) -> Order:
    """Return the order in a file: signed, as JSON, or as the EU's form.

    Raises NotAnOrder, MalformedForm, UnusableInput.
    """
    if signed.is_signed(data):
        return signed.read(data)[0]
    if not annex_i.is_form(data):
        return order.read(data)
    if not args.authority or args.service < 1:
        raise UnusableInput(
            N_("This is a form: say with --authority and --service whose order it is, and about whom.")
        )
    return order.of(annex_i.order_of(annex_i.read(data), args.authority, args.service))


def _is_receipt(data: bytes) -> bool:
    return data.startswith(b'{"orders":')


def _bytes(file: str) -> bytes:
    """Return what stands in a file, or on the standard input. Raises UnusableInput."""
    try:
        if file == _STDIN:
            data = sys.stdin.buffer.read(order.LARGEST + 1)
        else:
            with Path(file).open("rb") as opened:
                data = opened.read(order.LARGEST + 1)
    except OSError as error:
        raise UnusableInput(
            N_("{path} cannot be read: {detail}."), path=file, detail=error.strerror or str(error)
        ) from error
    if not data.strip():
        raise UnusableInput(N_("{path} is empty."), path=file)
    return data.removeprefix(codecs.BOM_UTF8)  # some editors put it there
