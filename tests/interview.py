"""A source of our own, as the reader understands it."""

import re
from collections.abc import Iterator, Sequence

from builder.model import Edition, Paragraph, Speaker
from builder.reader import Settings, edition_as_json, parse_interview

HEAD = "港の人\n\n塩の道を歩く人に聞く\n\n2025年03月01日(土)10時00分\n\n"


def read(text: str, *, title: str = "", speakers: Sequence[Speaker] = ()) -> Edition:
    """The edition of this text, under what edition.yml says of title and speakers."""
    chosen = Settings(title=title, speakers=tuple(speakers))
    return parse_interview(text, path="editions/umi/interview.txt", settings=chosen)


def all_paragraphs(edition: Edition) -> Iterator[Paragraph]:
    """Those of its sections, and of its profile."""
    for section in edition.sections:
        yield from section.paragraphs
    yield from edition.profile.paragraphs if edition.profile else ()


def only(text: str, speakers: Sequence[Speaker] = ()) -> Paragraph:
    """The one paragraph that the text makes."""
    (paragraph,) = all_paragraphs(read(f"{HEAD}【海】\n\n{text}\n", speakers=speakers))
    return paragraph


def assert_each_line_is_in_one_place(source: str, edition: Edition) -> None:
    """Every line that is not blank stands in the head, a section, the profile or `left_out`."""
    lines = re.split("\r\n|\r|\n", source.removeprefix("\ufeff"))
    filled = {number for number, line in enumerate(lines, 1) if line.strip()}
    apart = [line.line for line in (*edition.head, *edition.left_out)]
    assert len(apart) == len(set(apart)) and set(apart) <= filled
    inside = "".join(lines[number - 1] for number in sorted(filled - set(apart)))
    known = edition_as_json(edition)
    texts = [
        each["text"] for s in known["sections"] for p in s["passages"] for each in p["paragraphs"]
    ]
    pool = sign_counts("".join(texts) + (known["profile"] or {"text": ""})["text"])
    wanted = sign_counts(bare(inside))
    lost = {sign: count for sign, count in wanted.items() if pool.get(sign, 0) < count}
    marks = set("【】()（）:：｜|《》■") | set("0123456789０１２３４５６７８９")
    names = "".join(section["title"] for section in known["sections"])
    names += "プロフィール" + (known["profile"] or {"name": ""})["name"]
    assert not set(lost) - marks - set(names), lost


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def sign_counts(text: str) -> dict[str, int]:
    return {sign: text.count(sign) for sign in set(text) if not sign.isspace()}
