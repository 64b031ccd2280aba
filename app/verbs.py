"""What somebody may do with a row now: the forms a page offers, and what each of them does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import abort
from wtforms import HiddenField

from app.forms.base import Form
from app.forms.decision import ButtonForm
from models import Record

Row = TypeVar("Row", bound=Record)


@dataclass(frozen=True)
class Verb(Generic[Row]):
    """One step. `act` refuses where it may not be taken; `when` only decides what is offered."""

    label: object
    done: object
    when: Callable[[Row], bool]
    act: Callable[[Row, Any], None]
    form: type[Form] = ButtonForm
    kind: str = "sec"  # "" stands out, "sec" and "quiet" do not, "stop" ends something
    text: object = ""
    set_up: Callable[[Row, Any], None] | None = None


@dataclass(frozen=True)
class Offer(Generic[Row]):
    """A verb on a page, with its form; `name` is its place in the address."""

    name: str
    verb: Verb[Row]
    form: Form

    @property
    def fields(self) -> list[Any]:
        """What is to be filled in."""
        return [field for field in self.form if not isinstance(field, HiddenField)]

    @property
    def hidden(self) -> list[Any]:
        """What goes along unseen, the token left out."""
        return [
            field
            for field in self.form
            if isinstance(field, HiddenField) and field.name != "csrf_token"
        ]

    @property
    def is_wrong(self) -> bool:
        """Whether this form was sent and has to be mended."""
        return bool(self.form.errors)


Verbs = Mapping[str, Verb[Row]]


def offer(verbs: Verbs[Row], name: str, row: Row) -> Offer[Row]:
    """The verb of an address; 404 for what is none."""
    if name not in verbs:
        abort(404)
    verb = verbs[name]
    form = verb.form()
    for field in form:  # several forms stand on one page: each field needs a name of its own there
        field.id = field.label.field_id = f"{name}-{field.name}"
    if verb.set_up is not None:
        verb.set_up(row, form)
    return Offer(name, verb, form)


def offers(verbs: Verbs[Row], row: Row, sent: Offer[Row] | None = None) -> list[Offer[Row]]:
    """What may be done now, in the order of the table; a form just sent keeps what was typed."""
    return [
        sent if sent is not None and sent.name == name else offer(verbs, name, row)
        for name, verb in verbs.items()
        if verb.when(row) or (sent is not None and sent.name == name)
    ]
