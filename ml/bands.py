"""From points and standings to a band."""

from collections.abc import Sequence

from ml.records import Band, Check, Part, Standing

# Least score of a band: of the graded pairs in it 85, 60 and 30 % are fit to be introduced (see
# `flask evaluate`).
STRONG, GOOD, POSSIBLE = 60.0, 45.0, 20.0


def band_of(score: float, held: Sequence[Check], parts: Sequence[Part]) -> Band:
    """Return the band of a score, held down by must-haves that are unmet or unknown."""
    band = _by_score(score)
    musts = [check for check in held if check.must]
    if any(c.standing is Standing.UNMET and not c.mend for c in musts):
        return Band.POOR
    if any(c.standing is Standing.UNMET for c in musts):
        return band if band in (Band.POOR, Band.POSSIBLE) else Band.POSSIBLE
    unknown = [c for c in musts if c.standing is Standing.UNKNOWN]
    if not unknown:
        return band
    if band is Band.STRONG:
        return Band.GOOD
    lost = sum(-part.points for part in parts if part.name in {c.rule for c in unknown})
    return Band.UNCLEAR if band is not Band.GOOD and score + lost >= GOOD else band


def _by_score(score: float) -> Band:
    if score >= STRONG:
        return Band.STRONG
    if score >= GOOD:
        return Band.GOOD
    return Band.POSSIBLE if score >= POSSIBLE else Band.POOR
