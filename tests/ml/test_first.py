"""The first promises of the matcher: known answers, exact parts, safe files."""

from datetime import date
from pathlib import Path

import pytest

from ml.ranker import Ranker
from ml.records import Outlook, Seeker, Vacancy
from ml.store import ModelUnavailable, load, save

TODAY = date(2026, 2, 2)
ADS = (
    Vacancy("J1", "Nhân viên lái xe giao hàng", requirements="Có bằng lái xe B2 trở lên"),
    Vacancy("J2", "Thợ hàn kết cấu thép", requirements="Biết hàn MIG, ít nhất 1 năm kinh nghiệm"),
    Vacancy("J3", "Kế toán tổng hợp", requirements="Tốt nghiệp đại học chuyên ngành kế toán"),
    Vacancy("J4", "Phụ bếp", requirements="Không yêu cầu kinh nghiệm"),
    Vacancy("J5", "Nhân viên bảo vệ", deadline=date(2026, 1, 1)),
)
AN = Seeker("V1", birth_year=2003, schooling="12/12", service="nau an cho don vi", licences="B2")


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    return Ranker().fit(ADS)


def test_cook_without_marks_gets_the_kitchen(ranker: Ranker) -> None:
    ranking = ranker.rank(ranker.encode_seekers([AN]), ranker.encode_vacancies(ADS), 5, TODAY)[0]
    assert ranking.outlook is Outlook.MATCHED
    assert ranking.pairs[0].vacancy == "J4"
    assert all(0 <= pair.score <= 100 for pair in ranking.pairs)
    for pair in ranking.pairs:
        assert sum(part.points for part in pair.parts) == pytest.approx(pair.score, abs=1e-6)


def test_both_directions_agree(ranker: Ranker) -> None:
    who, what = ranker.encode_seekers([AN]), ranker.encode_vacancies(ADS)
    forth = {p.vacancy: p for p in ranker.rank(who, what, 5, TODAY)[0].pairs}
    back = {r.of: r.pairs[0] for r in ranker.rank_seekers(what, who, 5, TODAY)}
    assert forth == back


def test_passed_deadline_sinks(ranker: Ranker) -> None:
    guard = Seeker("V2", service="Vệ binh, gác cổng")
    assert ranker.score(guard, ADS[4], date(2025, 12, 31)).score > 40
    assert ranker.score(guard, ADS[4], TODAY).score == 0


def test_file_comes_back_whole_or_not_at_all(ranker: Ranker, tmp_path: Path) -> None:
    save(ranker, tmp_path)
    again = load(tmp_path)
    assert again.version_ == ranker.version_
    assert again.score(AN, ADS[3], TODAY) == ranker.score(AN, ADS[3], TODAY)
    (tmp_path / "manifest.json").write_bytes(b"")
    with pytest.raises(ModelUnavailable):
        load(tmp_path)


def test_profile_without_fitting_work_is_told_so(ranker: Ranker) -> None:
    farmer = Seeker("V3", schooling="12/12", service="Tăng gia: nuôi lợn gà, trồng rau")
    empty = Seeker("V4")
    ads = ranker.encode_vacancies(ADS[:3])
    ranked = ranker.rank(ranker.encode_seekers([farmer, empty]), ads, 3, TODAY)
    assert [r.outlook for r in ranked] == [Outlook.NONE, Outlook.THIN]


def test_learning_moves_weights_and_version(ranker: Ranker) -> None:
    grades = {(AN.id, "J4"): 3.0, (AN.id, "J1"): 1.0, (AN.id, "J3"): 0.0}
    learned = Ranker().fit(ADS, [AN], grades)
    assert learned.version_ != ranker.version_
    assert learned.version_ == Ranker().fit(ADS, [AN], grades).version_
    pair = learned.score(AN, ADS[3], TODAY)
    assert sum(part.points for part in pair.parts) == pytest.approx(pair.score, abs=1e-6)
