"""What an element of a page says of itself: that it is the text, apart from it, a name, hidden."""

import re
from typing import Any

BODIES = frozenset(["article", "main"])
_APART = frozenset(
    "nav aside footer figcaption figure form button select header menu dialog".split()
)
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:captions?|breadcrumbs?|topicpath|share|sharing|sharedaddy|addtoany|sns|social|"
    r"related|relatedposts|recommend(?:ed)?|ranking|advert\w*|ads?|adsbygoogle|sponsor(?:ed)?|"
    r"banner|pager|pagination|toc|tags?|comments?|copyright|subscribe|newsletter|cookie)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAME = re.compile(r"[Ss]peaker|(?:^|[\s_-])[Nn]ame|(?<=[a-z])Name")
_HIDING_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader(?:-text)?|assistive-text)(?:$|\s)",
    re.IGNORECASE,
)
_LOOKED_AT = 300  # characters of an attribute


def reason_apart(element: Any) -> str:
    """Why the element is no part of a text, `<nav>`; empty where nothing says so."""
    if element.tag in _APART:
        return f"<{element.tag}>"
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LOOKED_AT]
    found = _CLASSES.search(named) if element.tag not in ("html", "body", *BODIES) else None
    return f"<{element.tag} class={found[0].strip(' _-')}>" if found else ""


def hides(element: Any) -> bool:
    """Whether nobody sees the element on the page. What holds the page's text does only until a
    script has run."""
    style = (element.get("style") or "")[:_LOOKED_AT]
    classes = (element.get("class") or "")[:_LOOKED_AT]
    hidden = element.get("hidden")
    found = (
        (hidden is not None and hidden.lower() != "until-found")
        or (element.get("aria-hidden") or "").lower() == "true"
        or _HIDING_STYLE.search(style)
        or _HIDING_CLASS.search(classes)
    )
    return bool(found) and element.tag not in ("html", "body", *BODIES) and not _holds_body(element)


def _holds_body(element: Any) -> bool:
    return next(element.iter(*BODIES), None) is not None


def names_somebody(classes: str) -> bool:
    """Whether something of these classes is a name."""
    return _NAME.search(classes[:100]) is not None


def stands_out(element: Any) -> bool:
    """Whether the element's words can be a name before a turn: bold, or of a class for names."""
    if element.tag in ("b", "strong"):
        return True
    return element.tag in ("span", "em") and names_somebody(element.get("class") or "")
