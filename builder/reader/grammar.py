"""The grammar of interview.txt: an article as it was pasted from its publisher's page.

Nothing has to be cleaned by hand; what is no part of the interview is told apart, never lost:
each line that is not blank ends in exactly one of the head, a section, the profile, `left_out`.

Head
    An optional label of the column, the title, a date line, and whatever else stands before the
    text (bylines, buttons). The title is the line that edition.yml gives as title, else the
    first line that is no label; a label has at most `LABEL` characters and a longer line follows
    it before the date. The date line holds a date and little else:
    `2025年03月01日(土)10時00分`, `公開日：2024/5/14 16:00`, `2024-05-14`; Japan's time.
    The text begins with the first 【…】, time, speaker's mark or paragraph of prose (with 。 in
    it, or ending in a full stop, or of 60 characters); without any of these, behind the date.
Section
    `【…】` on a line of its own. Text before the first one is a section of its own, with the
    title はじめに; where the article has no 【…】 at all, with the title of the edition. A first
    line in 【…】 with a date line within the three lines after it is the label.
Passage
    `(24:00)`, `(1:06:01)`, `(00:24:00)` on a line of its own or at the start of a line opens
    one; brackets, digits and the colon may be full-width. Minutes may pass 59 without hours.
    The time is not part of the paragraph. Anything else of digits and colons in brackets there
    is a mistake, and so is `24:00` without brackets alone on its line.
Paragraph
    Lines without a blank line between them; a speaker's mark at a line's start begins a new one.
Speaker
    `――`, `──`, `—` and the like: the interviewer, 聞き手. `Q.`, `Q：`, `A.`, `Q1.`: Q and A, where
    a Q stands at the start of some line. `名前：` and `名前「…」` (the quotation being the whole
    line): a name that edition.yml lists (whole, or its beginning or end, さん and 氏 apart), one
    of `ROLES`, or a name of at most 12 characters that is so marked on two different lines;
    never one of `NO_NAMES`, so that 結論：… stays a sentence. Paragraphs without a mark have no
    speaker: nothing is guessed.
Note
    `(編集部注:…)`, brackets and colon full-width too, other brackets inside them included. The
    label is one of edition.yml's annotators, or has at most 12 characters and ends in 解説, 注,
    註, 注釈, 補足, 補注, 付記, 追記 (and a number).
Aside
    Other brackets directly behind a word (a letter, digit, kana, kanji or closing quotation mark)
    that explain it: see `brackets.explains` for what does not, such as times and （笑）.
    Brackets inside a note or an aside are part of it.
Author's reading
    `｜漢字《かんじ》`, `漢字《かんじ》`: see `readings`.
Profile
    A line `プロフィール` (著者プロフィール, 【プロフィール】, Profile …), a line with the name,
    then paragraphs of prose, with at most two short lines before the first of them. What follows is
    left out, unless the interview goes on: with a time on its own line, with a 【…】 that a time
    follows, or, where the profile stands before all text, with the next 【…】, time or mark.
Left out
    What follows the profile, single lines of `CHROME`, page numbers, lines of rules and stars;
    and from a line of `RELATED` on everything up to the next 【…】, time, speaker's mark, profile
    or prose. Any other line remains text.
"""

import re
from dataclasses import dataclass

from builder.reader.times import seconds

LABEL = 20  # characters

# Lines that news sites put between paragraphs.
CHROME = re.compile(
    r"広告|PR|〔PR〕|\[PR\]|【PR】|AD|スポンサーリンク|スポンサードリンク|ADVERTISEMENT|"
    r"Advertisement|続きを読む|続きを見る|もっと見る|全文を読む|全文表示|次のページ|"
    r"次のページへ|次ページ|前のページ|前のページへ|前ページ|次へ|前へ|印刷|シェア|シェアする|"
    r"ツイート|ポスト|この記事をシェア|この記事をシェアする|ページトップへ|ページの先頭へ|"
    r"PAGETOP"
)
# Headings of lists of other articles.
RELATED = re.compile(
    r"あわせて読みたい|合わせて読みたい|併せて読みたい|こちらもおすすめ|関連記事|関連ニュース|"
    r"関連リンク|関連キーワード|おすすめ記事|おすすめの記事|オススメ記事|人気記事|"
    r"人気ランキング|アクセスランキング|記事ランキング|ランキング|新着記事|最新記事|"
    r"ニュース速報|最新ニュース|編集部のおすすめ"
)

_SECTION = re.compile(r"\s*【([^【】]*)】\s*")
_TIME = re.compile(r"\s*[(（][ 　]*([0-9０-９:：]{1,40})[ 　]*[)）][ \t　]*")
_BARE_TIME = re.compile(r"\s*([0-9０-９]{1,3}(?:[:：][0-9０-９]{2}){1,2})\s*")
_PROFILE = re.compile(
    r"[【〈＜<\[［■◆●▼]?\s?(?:著者|筆者|話し手|語り手|ゲスト|インタビュイー)?(?:の)?"
    r"(?:プロフィール|プロフィル|略歴|Profile|PROFILE)\s?[】〉＞>\]］]?"
)
_PAGES = re.compile(
    r"\d{1,3}(?:(?:\s{0,3}[|｜/／]\s{0,3}|\s{1,4})\d{1,3}){1,30}\s{0,3}(?:ページ|次へ)?"
)
_RULE = re.compile(r"[―─—–ー\-=＝_＿*＊・･~〜◆◇■□●○★☆※\s]{3,}")
_STOP = re.compile(r"(?:[。．！？!?]|(?<!\.)\.)[」』）)]?$")


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time that opens a passage: what stands there, its seconds, and the line behind it.

    `expected` says what is wrong with it, else it is empty.
    """

    found: str
    seconds: int | None
    rest: str
    expected: str = ""


def section_title(line: str) -> str | None:
    """The title in 【…】 on a line of its own."""
    match = _SECTION.fullmatch(line)
    return match[1].strip() if match else None


def time_mark(line: str) -> TimeMark | None:
    """The time at the line's start, a mistaken one too."""
    match = _TIME.match(line)
    if match and re.search("[:：]", match[1]):
        try:
            return TimeMark(match.group().strip(), seconds(match[1]), line[match.end() :])
        except ValueError as error:
            return TimeMark(match.group().strip(), None, line[match.end() :], str(error))
    bare = _BARE_TIME.fullmatch(line)
    if bare:
        return TimeMark(bare[1], None, "", "a timestamp in brackets like (24:00)")
    return None


def opens_profile(line: str) -> bool:
    """Whether the author's profile begins here."""
    return _PROFILE.fullmatch(line.strip()) is not None


def is_chrome(line: str) -> bool:
    """Whether the line is a button, an advertisement's label, page numbers or a rule."""
    text = line.strip()
    return any(form.fullmatch(text) for form in (CHROME, _PAGES, _RULE))


def opens_related(line: str) -> bool:
    """Whether a list of other articles begins here."""
    return RELATED.fullmatch(line.strip().strip("■◆●▼【】")) is not None


def is_prose(line: str) -> bool:
    """Whether it reads like sentences and not like a heading, a name or a headline."""
    text = line.strip()
    return "。" in text or len(text) >= 60 or (len(text) >= 15 and bool(_STOP.search(text[-4:])))
