"""Which roles may open which endpoint, read off the doors that really stand there."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

from app.access import Guard

ANYONE = "anyone"


@dataclass(frozen=True)
class Door:
    """One endpoint: its address, its methods and the roles it opens for."""

    rule: str
    methods: tuple[str, ...]
    endpoint: str
    roles: tuple[str, ...]


def doors(app: Flask) -> list[Door]:
    """All doors by address; a blueprint without a guard is open to anyone."""
    return sorted(
        (_door(app, rule) for rule in _rules(app)), key=lambda door: (door.rule, door.methods)
    )


def _rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if not rule.build_only)


def _door(app: Flask, rule: Rule) -> Door:
    blueprint = rule.endpoint.rpartition(".")[0]
    guards = app.before_request_funcs.get(blueprint, [])
    roles = next((guard.roles for guard in guards if isinstance(guard, Guard)), None)
    methods = tuple(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
    return Door(
        rule.rule, methods, rule.endpoint, (ANYONE,) if roles is None else tuple(sorted(roles))
    )
