"""Makes Synapse's own environment: the wheels that ``synapse/uv.lock`` names, into ``.tools/synapse-VERSION``.

Like setup.py, whose uv it uses: it leaves at once when nothing has changed, and may be run by several at once.
"""

import fcntl
import hashlib
import os
import shutil
import sys
import tomllib
from pathlib import Path

from setup import TOOLS, SetupFailed, environment, find_uv, pip_settings, run, tell

PROJECT = Path(__file__).resolve().parent / "synapse"
_PYPI = ("https://pypi.org/simple", "https://pypi.org/simple/")
_ADVICE = "Synapse cannot be installed. Is the network there? pip's own settings are used."


def synapse_python() -> Path:
    """Return the Python of an environment that has Synapse, made first if need be. Raises SetupFailed."""
    folder = TOOLS / f"synapse-{version()}"
    program, stamp, state = folder / "bin" / "python", folder / ".set-up", fingerprint()
    try:
        TOOLS.mkdir(exist_ok=True)
        with (TOOLS / "synapse-lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (program.exists() and stamp.exists() and stamp.read_text() == state):
                _install(folder)
                stamp.write_text(state)
    except OSError as error:
        raise SetupFailed(f"Synapse cannot be set up: {error}") from error
    return program


def version() -> str:
    """Return the version that is asked for."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    return str(project["dependencies"][0].partition("==")[2])


def fingerprint() -> str:
    """Return what the environment was made from."""
    digest = hashlib.sha256()
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((PROJECT / name).read_bytes())
    digest.update(f"{TOOLS}\n{sys.version}".encode())
    return digest.hexdigest()


def _install(folder: Path) -> None:
    with (TOOLS / "lock").open("w") as lock:  # setup.py's own, while uv itself is fetched
        fcntl.flock(lock, fcntl.LOCK_EX)
        uv = find_uv()
    tell(f"installing Synapse {version()} beside the checkout's own environment")
    settings = pip_settings(uv)
    env = {**environment(settings), "UV_PROJECT_ENVIRONMENT": str(folder)}
    index = (
        os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("UV_INDEX_URL") or settings.get("index-url", "")
    )
    shutil.rmtree(folder, ignore_errors=True)
    command = [str(uv), "--quiet", "--directory", str(PROJECT)]
    if not index or index in _PYPI:
        run([*command, "sync", "--locked", "--python", sys.executable], _ADVICE, env)
        return
    # From another index the same files: the lock's hashes hold whoever serves them.
    listed = folder.with_name(f"{folder.name}.txt")
    export = ["export", "--frozen", "--no-emit-project", "--no-header", "--output-file", str(listed)]
    run([*command, *export], _ADVICE, env)
    run([*command, "venv", "--python", sys.executable, str(folder)], _ADVICE, env)
    pip = [*command, "pip", "install", "--python", str(folder / "bin" / "python")]
    hashed = ["--require-hashes", "--only-binary", ":all:", "--requirements", str(listed)]
    run([*pip, *hashed], _ADVICE, {**env, "UV_DEFAULT_INDEX": index})
    listed.unlink()
