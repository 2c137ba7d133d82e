"""Signs that a format cannot hold."""

import re

# What XML 1.0 has no way to write: controls, lone surrogates, two non-characters. SQLite, CSV
# readers and video players stumble over some of them too.
_UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain_text(special: str) -> re.Pattern[str]:
    """Matches a text in one line that a format takes as it is, with none of its `special` signs,
    which are given as the inside of a character class, and none that it cannot hold."""
    return re.compile(rf"[^\0-\x1f\x7f\ud800-\udfff\ufffe\uffff{special}]*")


def writable(text: str) -> str:
    """The text with U+FFFD in the place of every sign that is no character of a text."""
    return text if text.isprintable() else _UNWRITABLE.sub("\ufffd", text)


def with_breaks(html: str, break_tag: str) -> str:
    """Escaped text with a tag for every line end."""
    return html if html.isprintable() else re.sub("\r\n?|\n", break_tag, html)


def one_line(text: str) -> str:
    """The text with a space for every run of line ends and tabs."""
    if text.isprintable():
        return text
    return re.sub(r"[\t\n\r\v\f\x85\u2028\u2029]+", " ", writable(text))
