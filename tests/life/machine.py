"""A machine that does anything to anybody in any order, and knows by simple rules what must happen.

It says by itself which verbs must refuse; it knows nothing of the tables in models/life.py.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from models import Consent, Introduction, Job, Veteran, db, hiring, invariants, sending
from models.base import utcnow
from models.life import Refused
from models.proposing import propose, renew
from models.vocabulary import JobState, Proposer, Purpose, RefusalReason, Side
from tests.life.conftest import Cast

PEOPLE, JOBS = 3, 3
LIVE = {"proposed", "approved", "sent", "seen", "interview", "offered"}
OVER = {"refused", "withdrawn", "obsolete", "expired"}
WORK = {"hired", "started"}
who = st.integers(0, PEOPLE - 1)
where = st.integers(0, JOBS - 1)


class Life(RuleBasedStateMachine):
    """Three people and three jobs of one firm."""

    cast: Cast

    @initialize(openings=st.lists(st.integers(1, 2), min_size=JOBS, max_size=JOBS))
    def begin(self, openings: list[int]) -> None:
        self.people: list[Veteran] = [self.cast.person(f"Người {n}") for n in range(PEOPLE)]
        self.jobs: list[Job] = [self.cast.job(openings=number) for number in openings]
        self.openings = openings
        self.hired = [0] * JOBS
        self.job_is = ["open"] * JOBS
        self.pair_is: dict[tuple[int, int], str] = {}
        self.rows: dict[tuple[int, int], Introduction] = {}
        self.was_sent: set[tuple[int, int]] = set()
        self.agrees: set[int] = set()

    # ---- what the machine knows ----
    def works(self, person: int) -> bool:
        return any(self.pair_is.get((person, job)) in WORK for job in range(JOBS))

    def takes(self, job: int) -> bool:
        return self.job_is[job] in {"waiting", "open", "paused"}

    def does(self, expected: bool, act: Callable[[], Any]) -> bool:
        """Does something that must happen or must be refused; says which."""
        try:
            act()
            db.session.commit()
        except Refused:
            db.session.rollback()
            assert not expected, "refused, and should not have been"
            return False
        assert expected, "done, and should have been refused"
        return True

    def step(self, pair: tuple[int, int], frm: set[str], to: str, act: Callable[[], Any]) -> None:
        if self.does(self.pair_is[pair] in frm, act):
            self.pair_is[pair] = to

    def drop(self, concerned: Callable[[tuple[int, int]], bool], to: str) -> None:
        for pair, state in self.pair_is.items():
            if state in LIVE and concerned(pair):
                self.pair_is[pair] = to

    def fill(self, job: int) -> None:
        if self.hired[job] == self.openings[job]:
            self.job_is[job] = "filled"
            self.drop(lambda pair: pair[1] == job, "obsolete")

    # ---- what may be done ----
    @rule(person=who, job=where, proposer=st.sampled_from(Proposer))
    def propose(self, person: int, job: int, proposer: Proposer) -> None:
        pair = (person, job)
        known = self.pair_is.get(pair)
        again = {
            Proposer.VETERAN: {"withdrawn", "obsolete", "expired"},
            Proposer.EMPLOYER: {"obsolete", "expired"},
            Proposer.STAFF: set(),
        }[proposer]
        stays = known is not None and known not in again
        free = not self.works(person) and self.takes(job)

        def act() -> None:
            self.rows[pair] = propose(
                self.people[person], self.jobs[job], proposer, by=self.cast.officer
            )

        if self.does(stays or free, act) and not stays:
            self.pair_is[pair] = "proposed"
            self.was_sent.discard(pair)

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def renew(self, data: st.DataObject) -> None:
        pair = data.draw(st.sampled_from(sorted(self.rows)))
        person, job = pair
        right = self.pair_is[pair] in OVER and not self.works(person) and self.takes(job)
        if self.does(right, lambda: renew(self.rows[pair], self.cast.officer)):
            self.pair_is[pair] = "proposed"
            self.was_sent.discard(pair)

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), yes=st.booleans())
    def decide(self, data: st.DataObject, yes: bool) -> None:
        pair = data.draw(st.sampled_from(sorted(self.rows)))
        row, officer = self.rows[pair], self.cast.officer
        if yes:
            right = self.pair_is[pair] == "proposed" and self.job_is[pair[1]] != "draft"
            if self.does(right, lambda: row.approve(officer, None)):
                self.pair_is[pair] = "approved"
        else:
            refuse = lambda: row.refuse(officer, None, RefusalReason.OTHER)  # noqa: E731
            self.step(pair, {"proposed"}, "refused", refuse)

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def agree(self, data: st.DataObject) -> None:
        pair = data.draw(st.sampled_from(sorted(self.rows)))
        right = self.pair_is[pair] not in OVER and pair[0] not in self.agrees
        if self.does(right, lambda: sending.agree(self.rows[pair], self.cast.officer)):
            self.agrees.add(pair[0])

    @rule(person=who)
    def take_back(self, person: int) -> None:
        consent = Consent.standing(self.people[person], Purpose.REVEAL, self.cast.firm)
        assert (consent is not None) == (person in self.agrees)
        if consent is not None and self.does(True, lambda: consent.withdraw(self.cast.officer)):
            self.agrees.discard(person)
            self.drop(lambda pair: pair[0] == person and pair in self.was_sent, "withdrawn")

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def send(self, data: st.DataObject) -> None:
        pair = data.draw(st.sampled_from(sorted(self.rows)))
        right = self.pair_is[pair] == "approved" and pair[0] in self.agrees
        right = right and self.job_is[pair[1]] in {"open", "paused"}
        if self.does(right, lambda: sending.send(self.rows[pair], self.cast.officer)):
            self.pair_is[pair] = "sent"
            self.was_sent.add(pair)

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), which=st.sampled_from(["open", "invite", "offer", "start"]))
    def answer(self, data: st.DataObject, which: str) -> None:
        pair = data.draw(st.sampled_from(sorted(self.rows)))
        row, boss, us = self.rows[pair], self.cast.boss, Side.EMPLOYER
        verbs: dict[str, tuple[set[str], str, Callable[[], Any]]] = {
            "open": ({"sent"}, "seen", lambda: row.open(boss, us)),
            "invite": (
                {"seen", "interview"},
                "interview",
                lambda: row.invite(boss, us, utcnow(), "Km3+4"),
            ),
            "offer": ({"seen", "interview"}, "offered", lambda: row.offer(boss, us)),
            "start": ({"hired"}, "started", lambda: row.start(boss, us)),
        }
        self.step(pair, *verbs[which])

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def hire(self, data: st.DataObject) -> None:
        pair = data.draw(st.sampled_from(sorted(self.rows)))
        person, job = pair
        right = self.pair_is[pair] == "offered" and not self.works(person)
        right = right and self.hired[job] < self.openings[job]
        right = right and self.job_is[job] in {"open", "paused"}
        row, boss = self.rows[pair], self.cast.boss
        if self.does(right, lambda: hiring.hire(row, boss, Side.EMPLOYER)):
            self.pair_is[pair] = "hired"
            self.hired[job] += 1
            self.drop(lambda other: other[0] == person, "obsolete")
            self.fill(job)

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), how=st.sampled_from(["turn down", "decline", "withdraw"]))
    def end(self, data: st.DataObject, how: str) -> None:
        pair = data.draw(st.sampled_from(sorted(self.rows)))
        row, by, job = self.rows[pair], self.cast.officer, pair[1]
        state = self.pair_is[pair]
        other = RefusalReason.OTHER
        right, to, act = {
            "turn down": (
                pair in self.was_sent and state in LIVE | {"hired"},
                "refused",
                lambda: hiring.turn_down(row, by, Side.EMPLOYER, other),
            ),
            "decline": (
                state == "offered",
                "refused",
                lambda: hiring.turn_down(row, by, Side.VETERAN, other),
            ),
            "withdraw": (
                state in LIVE | {"hired"},
                "withdrawn",
                lambda: hiring.withdraw(row, by, Side.VETERAN),
            ),
        }[how]
        if self.does(right, act):
            self.pair_is[pair] = to
            if state == "hired":
                self.hired[job] -= 1
                if self.job_is[job] == "filled":
                    self.job_is[job] = "open"

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        pair = data.draw(st.sampled_from(sorted(self.rows)))
        row, boss = self.rows[pair], self.cast.boss
        right = self.pair_is[pair] == "started"
        if self.does(right, lambda: hiring.leave(row, boss, Side.EMPLOYER)):
            self.pair_is[pair] = "left"
            self.hired[pair[1]] -= 1

    @rule(job=where, how=st.sampled_from(["pause", "resume", "close"]))
    def move_job(self, job: int, how: str) -> None:
        row, boss, state = self.jobs[job], self.cast.boss, self.job_is[job]
        right, to, act = {
            "pause": (state == "open", "paused", lambda: row.pause(boss)),
            "resume": (state == "paused", "open", lambda: row.resume(boss)),
            "close": (
                state in {"open", "paused"},
                "closed",
                lambda: hiring.close_job(row, boss),
            ),
        }[how]
        if self.does(right, act):
            self.job_is[job] = to
            if to == "closed":
                self.drop(lambda pair: pair[1] == job, "obsolete")

    # ---- what must hold after each ----
    @invariant()
    def rows_are_as_told(self) -> None:
        if not hasattr(self, "pair_is"):
            return
        for pair, told in self.pair_is.items():
            row = self.rows[pair]
            left = row.left_at is not None
            assert (row.state.value, left) == (
                ("started", True) if told == "left" else (told, False)
            )
        for number, job in enumerate(self.jobs):
            assert (job.state, job.hired) == (JobState(self.job_is[number]), self.hired[number])

    @invariant()
    def rules_hold(self) -> None:
        assert invariants.violations() == []
