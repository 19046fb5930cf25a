"""Each process of the office answers several people at a time: nobody is shown what another asked for."""

import random
import re
import threading
from collections.abc import Sequence

from django.db import connection
from django.test import Client

from openroll.site.register import Register
from tests.people.making import client_of, person

from .cases import fill_office

ROLES = ("registrar", "senior-registrar", "auditor", "organiser")
ROUNDS = 2
_NEW_EACH_TIME = re.compile(r'name="(csrfmiddlewaretoken|form_mark)" value="[^"]*"')


def shown(client: Client, path: str, language: str) -> tuple[int, str]:
    answer = client.get(path, headers={"accept-language": language})
    return answer.status_code, _NEW_EACH_TIME.sub("", answer.content.decode())


def ask_all(
    client: Client, asked: Sequence[tuple[str, str]], seed: int, begin: threading.Barrier
) -> list[tuple[str, str, tuple[int, str]]]:
    order = random.Random(seed)
    try:
        begin.wait()
        return [(*one, shown(client, *one)) for _ in range(ROUNDS) for one in order.sample(asked, len(asked))]
    finally:
        connection.close()


def test_who_asks_at_the_same_time_is_shown_the_same_as_alone(opened: Register) -> None:
    codes = fill_office(opened)
    paths = ("/", "/account", *(f"/cases/{codes[one]}" for one in ("entered", "hostile", "review")))
    asked = [(path, language) for path in paths for language in ("en", "ru")]
    clients = [client_of(person(role, f"person-{role}")) for role in ROLES]
    alone = [{one: shown(client, *one) for one in asked} for client in clients]
    assert all(
        f"Person-{role.title()}" in told["/account", "en"][1] for role, told in zip(ROLES, alone, strict=True)
    )
    begin = threading.Barrier(len(clients))
    together: list[list[tuple[str, str, tuple[int, str]]]] = [[] for _ in clients]

    def work(n: int) -> None:
        together[n] = ask_all(clients[n], asked, n, begin)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(len(clients))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    for told, found in zip(alone, together, strict=True):
        assert len(found) == ROUNDS * len(asked)
        for path, language, answer in found:
            assert answer == told[path, language], (path, language)
