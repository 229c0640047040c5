"""Runs a command beside a PostgreSQL server of its own: `python -m tests.postgresql COMMAND…`.

The server lives in a temporary folder, on a free port of the loopback interface, and is gone
afterwards. DATABASE_URL tells the command where it is. Its templates sort by ICU's Swedish rules,
as an installation's database should.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START_WITHIN = 60.0  # seconds; a loaded machine needs a few, a healthy one less than one


class ServerMissing(Exception):
    """There are no PostgreSQL server programs here."""


class ServerFailed(Exception):
    """The server could not be started; the message holds its own words."""


def folder_of_programs() -> Path:
    """Where initdb and postgres are: on the path, or the newest of Debian's versions."""
    found = shutil.which("initdb")
    if found and (Path(found).resolve().parent / "postgres").exists():
        return Path(found).resolve().parent
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda program: float(program.parts[-3]),
    )
    if not versions:
        raise ServerMissing("No PostgreSQL server here. On Debian: apt-get install postgresql")
    return versions[-1].parent


def unprivileged() -> dict[str, Any]:
    """How to start the server as somebody else: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise ServerFailed("PostgreSQL refuses to run as root, and there is no other user to be.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server() -> Iterator[str]:
    """A running server; yields the DATABASE_URL of its empty database."""
    programs, someone = folder_of_programs(), unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="brygga-postgresql-"))
    try:
        password = secrets.token_hex(16)
        (folder / "password").write_text(password, encoding="ascii")
        if someone:
            for path in (folder, folder / "password"):
                os.chown(path, someone["user"], someone["group"])
        _run(
            [
                *(str(programs / "initdb"), "--pgdata", str(folder / "data")),
                *("--username", "brygga", "--pwfile", str(folder / "password")),
                *("--auth", "scram-sha-256", "--encoding", "UTF8", "--no-sync"),
                *("--locale", "C", "--locale-provider", "icu", "--icu-locale", "sv"),
            ],
            someone,
        )
        port = free_port()
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": "",
            # Nothing here outlives the tests, so nothing needs to reach the disk.
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
        }
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [
                    *(str(programs / "postgres"), "-D", str(folder / "data")),
                    *(part for key, value in settings.items() for part in ("-c", f"{key}={value}")),
                ],
                stdout=log,
                stderr=log,
                cwd=folder,
                # Its own session: Ctrl-C goes to the tests first, and the server outlives them.
                start_new_session=True,
                **someone,
            )
            try:
                _wait_for(process, port, folder / "log")
                yield f"postgresql://brygga:{password}@127.0.0.1:{port}/postgres"
            finally:
                process.send_signal(signal.SIGINT)  # the server's "fast" shutdown
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: Sequence[str], someone: dict[str, Any]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, **someone)
    if done.returncode:
        raise ServerFailed(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise ServerFailed(f"The server did not start:\n{log.read_text(errors='replace')}")


def main(command: Sequence[str]) -> int:
    if not command:
        print("Which command? python -m tests.postgresql COMMAND…", file=sys.stderr)
        return 2
    try:
        with server() as url:
            return subprocess.run(
                command, env={**os.environ, "DATABASE_URL": url}, check=False
            ).returncode
    except (ServerMissing, ServerFailed) as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
