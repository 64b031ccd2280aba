"""How fast pages are with many jobs and people, beside a bare Flask page: `-m tests.bench.pages`.

The real server with two workers, on SQLite and on PostgreSQL; eight clients ask one page after
another. Median and p99 are of whole answers as a client sees them, compressed as a browser asks.
"""

import argparse
import http.client
import os
import secrets
import statistics
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import create_engine, text

from models import db
from tests import postgresql
from tests.bench import filling
from tests.bench.clock import table
from tests.served import Client, Served

CLIENTS = 8
SECONDS = 6.0
WARM = 3  # answers of each client that are not counted
TIMES, P99_MS = 10, 250
FACETS = "/viec-lam?" + urlencode([("luong", "9"), ("bang", "khong"), ("ca", "day")])
DRAFT = {
    "title": "Lái xe tải giao hàng",
    "openings": "2",
    "unit_id": "0",
    "requirements": "Có bằng lái xe hạng C. Có sức khỏe tốt. Biết sửa chữa nhỏ.",
}


class Load:
    """What eight clients saw of one page."""

    def __init__(self, port: int, path: str, cookies: str = "") -> None:
        self.times: list[float] = []
        self.errors = 0
        self._until = time.perf_counter() + SECONDS
        clients = [
            threading.Thread(target=self._ask, args=(port, path, cookies))
            for _client in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()

    def _ask(self, port: int, path: str, cookies: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Accept-Encoding": "gzip", "Cookie": cookies}
        number = 0
        while number <= WARM or time.perf_counter() < self._until:
            began = time.perf_counter()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            number += 1
            if answer.status != 200:
                self.errors += 1
            elif number > WARM:
                self.times.append((time.perf_counter() - began) * 1000)
        connection.close()

    @property
    def median(self) -> float:
        """The median in milliseconds."""
        return statistics.median(self.times)

    @property
    def p99(self) -> float:
        """What one answer in a hundred takes longer than, in milliseconds."""
        return sorted(self.times)[int(len(self.times) * 0.99)]


def pages(jobs: int, people: int) -> None:
    """Print a table for each database."""
    with tempfile.TemporaryDirectory() as folder:
        _pages("SQLite", f"sqlite:///{folder}/bench.sqlite3", Path(folder), jobs, people)
    if postgresql.programs() is None:
        print("PostgreSQL is not on this machine: nothing measured on it.")
        return
    with tempfile.TemporaryDirectory() as folder:
        cluster = postgresql.Cluster(Path("/tmp"))
        cluster.start()
        try:
            engine = create_engine(cluster.url("postgres"), isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.execute(text("CREATE DATABASE bench"))
            engine.dispose()
            _pages("PostgreSQL", cluster.url("bench"), Path(folder), jobs, people)
        finally:
            cluster.stop()


def _pages(name: str, database: str, folder: Path, jobs: int, people: int) -> None:
    secret = secrets.token_hex(32)
    app = filling.service(database, folder, secret)
    with app.app_context():
        job = filling.fill(jobs, people)
        _settle()
        engine = db.engine
    engine.dispose()
    bare = _bare(folder)
    real = Served(database, folder, secret)
    try:
        veteran = Client(real.port).signs_in(filling.VETERAN, filling.PASSWORD)
        firm = Client(real.port).signs_in(filling.EMPLOYER, filling.PASSWORD)
        asked = (
            ("board with facets", FACETS, None),
            ("board with facets and search", f"{FACETS}&tu=lai+xe", None),
            ("job page", f"/viec-lam/{job}", None),
            ("a veteran's matches", "/viec-hop", veteran),
            ("a firm's candidates", f"/doanh-nghiep/tin-tuyen/{job}/ung-vien", firm),
        )
        rows = [("bare Flask page", bare.median, bare.p99, 1.0, bare.errors)]
        for title, path, who in asked:
            load = Load(real.port, path, _cookies(who))
            rows.append((title, load.median, load.p99, load.median / bare.median, load.errors))
        panel = _panel(firm)
    finally:
        real.stop()
    table(
        f"{name}: {jobs:,} jobs, {people:,} people, {CLIENTS} clients, load of the machine before "
        f"{os.getloadavg()[0]:.1f} (limits: {TIMES} times the bare page for the last three, "
        f"{P99_MS} ms p99 for the board, no errors)",
        ("", "median ms", "p99 ms", "ratio", "errors"),
        rows,
    )
    print(f"live panel of a draft, one client: {panel:,.0f} ms")


def _settle() -> None:
    """What a database does by itself in a quiet hour after so many new rows."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _bare(folder: Path) -> Load:
    plain = Served("sqlite://", folder, secrets.token_hex(32), "tests.bench.plain:app")
    try:
        return Load(plain.port, "/")
    finally:
        plain.stop()


def _cookies(who: Client | None) -> str:
    return "; ".join(f"{name}={text}" for name, text in who.cookies.items()) if who else ""


def _panel(firm: Client) -> float:
    """The median of a draft tried out, in milliseconds."""
    times = []
    for _time in range(WARM + 15):
        began = time.perf_counter()
        status = firm.post("/doanh-nghiep/tin-tuyen/moi/thu", **DRAFT)
        times.append((time.perf_counter() - began) * 1000)
        if status != 200:
            raise RuntimeError(f"the panel answers {status}")
    return statistics.median(times[WARM:])


def main() -> None:
    """Measure with 10,000 jobs and 10,000 people, or as many as asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--jobs", type=int, default=10_000)
    options.add_argument("--people", type=int, default=10_000)
    asked = options.parse_args()
    pages(asked.jobs, asked.people)


if __name__ == "__main__":
    main()
