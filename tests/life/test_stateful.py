"""Anything in any order: the verbs do what simple rules foretell, and all rules hold throughout."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.life.conftest import Cast
from tests.life.machine import Life

FEW = settings(
    max_examples=8,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
MANY = settings(FEW, max_examples=60, stateful_step_count=40)


def run(cast: Cast, how: settings) -> None:
    bound = type("Bound", (Life,), {"cast": cast})
    run_state_machine_as_test(bound, settings=how)


def test_a_few_lives(cast: Cast) -> None:
    run(cast, FEW)


@pytest.mark.drill
def test_many_lives(cast: Cast) -> None:
    run(cast, MANY)
