"""QR codes as one SVG path: the policy of the pages allows no image from elsewhere; pure."""

from dataclasses import dataclass

import segno

QUIET = 2  # white modules around; the card adds more


@dataclass(frozen=True)
class Qr:
    """A square of `size` modules, whose dark ones `path` draws."""

    size: int
    path: str


def draw(text: str) -> Qr:
    """The QR code of a text."""
    rows = segno.make(text, error="m", micro=False).matrix
    runs = (
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, modules in enumerate(rows)
        for column, dark in enumerate(modules)
        if dark
    )
    return Qr(len(rows) + 2 * QUIET, "".join(runs))
