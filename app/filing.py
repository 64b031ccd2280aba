"""Files a job for the board: what the matcher reads out of its words is kept on its row."""

from app.shelves import vacancy
from ml.trades import filed
from models import Job


def file(job: Job) -> None:
    """Brings trade, group and licence of a job up to what its words now say."""
    job.trade, job.trade_group, job.licence = filed(vacancy(job, ""), job.occupation or "")
