"""Fields for what is no plain text: whole numbers, words of closed lists."""

from collections.abc import Iterable
from typing import Any

from wtforms import IntegerField, SelectField

from app import filters
from models.vocabulary import Labelled


class WholeField(IntegerField):
    """A whole number; None where nothing was typed."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and not valuelist[0].strip():
            self.data = None
        else:
            super().process_formdata(valuelist)


class WordField(SelectField):
    """One word of a closed list; `data` is the word, or None where none need be chosen."""

    as_typed = True  # a word of the list is no text any more

    def __init__(
        self,
        label: str,
        words: type[Labelled],
        nothing: str | None = None,
        among: Iterable[Labelled] | None = None,
        **more: Any,
    ) -> None:
        def offered() -> list[tuple[str, str]]:
            none = [] if nothing is None else [("", str(nothing))]
            return [*none, *((word.value, filters.label(word)) for word in among or words)]

        def chosen(value: str) -> Labelled | None:
            return None if nothing is not None and not value else words(value)

        super().__init__(label, choices=offered, coerce=chosen, **more)
