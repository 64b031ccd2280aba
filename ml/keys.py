"""Every key an answer can carry, in one place; the wording for each lives in the app."""

from enum import StrEnum


class PartKey(StrEnum):
    """`Part.name`. Points of all parts of a pair add up to its score.

    `terms` holds, per key: the words of the profile the points rest on, as typed (WISH, TRADE,
    SERVICE, SKILL); names of skills the ad asks for and the profile has (ASKED_SKILL); shared
    words (WORDS); for all others it is empty and the matching `Check` says what is demanded.
    """

    WISH = "wish"  # the work is, or is akin to, a stated wish
    TRADE = "trade"  # ... the trade or schooling before service
    SERVICE = "service"  # ... the work done in service
    SKILL = "skill"  # ... what the named skills and certificates speak for
    ASKED_SKILL = "asked_skill"  # a skill that the ad names and the profile has
    WORDS = "words"  # words the ad and the profile share
    OPEN = "open"  # the job takes beginners without training
    SCHOOLING = "schooling"  # points lost: schooling below or unknown
    USUAL = "usual"  # points lost: the work usually asks more schooling than the profile has
    EXPERIENCE = "experience"  # points lost: too few years in the trade
    LICENCE = "licence"  # points lost: licence missing or unknown
    LICENCE_AGE = "licence_age"  # points lost: below the legal age for the licence class
    CERTIFICATE = "certificate"  # points lost: certificate missing or unknown
    LANGUAGE = "language"  # points lost: language missing or too weak
    SENIORITY = "seniority"  # points lost: a post that leads others, without such experience
    DEADLINE = "deadline"  # points lost: the last day to apply has passed
    FLOOR = "floor"  # brings a sum below 0 back to 0, a sum above 100 down to 100


class Rule(StrEnum):
    """`Check.rule`. `demand` and `found` hold, as data:

    SCHOOLING: a `School` value each. EXPERIENCE: years as a decimal number each, `found` "" where
    no work in the trade is told of. LICENCE: the class asked, "old/new" where the schemes
    differ ("B2/B", "C/C1", "C"); `found` the classes held as typed, ", " between.
    LICENCE_AGE: the legal minimum age in years; `found` the age on the day, "" where unknown.
    CERTIFICATE: a `Paper` value; `found` the same where held. LANGUAGE: a language key and a level,
    "chinese:2" (1 basic, 2 can converse, 3 fluent); `found` likewise. DEADLINE: an ISO date;
    `found` the day of the question. SENIORITY: a `Seniority` value. SKILL: the name of a skill that
    the ad names and the profile does not (unknown, never a must); `found` "".
    """

    SCHOOLING = "schooling"
    EXPERIENCE = "experience"
    LICENCE = "licence"
    LICENCE_AGE = "licence_age"
    CERTIFICATE = "certificate"
    LANGUAGE = "language"
    SENIORITY = "seniority"
    DEADLINE = "deadline"
    SKILL = "skill"


class Mend(StrEnum):
    """`Check.mend`: the short course or step that would make an unmet rule met."""

    DRIVING_COURSE = "driving_course"
    SWAP_LICENCE = "swap_licence"  # change a military licence for a civil one, within six months
    CLASS_C1_FIRST = "class_c1_first"  # too young for the class: begin with C1 or C, or as a mate
    SAFETY_COURSE = "safety_course"
    FORKLIFT_COURSE = "forklift_course"
    WELDING_TEST = "welding_test"
    GUARD_COURSE = "guard_course"
    FOOD_SAFETY_COURSE = "food_safety_course"
    GUIDE_CARD = "guide_card"
    COMPUTER_COURSE = "computer_course"
    SEAMAN_COURSE = "seaman_course"
    MACHINE_COURSE = "machine_course"
    FIRE_COURSE = "fire_course"
    LIFEGUARD_COURSE = "lifeguard_course"
    LANGUAGE_COURSE = "language_course"
    ELEMENTARY_COURSE = "elementary_course"  # sơ cấp, on the training card
    ASK_PAPERS = "ask_papers"  # unknown: ask whether the paper is held


class School(StrEnum):
    """Levels of schooling, lowest first."""

    NONE = "none"
    LOWER_SECONDARY = "thcs"
    UPPER_SECONDARY = "thpt"
    ELEMENTARY = "so_cap"
    INTERMEDIATE = "trung_cap"
    COLLEGE = "cao_dang"
    UNIVERSITY = "dai_hoc"


class Seniority(StrEnum):
    """Posts that lead others or need long experience."""

    LEAD = "lead"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    EXPERT = "expert"


class Asked(StrEnum):
    """What an ad asks of the person that is shown to the officer and never ranked."""

    AGE = "asked_age"
    SEX = "asked_sex"
