"""The life of a pair: what each verb does, and that it refuses at every other moment."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from models import Account, Consent, Employer, Introduction, db, hiring, interviews, life, sending
from models.base import utcnow
from models.life import INTRODUCTION_STEPS, LIVE, Refused
from models.proposing import propose, renew
from models.vocabulary import (
    IntroductionState,
    JobState,
    Proposer,
    Purpose,
    RefusalReason,
    Side,
)
from tests.life.conftest import Cast

I = IntroductionState  # noqa: E741
STRAIGHT = [state for state in I if state in LIVE or state in life.HIRES]
Verb = Callable[[Introduction, Cast], None]
OTHER = RefusalReason.OTHER


def shown(pair: Introduction) -> datetime:
    """The time that a page shows."""
    return pair.interview_at or utcnow()


VERBS: dict[str, tuple[Verb, set[I]]] = {
    "approve": (lambda pair, cast: pair.approve(cast.officer, None), {I.PROPOSED}),
    "refuse": (lambda pair, cast: pair.refuse(cast.officer, None, OTHER), {I.PROPOSED}),
    "send": (lambda pair, cast: sending.send(pair, cast.officer), {I.APPROVED}),
    "open": (lambda pair, cast: pair.open(cast.boss, Side.EMPLOYER), {I.SENT}),
    "invite": (
        lambda pair, cast: pair.invite(cast.boss, Side.EMPLOYER, utcnow(), ""),
        {I.SEEN, I.INTERVIEW},
    ),
    "accept": (
        lambda pair, cast: interviews.accept(pair, cast.officer, Side.VETERAN, shown(pair)),
        {I.INTERVIEW},
    ),
    "ask another time": (
        lambda pair, cast: interviews.ask_other_time(
            pair, cast.officer, Side.VETERAN, shown(pair), "sáng thứ Sáu"
        ),
        {I.INTERVIEW},
    ),
    "offer": (lambda pair, cast: pair.offer(cast.boss, Side.EMPLOYER), {I.SEEN, I.INTERVIEW}),
    "hire": (lambda pair, cast: hiring.hire(pair, cast.boss, Side.EMPLOYER), {I.OFFERED}),
    "start": (lambda pair, cast: pair.start(cast.boss, Side.EMPLOYER), {I.HIRED}),
    "leave": (lambda pair, cast: hiring.leave(pair, cast.boss, Side.EMPLOYER), {I.STARTED}),
    "turn down": (
        lambda pair, cast: hiring.turn_down(pair, cast.boss, Side.EMPLOYER, OTHER),
        {I.SENT, I.SEEN, I.INTERVIEW, I.OFFERED, I.HIRED},
    ),
    "decline": (
        lambda pair, cast: hiring.turn_down(pair, cast.officer, Side.VETERAN, OTHER),
        {I.OFFERED},
    ),
    "withdraw": (
        lambda pair, cast: hiring.withdraw(pair, cast.officer, Side.VETERAN),
        {*LIVE, I.HIRED},
    ),
    "renew": (lambda pair, cast: renew(pair, cast.officer), set()),
}


@pytest.mark.parametrize("state", STRAIGHT)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_works_at_its_moment_alone(cast: Cast, verb: str, state: I) -> None:
    pair = cast.pair(state, cast.person(), cast.job())
    if not sending.may_reveal(pair):
        sending.agree(pair, cast.officer)
        db.session.commit()
    before = cast.acts(pair)
    act, allowed = VERBS[verb]
    if state in allowed:
        act(pair, cast)
        db.session.commit()
        assert pair.state in INTRODUCTION_STEPS[state] or verb == "leave"
        assert len(cast.acts(pair)) == len(before) + 1
    else:
        with pytest.raises(Refused):
            act(pair, cast)
        db.session.rollback()
        assert pair.state is state
        assert cast.acts(pair) == before


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "renew"])
def test_what_is_over_stays_over(cast: Cast, verb: str) -> None:
    pair = cast.pair(I.SEEN, cast.person(), cast.job())
    hiring.withdraw(pair, cast.officer, Side.VETERAN)
    db.session.commit()
    with pytest.raises(Refused):
        VERBS[verb][0](pair, cast)


def test_the_straight_way_leaves_one_row_for_each_step(cast: Cast) -> None:
    pair = cast.pair(I.STARTED, cast.person(), cast.job())
    told = ["propose", "approve", "send", "open", "interview", "offer", "hire", "start"]
    assert cast.acts(pair) == told


def test_nothing_is_sent_before_the_person_agrees(cast: Cast) -> None:
    pair = cast.pair(I.APPROVED, cast.person(), cast.job())
    with pytest.raises(life.NoAgreement):
        sending.send(pair, cast.officer)
    sending.agree(pair, cast.officer)
    sending.send(pair, cast.officer)
    assert pair.sent_at is not None


def take_back(pair: Introduction, by: Account) -> None:
    consent = Consent.standing(pair.veteran, Purpose.REVEAL, pair.job.employer)
    assert consent is not None
    consent.withdraw(by)
    db.session.commit()


@pytest.mark.parametrize("state", [I.SENT, I.SEEN, I.INTERVIEW, I.OFFERED])
def test_a_consent_taken_back_withdraws_what_was_sent(cast: Cast, state: I) -> None:
    an, other = cast.person(), cast.person("Trần Văn Bốn")
    pair = cast.pair(state, an, cast.job())
    unsent = cast.pair(I.APPROVED, an, cast.job())
    theirs = cast.pair(I.SENT, other, cast.job())
    take_back(pair, cast.officer)
    assert (pair.state, pair.ended_by) == (I.WITHDRAWN, Side.VETERAN)
    assert (unsent.state, theirs.state) == (I.APPROVED, I.SENT)
    with pytest.raises(life.NoAgreement):
        sending.send(unsent, cast.officer)


def test_a_consent_taken_back_by_who_works_there_keeps_the_work(cast: Cast) -> None:
    pair = cast.pair(I.STARTED, cast.person(), cast.job())
    take_back(pair, cast.officer)
    assert pair.state is I.STARTED
    assert not sending.may_reveal(pair)


def test_a_consent_to_one_firm_is_none_to_another(cast: Cast) -> None:
    an = cast.person()
    cast.pair(I.SENT, an, cast.job())
    elsewhere = cast.job()
    elsewhere.employer = Employer(name="Vận tải Hải Hà", verified_at=utcnow())
    pair = cast.pair(I.APPROVED, an, elsewhere)
    with pytest.raises(life.NoAgreement):
        sending.send(pair, cast.officer)


def test_who_no_longer_lets_the_office_keep_the_profile_is_introduced_nowhere(cast: Cast) -> None:
    an = cast.person()
    keep = Consent.give(an, Purpose.KEEP, cast.officer)
    pairs = [cast.pair(state, an, cast.job()) for state in (I.PROPOSED, I.APPROVED, I.SENT)]
    keep.withdraw(cast.officer)
    db.session.commit()
    assert {pair.state for pair in pairs} == {I.WITHDRAWN}


def test_nothing_is_sent_to_a_firm_that_is_not_verified(cast: Cast) -> None:
    pair = cast.pair(I.APPROVED, cast.person(), cast.job())
    sending.agree(pair, cast.officer)
    cast.firm.verified_at = None
    with pytest.raises(life.NotVerified):
        sending.send(pair, cast.officer)


def test_a_no_is_kept_with_its_side_and_reason(cast: Cast) -> None:
    pair = cast.pair(I.INTERVIEW, cast.person(), cast.job())
    hiring.turn_down(
        pair, cast.boss, Side.EMPLOYER, RefusalReason.DID_NOT_COME, "Hẹn hai lần không đến"
    )
    db.session.commit()
    assert (pair.state, pair.ended_by) == (I.REFUSED, Side.EMPLOYER)
    assert (pair.refusal, pair.ending_note) == (RefusalReason.DID_NOT_COME, "Hẹn hai lần không đến")


@pytest.mark.parametrize("over", [I.REFUSED, I.WITHDRAWN])
def test_an_officer_takes_up_again_what_is_over(cast: Cast, over: I) -> None:
    pair = cast.pair(I.SEEN, cast.person(), cast.job())
    if over is I.REFUSED:
        hiring.turn_down(pair, cast.boss, Side.EMPLOYER, OTHER)
    else:
        hiring.withdraw(pair, cast.officer, Side.VETERAN, OTHER)
    renew(pair, cast.officer)
    db.session.commit()
    assert (pair.state, pair.ended_by, pair.refusal) == (I.PROPOSED, None, None)
    assert (pair.sent_at, pair.decided_by_id) == (None, None)


def test_who_stepped_back_may_come_again_but_who_was_refused_may_not(cast: Cast) -> None:
    person, job = cast.person(), cast.job()
    pair = cast.pair(I.PROPOSED, person, job)
    hiring.withdraw(pair, cast.officer, Side.VETERAN)
    assert propose(person, job, Proposer.EMPLOYER, by=cast.boss).state is I.WITHDRAWN
    assert propose(person, job, Proposer.VETERAN, by=cast.officer) is pair
    assert (pair.state, pair.proposer) == (I.PROPOSED, Proposer.VETERAN)
    pair.refuse(cast.officer, None, OTHER)
    assert propose(person, job, Proposer.VETERAN, by=cast.officer).state is I.REFUSED
    db.session.commit()
    assert cast.acts(pair) == ["propose", "withdraw", "renew", "refuse"]


@pytest.mark.parametrize("state", [s for s in JobState if s not in ("waiting", "open", "paused")])
def test_nobody_is_proposed_for_a_job_that_does_not_run(cast: Cast, state: JobState) -> None:
    person, job = cast.person(), cast.job(state=state)
    with pytest.raises(life.NotRunning):
        propose(person, job, Proposer.EMPLOYER, by=cast.boss)


def test_an_answer_is_to_the_time_that_was_shown_and_a_new_time_is_asked_anew(cast: Cast) -> None:
    pair = cast.pair(I.INTERVIEW, cast.person(), cast.job())
    first = shown(pair)
    interviews.accept(pair, cast.officer, Side.VETERAN, first)
    interviews.accept(pair, cast.officer, Side.VETERAN, first)  # twice is once
    db.session.commit()
    assert pair.interview_accepted_at is not None
    assert cast.acts(pair).count("accept") == 1
    pair.invite(cast.boss, Side.EMPLOYER, first + timedelta(days=1), "Km3+4")
    db.session.commit()
    assert pair.interview_accepted_at is None
    with pytest.raises(life.InterviewMoved):
        interviews.accept(pair, cast.officer, Side.VETERAN, first)
    db.session.rollback()
    interviews.ask_other_time(pair, cast.officer, Side.VETERAN, shown(pair), "sáng thứ Sáu")
    db.session.commit()
    assert (pair.interview_accepted_at, pair.other_time) == (None, "sáng thứ Sáu")
    pair.invite(cast.boss, Side.EMPLOYER, first + timedelta(days=2), "Km3+4")
    db.session.commit()
    assert pair.other_time == ""
    interviews.accept(pair, cast.officer, Side.VETERAN, shown(pair))
    hiring.withdraw(pair, cast.officer, Side.VETERAN)
    renew(pair, cast.officer)
    db.session.commit()
    assert (pair.interview_at, pair.interview_accepted_at) == (None, None)
