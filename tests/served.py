"""The service as it is served: two worker processes on loopback, and browsers that talk to them."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[1]
WORKERS = 2


class Served:
    """Two workers of the real server on one database, as `make serve` starts them."""

    def __init__(self, database: str, folder: Path, secret: str, target: str = "wsgi:app") -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = os.environ | {
            "APP_ENV": "development",
            "DATABASE_URL": database,
            "DATA_DIR": str(folder),
            "SECRET_KEY": secret,
        }
        granian = str(Path(sys.executable).parent / "granian")
        options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        options += ["--workers", str(WORKERS), "--no-ws", "--blocking-threads", "8"]
        self.log = (folder / "served.log").open("wb")
        self.server = subprocess.Popen(
            [granian, *options, target],
            cwd=ROOT,
            env=environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    def _wait(self) -> None:
        for _attempt in range(150):
            try:
                answer = Client(self.port).get("/healthz")
            except OSError:
                time.sleep(0.2)
                continue
            if answer[0] == 200:
                return
        raise RuntimeError("the served service does not answer")

    def processes(self) -> int:
        """How many worker processes there are."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text()
        return len(children.split())

    def stop(self) -> None:
        """Ends what was started."""
        self.server.terminate()
        self.server.wait(timeout=40)
        self.log.close()


@dataclass
class Client:
    """One browser: a connection of its own and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={text}" for name, text in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    key, _sep, text = value.partition(";")[0].partition("=")
                    self.cookies[key] = text
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def get(self, path: str) -> tuple[int, str]:
        """Opens a page; the token of its forms is remembered."""
        status, text = self._ask("GET", path)
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', text)
        if found is not None:
            self.token = found[1]
        return status, text

    def post(self, path: str, **fields: str) -> int:
        """Sends a form."""
        return self._ask("POST", path, urlencode({"csrf_token": self.token, **fields}))[0]

    def signs_in(self, login: str, password: str, code: str = "") -> "Client":
        """Signs in, and takes up a token."""
        self.get("/dang-nhap")
        status = self.post("/dang-nhap", login=login, password=password, code=code)
        assert status == 302, status
        self.get("/")
        return self
