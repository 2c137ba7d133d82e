"""Mutations: what an editor's paste, a broken download or an attacker makes of a good file."""

import random
from collections.abc import Callable, Sequence

# What the grammar, the formats, Markdown, HTML, YAML, templates and terminals take as their own.
TOKENS = [
    "【", "】", "【】", "【題】\n", "(1:00)\n", "（２：００）", "(99:99)", "(0:00:00)", "24:00", "(", ")", "（", "）", "((((", "))))",
    "｜", "《", "》", "｜塩《しお》", "《しお》", "塩《salt》", "――", "Q.", "A.", "山田：", "「", "」", "(編集部注:", "(注：", "プロフィール\n",
    "あわせて読みたい\n", "PR\n", "2025年2月30日\n", "令和六年五月十四日\n", "\n", "\n\n", "\r\n", "\r", "\t", "　", " ", "\xa0", "\u200b",
    "\u200d", "\u202e", "\u2066", "\ufeff", "\x00", "\x1b[2J", "\x07", "\x85", "\u2028", "\ud800", "\ufffe", "\ue000", "か\u3099", "𠮷", "👩‍👩‍👧", "葛\U000e0100",
    "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "]]>", "&lt;", "&#60;", "&#x0;", "<b", "</p>",
    "{{ x }}", "{% x %}", "{# x #}", "{: .x }", "{ #id .kt-p }", "[a](javascript:alert(1))", "![a](b)", "[x]: y", "`", "```", "***", "# ", "---\n",
    "| a | b |", "\\", "$$", ":::", "<!-- kt-html -->\n", "\n<!-- /kt-html -->", "{塩|しお}", "{|}", "wzxhzdk:0", "\x02wzxhzdk:0\x03",
    "- ", ": ", "!!python/object:x ", "&a ", "*a", "<<: ", "~", "no", "'", '"', "|\n", ">\n", "? ", "%YAML 1.2\n", "...\n", "=cmd|x", "@x", "::error::",
    "-->", "00:00:01,000 --> 00:00:02,000\n", "<v 山田>", "WEBVTT\n", "NOTE ", "<ruby>塩<rt>しお</rt></ruby>", "<rt>", "<h2>", "<br>", "<nav>",
]  # fmt: skip

Mutation = Callable[[random.Random, str, Sequence[str]], str]


def mutated(numbers: random.Random, text: str, others: Sequence[str]) -> str:
    """The text after one to twelve mutations; `others` are good files to take pieces from."""
    for _ in range(numbers.choice((1, 1, 2, 3, 5, 12))):
        text = numbers.choice(_MUTATIONS)(numbers, text, others)
    return text[:60_000]


def broken(numbers: random.Random, data: bytes) -> bytes:
    """The bytes with a few of them changed, cut or doubled."""
    found = bytearray(data)
    for _ in range(numbers.choice((1, 2, 8, 40))):
        at = numbers.randrange(len(found) + 1)
        match numbers.randrange(4):
            case 0:
                found[at : at + 1] = numbers.randbytes(1)
            case 1:
                del found[at : at + numbers.randrange(1, 200)]
            case 2:
                found[at:at] = found[max(0, at - 50) : at]
            case _:
                found[at:at] = numbers.randbytes(numbers.randrange(1, 5))
    return bytes(found)


def _insert(numbers: random.Random, text: str, _: Sequence[str]) -> str:
    at = numbers.randrange(len(text) + 1)
    return text[:at] + numbers.choice(TOKENS) + text[at:]


def _delete(numbers: random.Random, text: str, _: Sequence[str]) -> str:
    at = numbers.randrange(len(text) + 1)
    return text[:at] + text[at + numbers.choice((1, 1, 3, 30, 300)) :]


def _replace(numbers: random.Random, text: str, _: Sequence[str]) -> str:
    at = numbers.randrange(len(text) + 1)
    return text[:at] + numbers.choice(TOKENS) + text[at + numbers.randrange(1, 4) :]


def _swap_lines(numbers: random.Random, text: str, _: Sequence[str]) -> str:
    lines = text.split("\n")
    first, second = numbers.randrange(len(lines)), numbers.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def _join_lines(numbers: random.Random, text: str, _: Sequence[str]) -> str:
    lines = text.split("\n")
    at = numbers.randrange(len(lines))
    return "\n".join([*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]])


def _repeat(numbers: random.Random, text: str, _: Sequence[str]) -> str:
    start = numbers.randrange(len(text) + 1)
    piece = text[start : start + numbers.choice((1, 5, 40, 200))]
    return text[:start] + piece * numbers.choice((2, 2, 3, 20, 200)) + text[start:]


def _splice(numbers: random.Random, text: str, others: Sequence[str]) -> str:
    other = numbers.choice(others)
    start, at = numbers.randrange(len(other) + 1), numbers.randrange(len(text) + 1)
    return text[:at] + other[start : start + numbers.choice((10, 100, 1000))] + text[at:]


def _any_character(numbers: random.Random, text: str, _: Sequence[str]) -> str:
    at = numbers.randrange(len(text) + 1)
    top = numbers.choice((0x80, 0x3100, 0xFFFF, 0x10FFFF))
    return text[:at] + chr(numbers.randrange(top + 1)) + text[at:]


_MUTATIONS: list[Mutation] = [
    _insert, _insert, _insert, _replace, _delete, _swap_lines, _join_lines, _repeat, _splice, _any_character,
]  # fmt: skip
