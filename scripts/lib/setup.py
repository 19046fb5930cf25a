"""Makes the environment of a checkout: uv from PyPI into ``.tools``, locked wheels into ``.venv``.

Runs under any Python from 3.11 with the standard library alone. Needs no step before it, may be run by
several at once, and leaves at once when nothing has changed since it last ran.

An environment keeps the Python that it was made with, whichever comes first in PATH later: to make it with
another is to take it away from under whatever runs in it. OPENROLL_PYTHON names one to make it anew with.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
UV_VERSION = "0.13.9"
NEEDED = (3, 11)
_PYPI = ("https://pypi.org/simple", "https://pypi.org/simple/")


class SetupFailed(Exception):
    """Set-up cannot go on; the message says what to do."""


def main(groups: Sequence[str]) -> int:
    """Set up the runtime and ``groups``; return the exit status."""
    wanted = ["runtime", *groups]
    if is_done(wanted, fingerprint()):
        return 0
    try:
        TOOLS.mkdir(exist_ok=True)
        with (TOOLS / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            state = fingerprint()
            if is_done(wanted, state):  # by the one that held the lock before us
                return 0
            install(groups, find_uv())
            for group in wanted:
                stamp(group).write_text(state)
    except SetupFailed as failure:
        print(f"openroll: {failure}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"openroll: this checkout cannot be set up: {error}", file=sys.stderr)
        return 2
    return 0


def fingerprint() -> str:
    """Return what the environment was made from: a change of any of it means set-up again."""
    digest = hashlib.sha256()
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    # A moved checkout has an environment full of paths to where it was.
    digest.update(f"{ROOT}\n{python()[1]}\n{UV_VERSION}".encode())
    return digest.hexdigest()


def python() -> tuple[str, str]:
    """Return the Python to make the environment with, and its version: the one that it was made with, if that is there.

    Else ours: where there is no environment, where its Python is gone or is another version by now, and where somebody
    has named one in OPENROLL_PYTHON.
    """
    ours = sys.executable, sys.version
    program, made = VENV / "bin" / "python", _made_with()
    if os.environ.get("OPENROLL_PYTHON") or program.resolve() == Path(sys.executable).resolve():
        return ours
    if made is None or made < NEEDED or not program.exists():
        return ours
    ask = "import sys; print(sys._base_executable, *sys.version_info[:2], sys.version, sep=chr(10))"
    asked = [str(program), "-I", "-S", "-c", ask]
    try:
        done = subprocess.run(asked, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    except OSError:
        return ours
    path, major, minor, version = (done.stdout.split("\n", 3) + [""] * 3)[:4]
    # A system's Python may have become the next version where it stood, and what was installed is for the old one.
    if done.returncode or f"{major}.{minor}" != ".".join(map(str, made)) or not Path(path).exists():
        return ours
    return path, version.removesuffix("\n")


def _made_with() -> tuple[int, ...] | None:
    """Return the version, as far as it matters, of the Python that the environment was made with; None without one."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text().splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    settings = {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}
    version = settings.get("version_info") or settings.get("version") or ""
    return tuple(int(part) for part in version.split(".")[:2] if part.isdigit())


def stamp(group: str) -> Path:
    """Return the file that says from what ``group`` was last installed."""
    return VENV / f".set-up-{group}"


def is_done(groups: Sequence[str], state: str) -> bool:
    """Say whether all of ``groups`` are installed from ``state``."""
    try:
        return (VENV / "bin" / "python").exists() and all(stamp(one).read_text() == state for one in groups)
    except OSError:
        return False


