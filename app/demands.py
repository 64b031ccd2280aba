"""What a job demands, and what a profile or a course holds against it, in words."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from flask import Flask
from flask_babel import get_locale
from flask_babel import gettext as _

from app.filters import day
from app.wording import LANGUAGES, LEVELS, RULES, SCHOOLS, SENIORITIES, WHYS
from ml.concepts import concepts, rows
from ml.keys import Rule, School, Seniority


def init_app(app: Flask) -> None:
    """Makes demands readable in the templates."""
    app.jinja_env.filters["demanded"] = lambda check: demand(check.rule, check.demand)
    app.jinja_env.filters["why"] = lambda why: str(WHYS[why])


def demand(rule: str, said: str) -> str:
    """One demand in words, as `ml.keys.Rule` tells its value."""
    return str(RULES[Rule(rule)]) % {"demand": value(rule, said)}


def value(rule: str, said: str) -> str:
    """A demanded or found value in words."""
    if not said:
        return ""
    if rule == Rule.SCHOOLING:
        return str(SCHOOLS[School(said)])
    if rule == Rule.SENIORITY:
        return str(SENIORITIES[Seniority(said)])
    if rule == Rule.LANGUAGE:
        language, _sep, level = said.partition(":")
        return f"{LANGUAGES.get(language, language)} {LEVELS.get(level, level)}".strip()
    if rule == Rule.CERTIFICATE:
        return _names()["paper"].get(said, said)
    if rule == Rule.SKILL:
        return _names()["skill"].get(said, said)
    if rule == Rule.DEADLINE:
        return day(date.fromisoformat(said))
    if rule == Rule.EXPERIENCE:
        return f"{float(said):.1f}".removesuffix(".0").replace(".", ",")
    if rule == Rule.LICENCE and said == "car":
        return _("ô tô")
    return said


def term(said: str) -> str:
    """A word of the profile as it stands, or the name of a key of the curated tables."""
    kind, _sep, rest = said.partition(":")
    if kind == "language" and rest in LANGUAGES:
        return str(LANGUAGES[rest])
    return _names()["skill"].get(said, said)


def _names() -> Mapping[str, Mapping[str, str]]:
    return _names_in("en" if str(get_locale()) == "en" else "vi")


@cache
def _names_in(language: str) -> Mapping[str, Mapping[str, str]]:
    """Names of the keys of the curated tables."""
    return {
        "skill": {skill.key: getattr(skill, language) for skill in concepts().skills},
        "paper": {row["key"]: row[language] for row in rows("papers.csv")},
    }
