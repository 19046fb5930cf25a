"""What the office says of switching over to a restored register is done, line by line, and the register goes on."""

import shlex
import subprocess
from pathlib import Path

from django.db import connections

from openroll.roll import models
from openroll.roll.backup_files import switch_over
from openroll.site.publishing import publish
from openroll.site.register import Register, load
from openroll.site.restore_proof import prove
from tests import databases
from tests.command import Run
from tests.people.making import client_of
from tests.roll.making import NOW, clock
from tests.site.restoring import backed_up, enter


def test_the_commands_switch_over(opened: Register, openroll: Run, tmp_path: Path) -> None:
    enter(opened, 1)
    (opened.private / "backups").mkdir()
    name = "r.openroll-backup"
    backup = backed_up(opened, opened.private / "backups" / name, with_keys=False)
    target = opened.private / "restored" / "1"
    target.parent.mkdir()
    prove(backup, target, opened.folder, databases.another(opened.database))
    from openroll.site.private_database import use

    use(opened)
    enter(opened, 2)
    publish(opened, clock=clock())
    done = models.Job.objects.create(
        kind="restore",
        state="done",
        params={"name": name},
        result={"folder": str(target), "facts": 1, "evidence": 0, "rows": {}, "digest": "d"},
        made_at=NOW,
    )
    shown = client_of("senior-registrar").get(f"/jobs/{done.pk}").content.decode()
    commands = switch_over(opened.private, name, target)
    for command in commands:
        assert command.replace("&&", "&amp;&amp;") in shown
    connections.close_all()
    copy, restore, change = commands
    subprocess.run(["/bin/sh", "-c", copy], check=True)  # our own words
    _, *arguments = shlex.split(restore)
    ran = openroll(*arguments)
    assert ran.status == 0, ran.err
    connections.close_all()
    subprocess.run(["/bin/sh", "-c", change], check=True)  # our own words
    again = load(opened.folder)
    use(again)
    assert models.Entry.objects.count() == 2
    assert enter(again, 3) == 3
    assert openroll("fsck", opened.folder, "--deep").status == 0
    assert (opened.folder.with_name(f"{opened.folder.name}.before") / "private").is_dir()