def find_uv() -> Path:
    """Return uv's path, installing the pinned version first if need be. Raises SetupFailed."""
    folder = TOOLS / f"uv-{UV_VERSION}"
    program = folder / "bin" / "uv"
    if program.exists():
        return program
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SetupFailed(
            f"{sys.executable} cannot make virtual environments: its modules venv and ensurepip are missing. "
            "On Debian and Ubuntu: apt install python3-venv. Then run this again."
        )
    tell(f"fetching uv {UV_VERSION}")
    unfinished = TOOLS / "uv-unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(unfinished)], "A virtual environment cannot be made.")
    pip = [str(unfinished / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run(
        [*pip, "install", "--only-binary", ":all:", f"uv=={UV_VERSION}"],
        "uv cannot be installed from the package index. Is the network there? pip's own settings are used.",
    )
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)  # last, so that a folder of this name is a finished one
    return program


def pip_settings(uv: Path) -> Mapping[str, str]:
    """Return the settings of pip on this machine (index-url, cert, proxy …), which uv does not read itself."""
    pip = [str(uv.with_name("python")), "-m", "pip", "--disable-pip-version-check", "config", "list"]
    listed = subprocess.run(pip, capture_output=True, text=True).stdout
    settings = {}
    for line in listed.splitlines():
        key, equals, value = line.partition("=")
        if equals:
            settings[key.rpartition(".")[2]] = value.strip("'\"")
    return settings


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the environment that uv runs in."""
    given = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    given.update(UV_PROJECT_ENVIRONMENT=str(VENV), UV_PYTHON_DOWNLOADS="never", UV_NO_PROGRESS="1")
    for name, setting in (("SSL_CERT_FILE", "cert"), ("HTTPS_PROXY", "proxy"), ("HTTP_PROXY", "proxy")):
        if settings.get(setting) and name not in given and name.lower() not in given:
            given[name] = settings[setting]
    return given


def install(groups: Sequence[str], uv: Path) -> None:
    """Install the runtime and ``groups`` into the environment. Raises SetupFailed."""
    made_at, chosen_python = VENV / ".set-up-root", ["--python", python()[0]]
    if made_at.exists() and made_at.read_text() != str(ROOT):
        shutil.rmtree(VENV)
    tell("installing what uv.lock names" + (f" (with {', '.join(groups)})" if groups else ""))
    settings = pip_settings(uv)
    index = (
        os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("UV_INDEX_URL") or settings.get("index-url", "")
    )
    chosen = [word for group in groups for word in ("--group", group)]
    command = [str(uv), "--quiet", "--directory", str(ROOT)]
    advice = "What the lock names cannot be installed. Is the network there? pip's own settings are used."
    # Inexact: setting up the runtime must not take the test group away from under a running test.
    if not index or index in _PYPI:
        sync = ["sync", "--locked", "--inexact", *chosen_python, *chosen]
        run([*command, *sync], advice, environment(settings))
    else:
        _install_from(index, command, chosen, chosen_python, advice, environment(settings))
    made_at.write_text(str(ROOT))


def _install_from(
    index: str,
    command: Sequence[str],
    chosen: Sequence[str],
    python: Sequence[str],
    advice: str,
    env: dict[str, str],
) -> None:
    """Install the locked versions from another index. The lock's hashes hold whoever serves the files."""
    env = {**env, "UV_DEFAULT_INDEX": index}
    with TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        export = [
            "export",
            "--frozen",
            "--no-emit-project",
            "--no-header",
            *chosen,
            "--output-file",
            str(listed),
        ]
        run([*command, *export], advice, env)
        if not (VENV / "bin" / "python").exists():
            run([*command, "venv", *python, str(VENV)], advice, env)
        pip = [*command, "pip", "install", "--python", str(VENV / "bin" / "python")]
        run([*pip, "--require-hashes", "--only-binary", ":all:", "--requirements", str(listed)], advice, env)
        run([*pip, "--no-deps", "--editable", str(ROOT)], advice, env)


def run(command: Sequence[str], advice: str, env: Mapping[str, str] | None = None) -> None:
    """Run ``command`` quietly. Raises SetupFailed with what it said and ``advice``."""
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise SetupFailed(f"{advice}\n{(done.stderr or done.stdout).strip()}")


def tell(what: str) -> None:
    """Say on standard error what takes the time, so that standard output stays the command's."""
    print(f"openroll: setting up: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
