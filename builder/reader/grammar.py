"""The grammar of interview.txt: an article as it was pasted from its publisher's page.

Nothing has to be cleaned by hand; what is no part of the interview is told apart, never lost:
each line that is not blank ends in exactly one of the head, a section, the profile, `left_out`.

Head
    An optional label of the column, the title, a date line, and whatever else stands before the
    text (bylines, buttons). The title is the line that edition.yml gives as title, else the
    first line that is no label; a label has at most `LABEL` characters and a longer line follows
    it before the date, or it opens with 連載, 特集, シリーズ, コラム. Up to three lines between
    title and date that are no prose, `――港と峠の三十年` too, belong to the head. The date line
    holds a date and little else: `2025年03月01日(土)10時00分`, `公開日：2024/5/14 16:00`,
    `2024-05-14`, `2025年3月1日 午後4時30分`, `March 1, 2025`; Japan's time. Of 更新 and 公開 it is
    the latter.
    The text begins with the first 【…】, time, speaker's mark or paragraph of prose (with 。 in
    it, or ending in a full stop, or of 60 characters); without any of these, behind the date.
Section
    `【…】` on a line of its own. Text before the first one is a section of its own, with the
    title はじめに; where the article has no 【…】 at all, with the title of the edition. A first
    line in 【…】 with a date line within the three lines after it is the label. A time may stand
    behind it, `【…】(24:00)`. Where no line is in 【…】, `■…`, `＜…＞`, `――…――`, `1. …` open
    sections: see `headings`.
Passage
    `(24:00)`, `(1:06:01)`, `(00:24:00)` on a line of its own or at the start of a line opens
    one; brackets, digits and the colon may be full-width, the brackets square, too. Minutes may
    pass 59 without hours. The time is not part of the paragraph. Anything else of digits and
    colons in brackets there is a mistake; so are a span `(24:00～26:20)` and `(24分00秒)` there,
    and `24:00` without brackets alone on its line.
Paragraph
    Lines without a blank line between them; a speaker's mark at a line's start begins a new one.
Speaker
    `――`, `──`, `—`, `－－` and the like: the interviewer, 聞き手. `Q.`, `Q：`, `A.`, `Q1.`: Q and
    A, where a Q stands at the start of some line. `名前：`, `名前　…` (a full-width space behind
    at most eight characters, not all of them hiragana) and `名前「…」` (the quotation being the
    whole line): a name that edition.yml lists (whole, or its beginning or end, さん and 氏 apart),
    one of `ROLES`, or a name of at most 12 characters (30 of ASCII) that is so marked on two
    different lines, as 山田 also by `山田海（以下、山田）：`;
    never one of `NO_NAMES`, so that 結論：… stays a sentence. Paragraphs without a mark have no
    speaker: nothing is guessed.
Note
    `(編集部注:…)`, `（編集部注＝…）`, brackets and colon full-width too, `［訳注：…］` and
    `〔訳注：…〕`, other brackets inside them included. The label is one of edition.yml's
    annotators, or has at most
    12 characters and ends in 解説, 注, 註, 注釈, 補足, 補注, 付記, 追記 (and a number).
Aside
    Other brackets directly behind a word (a letter, digit, kana, kanji or closing quotation mark)
    that explain it: see `brackets.explains` for what does not, such as times and （笑）.
    Brackets inside a note or an aside are part of it.
Author's reading
    `｜漢字《かんじ》`, `漢字《かんじ》`: see `readings`.
Profile
    A line `プロフィール` (著者プロフィール, 【プロフィール】, 筆者紹介, Profile …), a line with the
    name, then paragraphs of prose, with at most two short lines before the first of them; or
    `プロフィール：…` in one line. The name of another person above his own sentences goes on
    with it, and so does a second such line. What else follows is left out, unless the interview
    goes on: with a time on its own line, with a 【…】 that a time follows, or, where the profile
    stands before all text, with the next 【…】, time or mark, and behind a profile of one line with
    the next paragraph.
Left out
    What follows the profile, single lines of `CHROME`, page numbers, pointers (関連記事：…),
    copyright lines, lines of rules and stars;
    and from a line of `RELATED` on everything up to the next 【…】, time, speaker's mark, profile
    or prose. Any other line remains text.
"""

import re
import unicodedata
from dataclasses import dataclass

from builder.reader.times import TIMESTAMP, seconds

LABEL = 20  # characters

_OPEN, _CLOSE = r"[(（\[［〔【<＜〈]", r"[)）\]］〕】>＞〉]"
CLOCK = rf"{_OPEN}[ 　]*[0-9０-９:：]{{1,40}}[ 　]*{_CLOSE}"

