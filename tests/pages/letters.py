"""The letters of a test: read from the folder into which they are written."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from flask import Flask


@dataclass(frozen=True)
class Letters:
    """What has gone out so far, once what is on its way has."""

    app: Flask
    folder: Path

    def read(self) -> list[EmailMessage]:
        """All letters, the first one first."""
        for _again in range(3):  # a run may have put another one behind itself
            self.app.extensions["mail"].submit(lambda: None).result()
        files = sorted(self.folder.glob("*.eml"))
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]  # type: ignore[misc]

    def to(self, address: str) -> list[EmailMessage]:
        """The letters to one address."""
        return [letter for letter in self.read() if letter["To"] == address]

    def subjects(self, address: str) -> list[str]:
        """What the letters to one address are about."""
        return [str(letter["Subject"]) for letter in self.to(address)]
