"""Prints how long answers take and how good they are, beside peers in one run: `make bench`."""

import argparse

from ml.ranker import Ranker
from tests.bench import assignment, crowd, everybody, pages, process, questions
from tests.bench.clock import seconds, table


def main() -> None:
    """Measure on 10,000 ads and 50,000 people, or on fewer with --quick."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="2,000 people in place of 50,000")
    people_count = 2_000 if options.parse_args().quick else 50_000
    process.start()
    ads = crowd.vacancies(10_000)
    ranker = Ranker()
    fit = seconds(lambda: ranker.fit(ads))
    encoded = ranker.encode_vacancies(ads)
    form = crowd.seekers(1)[0]
    questions.one_form(ranker, form, ads, encoded)
    questions.growth(ranker, form, encoded)
    forms = crowd.seekers(people_count)
    people = ranker.encode_seekers(forms)
    held = process.peak_mib()
    questions.one_ad(ranker, people, encoded)
    everybody.all_pairs(ranker, people, encoded, forms, ads)
    table(
        "Fitting and memory",
        ("", "", "limit"),
        [
            ("fit on 10,000 ads, s", fit, 30),
            (f"memory with {people_count:,} people and 10,000 ads ready, MiB", held, 600),
        ],
    )
    assignment.plans()
    pages.pages(10_000, 2_000 if people_count < 10_000 else 10_000)


if __name__ == "__main__":
    main()
