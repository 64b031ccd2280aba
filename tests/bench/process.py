"""What a process costs: memory of one that answers, start of one that serves."""

import os
import resource
import subprocess
import sys
import tempfile

from tests.bench.clock import table

_START = """
import sys, time
began = time.perf_counter()
import wsgi
print(time.perf_counter() - began, "sklearn" in sys.modules)
"""


def peak_mib() -> float:
    """Return the most memory this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def start() -> None:
    """Start of a web worker; it never brings in scikit-learn, which only fitting needs."""
    rows = []
    settings = os.environ | {"APP_ENV": "development", "DATA_DIR": tempfile.mkdtemp()}
    for name, code in (
        ("the service", _START),
        ("scikit-learn alone", _START.replace("import wsgi", "import sklearn.linear_model")),
    ):
        told = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=settings
        ).stdout.split()
        rows.append((name, float(told[-2]), told[-1]))
    table("Start-up", ("", "s", "scikit-learn loaded"), rows)
