"""What machines ask, and what people see when the model file is damaged."""

from flask import Flask
from sqlalchemy import select

from app import matching
from models import Veteran, db
from tests.pages import work
from tests.people import Person


def test_the_process_answers(dung: Person) -> None:
    dung.opens("/healthz")
    assert dung.page.json == {"status": "alive"}


def test_ready_without_a_model_and_with_one(an: Person, dung: Person) -> None:
    dung.opens("/readyz")
    assert dung.page.json["db"] == "ok"
    assert dung.page.json["model"]["state"] == "none"
    work.save_profile(an)
    dung.opens("/readyz")
    assert dung.page.json["model"]["state"] == "ok"
    assert len(dung.page.json["model"]["sha256"]) == 64


def test_a_damaged_model_is_said_and_stops_nothing(
    app: Flask, an: Person, binh: Person, chi: Person, dung: Person
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an, shown_to_employers="y")
    kept = {}
    version = dung.client.get("/readyz").json["model"]["version"]
    for path in (app.config["DATA_DIR"] / "models" / version).iterdir():
        data = kept[path] = path.read_bytes()
        path.write_bytes(data[:-20] + bytes([data[-20] ^ 1]) + data[-19:])
    matching._loaded.clear()
    try:
        dung.opens("/readyz")
        assert dung.page.json["db"] == "ok"
        assert dung.page.json["model"]["state"] not in {"ok", "none"}
        notice = "Gợi ý tạm thời không khả dụng"
        assert notice in an.opens("/viec-hop")
        assert notice in binh.opens(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien")
        assert notice in chi.opens(f"/can-bo/quan-nhan/{work.veteran_id(an)}")
        assert notice in chi.opens(f"/can-bo/tin-tuyen/{job}")
        work.save_profile(an, skills="hàn")
        assert notice in an.opens("/viec-hop")
        with app.app_context():
            assert db.session.scalars(select(Veteran)).one().skills == "hàn"
    finally:
        for path, data in kept.items():
            path.write_bytes(data)
        matching._loaded.clear()


def test_training_if_needed_mends_a_lost_model_and_leaves_a_whole_one(
    app: Flask, an: Person, dung: Person
) -> None:
    def train() -> str:
        told = app.test_cli_runner().invoke(args=["train", "--if-needed"])
        assert told.exit_code == 0, told.output
        return told.output

    work.save_profile(an)
    version = dung.client.get("/readyz").json["model"]["version"]
    assert train() == ""
    for path in (app.config["DATA_DIR"] / "models" / version).iterdir():
        path.unlink()
    matching._loaded.clear()
    assert dung.client.get("/readyz").json["model"]["state"] != "ok"
    assert version in train()
    assert dung.client.get("/readyz").json["model"]["state"] == "ok"
