"""Web servers to measure, and wrk, which measures them. All on the loopback, all stopped afterwards."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench._making import ORIGIN
from openroll.site.processes import answers, four, free_address
from openroll.site.register import Register

PATIENCE = 30.0  # seconds for a server to listen, and to stop
CONNECTIONS = 32
_NGINX = """
worker_processes {workers};
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=100000 inactive=600s;
  open_file_cache_valid 600s;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  types {{ application/json json; text/plain proof; }}
  server {{ listen {address}; root {root}; }}
}}
"""
_SCRIPT = """
local paths, at = {}, 0
function init(arguments)
  for line in io.lines(arguments[1]) do paths[#paths + 1] = wrk.format("GET", line) end
end
function request()
  at = at % #paths + 1
  return paths[at]
end
"""


@dataclass(frozen=True, slots=True)
class Answered:
    """What wrk counted: answers for each second, and the 99th percentile of the wait in milliseconds."""

    rate: float
    slowest: float


def missing(*programs: str) -> str:
    """Return a sentence when ``programs`` are not here; as root on Debian they are installed first."""
    if all(map(shutil.which, programs)):
        return ""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        # In the runlevel 1 no package starts its service.
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        names = ["nginx-light" if program == "nginx" else program for program in programs]
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *names]):
            subprocess.run(["apt-get", "--quiet", *command], env=environment, capture_output=True)
    absent = [program for program in programs if not shutil.which(program)]
    return f"left out: {' and '.join(absent)} cannot be had here (apt install)" if absent else ""


@contextmanager
def openroll(folder: Path) -> Iterator[str]:
    """Serve the public directory of the register in ``folder`` as `openroll serve` does; yield the address."""
    register = Register(folder, "To measure", ORIGIN, "", free_address(), "", free_address(), {})
    process = next(each for each in four(register) if each.name == "public")
    with _running(process.command, register.public_address, process.environment):
        yield register.public_address


@contextmanager
def nginx(root: Path, folder: Path) -> Iterator[str]:
    """Serve the files under ``root`` by nginx, as many workers as cores; yield the address."""
    address = free_address()
    settings = folder / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""  # the files are in a folder of ours
    settings.write_text(
        user + _NGINX.format(workers=os.cpu_count(), folder=folder, address=address, root=root)
    )
    with _running(["nginx", "-e", "stderr", "-c", str(settings), "-g", "daemon off;"], address, {}):
        yield address


def wrk(address: str, paths: Path, folder: Path, seconds: int, *, connections: int = CONNECTIONS) -> Answered:
    """Ask for the paths, one a line in the file ``paths``, in their order, round after round."""
    script = folder / "ask.lua"
    script.write_text(_SCRIPT)
    command = ["wrk", "--threads=1", f"--connections={connections}", f"--duration={seconds}s", "--latency"]
    told = subprocess.run(
        [*command, f"--script={script}", f"http://{address}/", "--", str(paths)],
        capture_output=True,
        text=True,
        timeout=seconds + PATIENCE,
        check=True,
    ).stdout
    rate = re.search(r"Requests/sec:\s+([0-9.]+)", told)
    slowest = re.search(r"99%\s+([0-9.]+)(us|ms|s)", told)
    if not rate or not slowest or "Non-2xx" in told or "Socket errors" in told:
        raise SystemExit(f"wrk did not get its answers:\n{told}")
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}[slowest[2]]
    return Answered(float(rate[1]), float(slowest[1]) * scale)


@contextmanager
def _running(command: Sequence[str], address: str, environment: Mapping[str, str]) -> Iterator[None]:
    server = subprocess.Popen(command, env={**os.environ, **environment}, stdout=sys.stderr)
    try:
        deadline = time.monotonic() + PATIENCE
        while not answers(address):
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"{command[0]} does not listen at {address}")
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
