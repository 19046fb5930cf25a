"""The import of a list and the backups, as people see them; the worker is played by hand."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openroll.roll import models
from openroll.site import jobs as worker
from openroll.site.register import Register
from tests.people.making import client_of
from tests.roll.making import clock

LIST = "Betreiber;Land;Number;Mail\nTESCO PLC;GB;00445790;post@tesco.example\n<b>Evil</b>;GB;x;\n"


@pytest.fixture
def office(opened: Register) -> Client:
    return client_of("senior-registrar")


def upload(office: Client, text: str = LIST, name: str = "list.csv") -> str:
    file = SimpleUploadedFile(name, text.encode(), content_type="text/csv")
    answer = office.post("/import", {"file": file, "form_mark": name})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def work(register: Register) -> None:
    while worker.run_next(register, clock()):
        pass


def shown(office: Client, path: str, status: int = 200) -> str:
    answer = office.get(path)
    assert answer.status_code == status
    text: str = answer.content.decode()
    assert "{" not in text.split("<main", 1)[1].split("</main", 1)[0]
    return text


def test_a_list_comes_in_step_by_step(office: Client, opened: Register) -> None:
    path = upload(office)
    waiting = office.get(path)
    assert waiting.headers["Refresh"] == "2", "the page looks again by itself"
    work(opened)
    page = shown(office, path)
    assert "Refresh" not in office.get(path).headers
    assert "&lt;b&gt;Evil&lt;/b&gt;" in page and "<b>Evil" not in page
    assert models.Entry.objects.count() == 0
    answer = office.post(
        f"{path}/go-on",
        {"do": "enter", "column-1": "name", "column-2": "country", "column-4": "email", "form_mark": "enter"},
    )
    assert answer.status_code == 302
    work(opened)
    page = shown(office, answer.headers["Location"])
    assert "Entered now" in page
    assert models.Entry.objects.count() == 2
    assert (
        office.post(f"{path}/go-on", {"do": "enter", "column-1": "name", "form_mark": "enter"}).status_code
        == 302
    )
    work(opened)
    assert models.Entry.objects.count() == 2, "a form that is sent twice is done once"
    remarks = office.get(f"{path}/remarks.csv")
    assert remarks.headers["Content-Type"].startswith("text/csv")
    assert (
        b"".join(remarks).count(b"\r\n")
        == models.Job.objects.get(pk=int(path.rpartition("/")[2])).result["remarks"]
    )


@pytest.mark.parametrize("columns", [{}, {"column-3": "number"}, {"column-1": "name", "column-2": "name"}])
def test_columns_that_cannot_be_are_said_and_nothing_is_asked(
    office: Client, opened: Register, columns: dict[str, str]
) -> None:
    path = upload(office, "aaa;bbb;ccc;ddd\nx1;y;z;w\nx2;y;z;w\n")
    work(opened)
    answer = office.post(f"{path}/go-on", {"do": "enter", "form_mark": "x", **columns})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert models.Job.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.xlsx", b"PK\x03\x04zip"),
        ("x.pdf", b"%PDF-1.7"),
        ("x.csv", b""),
        ("x.html", b"<!doctype html><p>"),
        ("x.csv", b"\x00\x01\x02"),
    ],
)
def test_what_is_no_list_is_refused_in_words(office: Client, name: str, data: bytes) -> None:
    answer = office.post("/import", {"file": SimpleUploadedFile(name, data), "form_mark": "1"})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert office.post("/import", {"form_mark": "2"}).status_code == 422
    assert models.Job.objects.count() == 0


@pytest.mark.parametrize(("path", "length"), [("/import", 200 * 2**20), ("/backups/make", 3 * 2**20)])
def test_what_is_too_large_is_refused_unread(office: Client, path: str, length: int) -> None:
    class Unread(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("it was read")

    told: dict[str, Any] = {"CONTENT_LENGTH": str(length), "wsgi.input": Unread()}
    answer = office.generic("POST", path, b"", **told)
    assert answer.status_code == 413
    assert "MB" in answer.content.decode()


def test_a_backup_is_made_looked_at_and_taken_home(office: Client, opened: Register) -> None:
    from openroll.site.publishing import publish

    publish(opened)
    answer = office.post("/backups/make", {"form_mark": "one"})
    assert answer.status_code == 302
    assert office.post("/backups/make", {"form_mark": "one"}).headers["Location"] == "/backups"
    work(opened)
    assert models.Job.objects.count() == 1
    assert "read back" in shown(office, answer.headers["Location"])
    page = shown(office, "/backups")
    name = models.Job.objects.get().result["name"]
    assert name in page
    taken = office.post(f"/backups/{name}/download")
    assert taken.status_code == 200
    assert len(b"".join(taken)) == models.Job.objects.get().result["size"]
    assert models.Action.objects.filter(verb="backup-downloaded").count() == 1
    assert office.get(f"/backups/{name}/download").headers["Location"] == "/backups", "nobody is asked again"
    assert models.Action.objects.filter(verb="backup-downloaded").count() == 1
    assert office.post("/backups/none.openroll-backup/download").status_code == 400
    auditor = client_of("auditor")
    assert name in shown(auditor, "/backups")
    assert auditor.post("/backups/make").status_code == 403
    assert client_of("registrar").post(f"/backups/{name}/download").status_code == 403
