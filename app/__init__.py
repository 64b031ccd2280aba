"""Joins HTTP, rows and numbers. `create_app` wires; it decides nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from app import (
    access,
    cautioned,
    commands,
    compressed,
    config,
    demands,
    errors,
    filters,
    headers,
    job_facts,
    job_words,
    languages,
    logs,
    mail,
    navigation,
    outbox,
    people,
    schema,
    witness,
)
from app.views import (
    account,
    accounts,
    ad_reports,
    breaches,
    calls,
    claim,
    colleagues,
    consents,
    counter,
    courses,
    drafts,
    employer,
    feeds,
    firm,
    firm_page,
    firms,
    health,
    hiring,
    imports,
    introductions,
    job_office,
    join,
    ledger,
    mail_off,
    me,
    paper_consents,
    papers,
    posters,
    postings,
    profile,
    public,
    record,
    reports,
    requests,
    reset,
    rights,
    searches,
    second_factor,
    settings,
    situations,
    staff,
    suggest,
    told,
    veteran,
    way,
)
from models import db

ROOT = Path(__file__).parent
VIEWS = (
    account,
    accounts,
    ad_reports,
    breaches,
    calls,
    claim,
    colleagues,
    consents,
    counter,
    courses,
    drafts,
    employer,
    feeds,
    firm,
    firm_page,
    firms,
    health,
    imports,
    join,
    me,
    hiring,
    introductions,
    job_office,
    ledger,
    papers,
    posters,
    mail_off,
    postings,
    paper_consents,
    profile,
    public,
    record,
    reports,
    reset,
    requests,
    rights,
    searches,
    second_factor,
    settings,
    situations,
    staff,
    suggest,
    told,
    veteran,
    way,
)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The service.

    Args:
        settings: replace those read from the environment; tests use it.

    Raises:
        UnsafeSettings: the environment has no meaning.
    """
    app = Flask(__name__, template_folder=str(ROOT.parent / "templates"), static_folder=None)
    app.config.update(config.read(), **(settings or {}))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    db.init_app(app)
    Migrate(app, db, directory=str(ROOT.parent / "models" / "migrations"), render_as_batch=True)
    logs.init_app(app)  # first: what follows may already refuse the request
    compressed.init_app(app)  # what comes first looks last at an answer
    schema.init_app(app)
    CSRFProtect(app)
    for module in (
        languages,
        access,
        headers,
        errors,
        filters,
        job_facts,
        cautioned,
        demands,
        job_words,
        mail,
        outbox,
        navigation,
        people,
        witness,
    ):
        module.init_app(app)
    for views in VIEWS:
        app.register_blueprint(views.bp)
    commands.init_app(app)

    static = compressed.Files(
        app.wsgi_app,
        kept=app.config["DATA_DIR"] / "compressed",
        root=str(ROOT / "static"),
        prefix="static/",
        allow_all_origins=False,
        add_headers_function=headers.for_static,
        max_age=3600,
    )
    proxies = app.config["TRUSTED_PROXY"]
    app.wsgi_app = ProxyFix(static, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    app.add_url_rule("/static/<path:filename>", endpoint="static", build_only=True)
    return app
