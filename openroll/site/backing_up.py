"""Backups that were asked for on a screen, and the proof that one can be restored.

Such a backup holds no private key: the office, in which it can be taken home, has none either. The proof restores it
into a folder of its own, checks it as ``openroll fsck --deep`` does, and compares it with the register at work; a
process of its own does that, because this one is at work on another database. What is restored so has no key, and signs
nothing before its keys are put back and it was compared with the public copies.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from openroll.core.canonical import JSON
from openroll.core.durable import make_folder
from openroll.core.errors import N_, OpenrollError
from openroll.roll.backup_files import ENDING, path_of
from openroll.site.backup import back_up
from openroll.site.backup_file import read_backup
from openroll.site.jobs import Work
from openroll.site.register import Register

LIMIT_SECONDS = 6 * 3600
RESTORED = "restored"  # the folder in private where restored registers lie
FAILED = N_("The backup could not be restored: {detail}")


def folder(register: Register) -> Path:
    """Return where backups lie that were asked for on a screen."""
    return register.private / "backups"


def back_up_job(work: Work) -> dict[str, JSON]:
    """Make a backup without private keys, and read all of it back."""
    register = work.register
    make_folder(folder(register), 0o700)
    moment = work.clock.now()
    path = folder(register) / f"{register.folder.resolve().name}-{moment:%Y%m%dT%H%M%SZ}{ENDING}"
    made = back_up(
        register,
        path,
        clock=work.clock,
        with_keys=False,
        progress=lambda _stage, done, whole: work.progress(done, whole),
    )
    read = read_backup(path, work.progress)
    return {
        "name": path.name,
        "size": made.size,
        "facts": made.facts,
        "files": len(read.files),
        "digest": read.digest,
    }


def prove_job(work: Work) -> dict[str, JSON]:
    """Restore a backup into a folder of its own, prove it equal to the register at work, and remove it again."""
    scratch = work.register.private / "run" / f"proof-{work.job.pk}"
    try:
        return _restored(work, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def restore_job(work: Work) -> dict[str, JSON]:
    """Restore a backup into a folder that stays, proved equal to the register at work; it signs nothing by itself."""
    target = work.register.private / RESTORED / f"{work.job.pk}"
    make_folder(target.parent, 0o700)
    try:
        return {**_restored(work, target), "folder": str(target)}
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise


def _restored(work: Work, scratch: Path) -> dict[str, JSON]:
    backup = path_of(folder(work.register), work.text("name"))
    shutil.rmtree(scratch, ignore_errors=True)
    command = [sys.executable, "-m", "openroll.site.restore_proof"]
    arguments = [str(backup), str(scratch), str(work.register.folder), work.text("database")]
    try:
        done = subprocess.run(
            [*command, *arguments], capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False
        )
        told = json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise OpenrollError(FAILED, detail=type(error).__name__) from error
    if "message" in told:
        raise OpenrollError(FAILED, detail=OpenrollError(told["message"], **told.get("params", {})))
    if done.returncode != 0 or not told:
        raise OpenrollError(
            FAILED, detail=done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "—"
        )
    return dict(told)
