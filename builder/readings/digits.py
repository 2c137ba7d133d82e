"""The signs that numerals are written with."""

VALUES = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
DIGITS = "".join(VALUES)
UNITS = "十百千万億兆"
VAGUE = {"数": "すう", "何": "なん", "幾": "いく"}
"""What stands in the place of a digit, and how it sounds."""

ARABIC = r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
KANJI = f"(?:[{DIGITS}{UNITS}何幾]+|数(?![{DIGITS}]))+"
"""数 before a digit is the end of a word (定数二十八)."""


def are_digits(part: str) -> bool:
    """Whether they are digits in kanji alone."""
    return all(c in DIGITS for c in part)


def are_either(first: str, second: str) -> bool:
    """Whether two digits stand for 'one or the other': 二三."""
    return 0 < VALUES.get(first, -1) == VALUES.get(second, 0) - 1
