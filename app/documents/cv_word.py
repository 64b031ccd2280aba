"""The CV as a Word document that its owner can go on writing in: one column, plain styles."""

import io
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from app.documents.cv import Cv, Section
from models.base import utcnow

# A face that every office machine has, with all Vietnamese letters: Word embeds none of its own.
FACE = "Arial"
ACCENT, SOFT = RGBColor(0x0B, 0x54, 0x63), RGBColor(0x3C, 0x4A, 0x47)
WIDTH, HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(2)
LOCALES = {"vi": "vi-VN", "en": "en-GB"}


def as_docx(cv: Cv) -> bytes:
    """The document; what people typed is text in it, never a field and never markup."""
    document = Document()
    _set_up(document, cv)
    document.add_paragraph(cv.name, style="Title")
    if cv.wishes:
        document.add_paragraph(cv.wishes, style="Subtitle")
    for fact in cv.facts:
        paragraph = document.add_paragraph(f"{fact.text}: ")
        paragraph.add_run(fact.detail).bold = True
        paragraph.paragraph_format.space_after = Pt(0)
    for section in (*cv.main, *cv.side):
        _write(document, section)
    footer = document.sections[0].footer.paragraphs[0]
    run = footer.add_run(cv.footer)
    run.font.size, run.font.color.rgb = Pt(8), SOFT
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _write(document: WordDocument, section: Section) -> None:
    document.add_heading(section.title, level=1)
    for item in section.items:
        paragraph = document.add_paragraph(style="List Bullet" if section.listed else "Normal")
        paragraph.add_run(item.text).bold = item.strong
        if item.detail and section.listed:
            paragraph.add_run(f" ({item.detail})").font.color.rgb = SOFT
        elif item.detail:
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(WIDTH - 2 * MARGIN, WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run(f"\t{item.detail}").font.color.rgb = SOFT


def _set_up(document: WordDocument, cv: Cv) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = WIDTH, HEIGHT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    about = document.core_properties
    about.title, about.author, about.comments = cv.title, cv.name, ""
    about.created = about.modified = utcnow()
    about.language = LOCALES.get(cv.language, cv.language)
    for name in ("Normal", "List Bullet"):
        _style(document, name, 10.5)
    heading = _style(document, "Heading 1", 12)
    heading.font.color.rgb = ACCENT
    heading.paragraph_format.space_before = Pt(12)
    title = _style(document, "Title", 24)
    title.font.color.rgb, title.font.bold = ACCENT, True
    subtitle = _style(document, "Subtitle", 12)
    subtitle.font.color.rgb, subtitle.font.italic = SOFT, False


def _style(document: WordDocument, name: str, points: float) -> ParagraphStyle:
    style = cast(ParagraphStyle, document.styles[name])
    style.font.name, style.font.size = FACE, Pt(points)
    style.paragraph_format.space_after = Pt(4)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{kind}"), None)  # a theme's face would go before ours
    for kind in ("hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{kind}"), FACE)
    return style