# Lines that news sites put between paragraphs.
CHROME = re.compile(
    r"広告|PR|〔PR〕|\[PR\]|【PR】|AD|スポンサーリンク|スポンサードリンク|ADVERTISEMENT|"
    r"Advertisement|続きを読む|続きを見る|もっと見る|全文を読む|全文表示|次のページ|"
    r"次のページへ|[（(]?次(?:の)?ページ[へに](?:続く|つづく)[)）]?|次ページ|前のページ|"
    r"前のページへ|前ページ|次へ|前へ|印刷|シェア|シェアする|"
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

_SECTION = re.compile(
    rf"\s*[■◆●▼]?\s?【((?:[^【】]|【[^【】]*】)*)】\s*((?=.{{0,41}}[:：]){CLOCK})?\s*"
)
_TIME = re.compile(rf"\s*({CLOCK})[ \t　]*")
# What is meant for a time: a span, with a fraction or a word round it, in 時間, 分 and 秒.
_MEANT = r"\d{1,3}(?:[:：]\d\d){1,2}(?:[.,]\d{1,3})?|(?:\d{1,2}時間)?\d{1,3}分\d{1,2}秒"
_NEARLY = re.compile(
    rf"\s*({_OPEN}\s?(?:約|動画|録画|動画の|録画の)?\s?({_MEANT})\s?"
    rf"(?:(?:[〜～~–—−ー－‐-]|から)\s?(?:{_MEANT})?)?\s?(?:頃|ごろ|付近|まで)?\s?{_CLOSE})[ \t　]*"
)
_BARE_TIME = re.compile(r"\s*([0-9０-９]{1,3}(?:[:：][0-9０-９]{2}){1,2})\s*")
_OPENS_TIME = re.compile(rf"\s*(?:{_OPEN}|[0-9０-９])")  # as all three do
_PROFILE = re.compile(
    r"[【〈＜<\[［■◆●▼]?\s?(?:著者|筆者|執筆者|話し手|語り手|ゲスト|インタビュイー)?(?:の)?"
    r"(?:プロフィール|プロフィル|略歴|(?<=者)紹介|Profile|PROFILE)\s?[】〉＞>\]］]?"
    # プロフィール：山田海。港で…
    r"(?:(?:(?<=[】〉＞>\]］])|[:：]|　(?=.*。))[ 　]?(?P<text>\S.*))?"
)
_PAGES = re.compile(
    r"\d{1,3}(?:(?:\s{0,3}[|｜/／]\s{0,3}|\s{1,4})\d{1,3}){1,30}\s{0,3}(?:ページ|次へ)?"
)
# A line that leads to another page, or to none.
_POINTER = re.compile(
    r"[>＞▶→]{0,3}\s?(?:関連(?:記事|リンク|ニュース)|あわせて読みたい|[前次]の?ページ)\s?[:：|｜][^。]{1,100}"
    r"|【(?:関連記事|関連ニュース|あわせて読みたい|写真|画像|動画)】[^。]{1,100}"
    r"|(?:©|Ⓒ|Copyright\b).{0,100}|[^。]{0,30}無断(?:転載|複製)[^。]{0,30}。?"
)
_RULE = re.compile(r"[―─—–ー\-=＝_＿*＊・･~〜◆◇■□●○★☆※\s]{3,}")
_STOP = re.compile(r"(?:[。．！？!?]|(?<!\.)\.)[」』）)]?$")


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time that opens a passage: what stands there, its seconds, and the line behind it.

    `expected` says what is wrong with it, `hint` what to write; else they are empty.
    """

    found: str
    seconds: int | None
    rest: str
    expected: str = ""
    hint: str = ""


def section_title(line: str) -> str | None:
    """The title in 【…】 on a line of its own, a time behind it apart; `【24:00】` is a time."""
    match = _SECTION.fullmatch(line) if "【" in line else None
    return match[1].strip() if match and not _is_clock(match[1]) else None


def section_time(line: str) -> TimeMark | None:
    """The time behind the title of a section, `【…】(24:00)`."""
    match = _SECTION.fullmatch(line)
    return time_mark(match[2]) if match and match[2] else None


def time_mark(line: str) -> TimeMark | None:
    """The time at the line's start, a mistaken one too."""
    if not _OPENS_TIME.match(line):
        return None
    match = _TIME.match(line)
    if match and re.search("[:：]", match[1]):
        try:
            return TimeMark(match[1], seconds(match[1][1:-1].strip()), line[match.end() :])
        except ValueError as error:
            return TimeMark(match[1], None, line[match.end() :], str(error))
    if nearly := _NEARLY.match(line):
        return TimeMark(nearly[1], None, line[nearly.end() :], TIMESTAMP, _hint(nearly[2]))
    if bare := _BARE_TIME.fullmatch(line):
        return TimeMark(bare[1], None, "", "a timestamp in brackets like (24:00)", _hint(bare[1]))
    return None


def _is_clock(text: str) -> bool:
    return re.fullmatch(r"[\s\d]*[:：][\s\d:：]*", text) is not None


def _hint(time: str) -> str:
    digits = unicodedata.normalize("NFKC", time)
    digits = re.sub(r"(?:時間|分)(\d)(?=[分秒])", r":0\1", digits)
    digits = re.sub(r"時間|分", ":", digits)
    return f"write ({re.split('[.,秒]', digits)[0]})"


def opens_profile(line: str) -> bool:
    """Whether the author's profile begins here, perhaps with its text behind a colon."""
    return _PROFILE.fullmatch(line.strip()) is not None


def profile_text(line: str) -> str:
    """What of the profile stands in its first line."""
    match = _PROFILE.fullmatch(line.strip())
    return (match["text"] or "") if match else ""


def is_chrome(line: str) -> bool:
    """Whether the line is a button, an advertisement's label, page numbers, a pointer to another
    page, a copyright line or a rule."""
    text = line.strip()
    return any(form.fullmatch(text) for form in (CHROME, _PAGES, _POINTER, _RULE))


def opens_related(line: str) -> bool:
    """Whether a list of other articles begins here."""
    return RELATED.fullmatch(line.strip().strip("■◆●▼【】")) is not None


def is_foreign(line: str) -> bool:
    """Whether the line is the site's own and no part of the article."""
    return is_chrome(line) or opens_related(line)


def is_prose(line: str) -> bool:
    """Whether it reads like sentences and not like a heading, a name or a headline."""
    text = line.strip()
    return is_sentence(text) or (len(text) >= 15 and bool(_STOP.search(text[-4:])))


def is_sentence(line: str) -> bool:
    """Stricter than prose: a headline that ends in ？ is none."""
    return "。" in line or len(line.strip()) >= 60
