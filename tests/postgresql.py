"""A private PostgreSQL for one test run, from the system's own programs, on a loopback port."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

POSTGRES = "postgres"


def programs() -> Path | None:
    """The folder of initdb and postgres, or None where there is no PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts[4])
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class Cluster:
    """A running server; `url(name)` addresses a database in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=folder))
        self.programs = programs()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server: subprocess.Popen[bytes] | None = None

    def _as_owner(self, *command: str) -> list[str]:
        # PostgreSQL refuses to run as root, as whom a container's tests often run.
        if os.geteuid() != 0:
            return list(command)
        owner = f"--reuid={POSTGRES}", f"--regid={POSTGRES}", "--clear-groups"
        return ["setpriv", *owner, *command]

    def start(self) -> None:
        """Makes and starts the server, and waits until it answers."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, POSTGRES, POSTGRES)
        data = str(self.folder / "data")
        assert self.programs is not None
        settle = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync")
        subprocess.run(
            self._as_owner(str(self.programs / "initdb"), "-D", data, "--locale=C.UTF-8", *settle),
            check=True,
            capture_output=True,
            cwd=self.folder,
        )
        settings = ("-h", "127.0.0.1", "-p", str(self.port), "-k", "", "-c", "max_connections=200")
        self.server = subprocess.Popen(
            self._as_owner(str(self.programs / "postgres"), "-D", data, *settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
        )
        for _attempt in range(100):
            ready = subprocess.run(
                [str(self.programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)],
                check=False,
                cwd=self.folder,
            )
            if ready.returncode == 0:
                return
            self.server.poll()
            subprocess.run(["sleep", "0.1"], check=True)
        raise RuntimeError("the private PostgreSQL does not answer")

    def url(self, database: str) -> str:
        """The address of a database in this server."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        """Ends the server and removes its files."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)
