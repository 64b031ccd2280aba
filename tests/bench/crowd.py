"""Many forms and ads to measure on: the demonstration rows, their fields put together anew."""

import random
from dataclasses import replace

from app.example_town import town
from ml.encoded import EncodedVacancies
from ml.records import Seeker, Vacancy


def vacancies(count: int) -> list[Vacancy]:
    """Return `count` ads: title and demands of one row, told with the words of two."""
    rows = town.table("jobs.csv")
    chance = random.Random(1)
    out = []
    for number in range(count):
        row, other = rows[number % len(rows)], chance.choice(rows)
        out.append(
            Vacancy(
                f"J{number:06d}",
                row["title"],
                sector=row["sector"],
                experience=row["experience"],
                description=f"{row['description']} {other['description']}",
                requirements=row["requirements"],
            )
        )
    return out


def seekers(count: int) -> list[Seeker]:
    """Return `count` forms whose trade, service, skills and wishes come from different people."""
    rows = town.table("people.csv")
    chance = random.Random(2)
    out = []
    for number in range(count):
        one, two, three, four = (chance.choice(rows) for _ in range(4))
        out.append(
            Seeker(
                f"P{number:06d}",
                birth_year=chance.randint(1998, 2005),
                schooling=one["schooling"],
                trade=one["trade"],
                service=two["service"],
                skills=three["skills"],
                licences=four["licences"],
                certificates=three["certificates"],
                languages=four["languages"],
                wishes=tuple(filter(None, (four["wish_1"], four["wish_2"], four["wish_3"]))),
            )
        )
    return out


def repeated(ads: EncodedVacancies, count: int) -> EncodedVacancies:
    """Return `count` rows out of encoded ads, each under a number of its own."""
    rows = [number % len(ads) for number in range(count)]
    return replace(ads.take(rows), ids=tuple(f"J{number:06d}" for number in range(count)))
