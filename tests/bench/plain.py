"""The page that all others are held against: what Flask alone takes to answer."""

from flask import Flask

app = Flask(__name__)
PAGE = "<!DOCTYPE html><html lang=vi><title>Trở Về</title><h1>Trở Về</h1></html>"


@app.get("/")
def page() -> str:
    """Words, and nothing asked of anybody."""
    return PAGE


@app.get("/healthz")
def alive() -> str:
    """Says that the server is up."""
    return ""
