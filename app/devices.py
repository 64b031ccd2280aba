"""Browser and system in two words, so that people know their own devices; pure."""

BROWSERS = (
    ("coc_coc", "Cốc Cốc"),
    ("edg", "Edge"),
    ("opr", "Opera"),
    ("samsungbrowser", "Samsung Internet"),
    ("zalo", "Zalo"),
    ("firefox", "Firefox"),
    ("fxios", "Firefox"),
    ("crios", "Chrome"),
    ("chrome", "Chrome"),
    ("safari", "Safari"),
)
SYSTEMS = (
    ("android", "Android"),
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("windows", "Windows"),
    ("mac os", "macOS"),
    ("linux", "Linux"),
)


def name(user_agent: str) -> str:
    """Such as "Chrome, Android"; only words of ours, none of the sender's."""
    said = user_agent.casefold()
    known = (next((n for mark, n in table if mark in said), "") for table in (BROWSERS, SYSTEMS))
    return ", ".join(filter(None, known))
