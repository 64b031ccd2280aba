"""The look holds together: styles and templates name the same things; parts speak as agreed."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Blueprint, Flask, render_template, render_template_string, request
from flask_babel import Babel, get_locale
from flask_wtf import CSRFProtect, FlaskForm
from jinja2 import StrictUndefined
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

ROOT = Path(__file__).parents[2]
STYLES = ROOT / "app" / "static" / "css"
TEMPLATES = ROOT / "templates"
# Names that only say what a list is; they carry no look of their own.
UNSTYLED = {"pairs"}


def _rules(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)


def _styled() -> set[str]:
    selectors = "".join(re.sub(r"\{[^{}]*\}", "{}", _rules(path)) for path in STYLES.glob("*.css"))
    return set(re.findall(r"\.([a-z][\w-]*)", selectors))


def _markup() -> dict[str, str]:
    return {
        str(path.relative_to(TEMPLATES)): path.read_text() for path in TEMPLATES.rglob("*.html")
    }


def test_every_class_of_a_template_has_a_style() -> None:
    missing = {}
    for name, text in _markup().items():
        for value in re.findall(r'class="([^"{]*)"', text):
            unknown = set(value.split()) - _styled() - UNSTYLED
            if unknown:
                missing[name] = unknown
    assert not missing


def test_no_style_is_left_over() -> None:
    text = "\n".join(_markup().values())
    assert not {name for name in _styled() if not re.search(rf"\b{re.escape(name)}\b", text)}


def test_colours_stand_in_the_tokens_only() -> None:
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", re.IGNORECASE)
    offenders = [
        p.name for p in STYLES.glob("*.css") if p.name != "tokens.css" and colour.search(_rules(p))
    ]
    assert not offenders


def test_every_token_that_is_used_exists() -> None:
    known = set(re.findall(r"(--[\w-]+):", _rules(STYLES / "tokens.css")))
    used = {
        t for path in STYLES.glob("*.css") for t in re.findall(r"var\((--[\w-]+)\)", _rules(path))
    }
    assert used == known


def test_styles_stay_readable() -> None:
    assert not {p.name for p in STYLES.glob("*.css") if len(p.read_text().splitlines()) > 300}


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\sstyle\s*=",
        r"<style",
        r"<script(?![^>]*\bsrc=)(?![^>]*ld\+json)",
        r"\son[a-z]+\s*=",
        r"\|\s*safe\b",
        r"data:",
    ],
)
def test_nothing_stands_inline(forbidden: str) -> None:
    markup = {
        name: re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL) for name, text in _markup().items()
    }
    assert not [name for name, text in markup.items() if re.search(forbidden, text)]


class Form(FlaskForm):
    """One field of each kind."""

    name = StringField(
        "Họ và tên", [InputRequired("Hãy nhập họ và tên.")], description="Như trong giấy tờ"
    )
    note = TextAreaField("Ghi thêm")
    scheme = RadioField(
        "Ai cấp?",
        [InputRequired("Hãy chọn ai cấp.")],
        choices=[SelectChoice("q", "Quân đội"), SelectChoice("g", "Dân sự")],
    )
    papers = SelectMultipleField(
        "Bằng nào?",
        choices=[SelectChoice("A1", "Xe máy"), SelectChoice("C", "Xe tải")],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    shown = BooleanField("Hiện ẩn danh", description="Không hiện tên")


@pytest.fixture(scope="module")
def look() -> Flask:
    """The templates alone, as strict as in the service, without any database."""
    app = Flask("look", template_folder=str(TEMPLATES), static_folder=str(STYLES.parent))
    app.config.update(
        SECRET_KEY="only for this test", OFFICE_NAME="Văn phòng", OFFICE_PHONE="0203 388 0000"
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app, locale_selector=lambda: request.args.get("l", "vi"))
    CSRFProtect(app)
    app.jinja_env.globals["get_locale"] = get_locale
    for prefix, names in (
        ("public", ("home", "jobs", "how_it_matches", "privacy", "language")),
        ("account", ("sign_out",)),
    ):
        blueprint = Blueprint(prefix, __name__, url_prefix=f"/{prefix}")
        for name in names:
            blueprint.add_url_rule(f"/{name}", name)
        app.register_blueprint(blueprint)
    return app


def _fields(look: Flask, typed: dict[str, str]) -> str:
    with look.test_request_context("/"):
        form = Form(MultiDict(typed), meta={"csrf": False})
        form.validate()
        return render_template_string(
            '{% from "components/forms.html" import error_summary, field %}'
            "{{ error_summary(form) }}{% for f in form %}{{ field(f) }}{% endfor %}",
            form=form,
        )


def test_a_field_says_label_hint_error_control(look: Flask) -> None:
    page = _fields(look, {})
    field = page[page.index('<label for="name"') :]
    places = [
        field.index(part) for part in ("Họ và tên", 'id="name-hint"', 'id="name-error"', "<input")
    ]
    assert places == sorted(places)
    assert 'aria-describedby="name-hint name-error"' in field
    assert 'aria-invalid="true"' in field


def test_the_summary_leads_to_each_wrong_field(look: Flask) -> None:
    page = _fields(look, {})
    links = re.findall(r'<a href="#([^"]+)"', page)
    assert links == ["name", "scheme-0"]
    assert all(f'id="{link}"' in page for link in links)
    assert "autofocus" in page


def test_a_right_form_has_no_summary(look: Flask) -> None:
    assert "error-summary" not in _fields(look, {"name": "An", "scheme": "q"})


def test_only_what_may_stay_empty_is_marked(look: Flask) -> None:
    page = _fields(look, {"name": "An", "scheme": "q"})
    # The note and the papers; a consent box needs no mark.
    assert page.count("(không bắt buộc)") == 2


@pytest.mark.parametrize(("chosen", "opened"), [("3", False), ("30", True)])
def test_a_long_list_folds_but_never_hides_a_choice(look: Flask, chosen: str, opened: bool) -> None:
    class LongForm(FlaskForm):
        work = RadioField("Việc", choices=[SelectChoice(str(n), f"việc {n}") for n in range(40)])

    with look.test_request_context("/"):
        page = render_template_string(
            '{% from "components/forms.html" import option_rows %}{{ option_rows(form.work) }}',
            form=LongForm(MultiDict({"work": chosen}), meta={"csrf": False}),
        )
    assert page.count('type="radio"') == 40
    assert ("<details open>" in page) is opened


def test_typed_text_never_becomes_markup(look: Flask) -> None:
    page = _fields(
        look, {"name": '"><script>alert(1)</script>', "note": "</textarea><b>x", "scheme": "q"}
    )
    assert "<script>" not in page
    assert "<b>x" not in page


@dataclass
class Share:
    """One part of a score."""

    label: str
    points: float
    text: str = ""


@pytest.mark.parametrize(
    "shares",
    [[34.25, 20.05, 14.449, -9.4336, 0], [0.04] * 7, [-3.3, -2.2, 5.5], [0], [99.99, 0.011]],
)
def test_printed_parts_add_up_to_the_printed_total(look: Flask, shares: list[float]) -> None:
    with look.test_request_context("/"):
        page = render_template_string(
            '{% from "components/match.html" import waterfall %}{{ waterfall(parts, total) }}',
            parts=[Share("phần", share) for share in shares],
            total=sum(shares),
        )
    printed = [
        float(text.replace("−", "-").replace(",", "."))
        for text in re.findall(r'<td class="n">(?:<strong>)?([−+\d,]+)', page)
    ]
    assert sum(printed[:-1]) == pytest.approx(printed[-1], abs=1e-9)
    assert all(float(width) >= 0 for width in re.findall(r'width="([-\d.]+)"', page))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_style_sheet_page_shows_every_part(look: Flask, language: str) -> None:
    with look.test_request_context(f"/?l={language}"):
        page = render_template(
            "components.html", form=Form(MultiDict(), meta={"csrf": False}), navigation=None
        )
    assert f'<html lang="{language}"' in page
    assert page.count("<h1>") == 1


def test_an_error_page_needs_neither_account_nor_navigation(look: Flask) -> None:
    error = {"code": 503, "title": "Hệ thống đang bận", "text": "Hãy thử lại.", "incident": "K7F2"}
    with look.test_request_context("/"):
        page = render_template("error.html", error=error, navigation=None)
    assert "<title>Hệ thống đang bận | Trở Về</title>" in page
    assert "K7F2" in page
    assert "csrf_token" not in page
