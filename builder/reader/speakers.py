"""Who speaks: the marks at the start of a line. The rule stands in `grammar`."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model import Speaker
from builder.reader.grammar import time_mark
from builder.reader.readings import take_readings

INTERVIEWER = "聞き手"

# Those who speak without a name of their own.
ROLES = re.compile(
    r"聞き手|インタビュアー|司会|司会者|記者|編集部|編集者|質問|回答|質問者|回答者|一同|全員"
)
# Words that open a sentence or a credit with a colon.
NO_NAMES = re.compile(
    r"結論|理由|原因|例|例えば|たとえば|注|注意|補足|参考|出典|引用|追記|要点|ポイント|背景|"
    r"目的|問題|課題|答え|写真|撮影|文|取材|構成|編集|協力|翻訳|訳|日時|日程|場所|会場|料金|"
    r"定員|電話|住所|価格|発売|動画|連載|特集|関連|速報|焦点|アングル|提供|公開日|更新日|"
    r"配信日|メリット|デメリット|長所|短所|特徴|対策|効果|午前|午後|朝|昼|夜|http|https|URL"
)

_LONGEST = 40  # characters of a name
_KANJI = re.compile("[一-鿿]")
_INDENT = r"[ \t　]{0,4}"
_NAME = r"[^\W\d_](?:[\w・＝=.々ヶー'’-]| (?=[A-Za-z])){0,39}"
_DASH = re.compile(rf"{_INDENT}(?:[―─—–━]{{1,3}}|ーー|--|－－)(?![―─—–━ー－-])(?=\s*\S)")
_QA = re.compile(rf"{_INDENT}([QAＱＡ])[0-9０-９]{{0,2}}[.．:：](?![A-Za-z][.．])(?=\s*\S)")
_COLON = re.compile(rf"{_INDENT}({_NAME})[ 　]?[:：](?!//)(?=\s*\S)")
# 山田海氏（以下、山田）：
_CALLED = re.compile(
    rf"{_INDENT}{_NAME}[ 　]?[（(]以下[、,]?[ 　]?({_NAME})[)）][ 　]?[:：](?=\s*\S)"
)
_QUOTE = re.compile(rf"{_INDENT}({_NAME})(?=「[^「」]*(?:「[^「」]*」[^「」]*)*」\s*$)")
# 山田　重いです。
_SPACED = re.compile(rf"{_INDENT}(?=[^　]*[^ぁ-ゖ　])([^\W\d_][\w々ヶー]{{0,7}})　(?=[^\s])")
# One of these stands behind a name, at most so many characters from the line's start.
_BEHIND_NAME, _AT_MOST = re.compile("[:：「　（(]"), 50
_SPOKEN = re.compile("[。．？！?!]")
_CREDIT = re.compile(
    r"\s*[（(【]?(?:(?:聞き手|文|取材|構成|執筆|写真|撮影|編集|編集協力|翻訳|訳|インタビュー|ライター"
    r"|text|photo|by|interview)[・、,/／&＆と]?\s?){1,5}"
    # behind a space or ・ what can be a name, without a particle
    r"(?:[:：=＝/／|｜■●]|(?<=[・\s])(?<!インタビュー.)[^\s。・のをはがにでへ]{2,12}(?:\s|$))",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"(?:さん|氏|様|先生|教授|社長|監督)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A speaker's mark: who, and how many characters of the line it takes."""

    speaker: str
    length: int


@dataclass(frozen=True, slots=True)
class Speakers:
    """The speakers of one edition, found before its paragraphs are."""

    names: frozenset[str]
    has_questions: bool
    unusual: re.Pattern[str] | None = None  # listed names with signs that no other name may have

    def opens(self, source: str) -> bool:
        """Whether a turn of speech begins with this line, authors' readings still in it."""
        return self.mark(take_readings(source).text) is not None

    def mark(self, line: str) -> Mark | None:
        """The mark at the line's start; the line holds no readings in 《》 any more."""
        if dash := _DASH.match(line):
            return Mark(INTERVIEWER, dash.end())
        if (answer := _QA.match(line)) and self.has_questions:
            return Mark(unicodedata.normalize("NFKC", answer[1]), answer.end())
        if (name := _name(line)) and name[1] in self.names:
            return Mark(name[1], name.end())
        if self.unusual and (name := self.unusual.match(line)):
            return Mark(name[1], name.end())
        return None


def find_speakers(lines: Iterable[str], listed: Iterable[Speaker]) -> Speakers:
    """The speakers of these lines of the source; `listed` are those of edition.yml."""
    seen: dict[str, set[str]] = defaultdict(set)
    has_questions = False
    for source in lines:
        line = take_readings(_behind_time(source)).text
        question = _QA.match(line)
        has_questions = has_questions or bool(question and question[1] in "QＱ")
        match = _name(line)
        if match and (match.re is not _SPACED or _SPOKEN.search(line)):
            seen[match[1]].add(line)
    listed_names = [name for each in listed for name in (each.name, each.english) if name]
    known = frozenset(called for name in listed_names for called in _calls(_bare(name)))
    names = (name for name, uses in seen.items() if _is_speaker(name, len(uses), known))
    return Speakers(frozenset(names), has_questions, _unusual(listed_names))


def _unusual(names: Iterable[str]) -> re.Pattern[str] | None:
    """Those of the names that are none by their signs, `Smith, John`, before a colon."""
    odd = sorted({name for name in names if not re.fullmatch(_NAME, name)}, key=len, reverse=True)
    called = "|".join(map(re.escape, odd))
    return re.compile(rf"{_INDENT}({called})[ 　]?[:：](?!//)(?=\s*\S)") if odd else None


def is_credit(line: str) -> bool:
    """Whether the line names who wrote, asked or photographed, and is no turn of speech."""
    return _CREDIT.match(line) is not None and "。" not in line


def _name(line: str) -> re.Match[str] | None:
    if not _BEHIND_NAME.search(line, 0, _AT_MOST):
        return None
    return _COLON.match(line) or _CALLED.match(line) or _QUOTE.match(line) or _SPACED.match(line)


def _is_speaker(name: str, uses: int, known: frozenset[str]) -> bool:
    if _bare(name) in known or ROLES.fullmatch(name):
        return True
    longest = 30 if name.isascii() else 12
    return uses >= 2 and len(name) <= longest and not NO_NAMES.fullmatch(name)


def _calls(full: str) -> Iterator[str]:
    """What a turn of 田中一郎 can be marked with: the name, 田中, 一郎 and whatever else begins or
    ends it. Of a single sign only the surname of 林花子, and no word that opens a credit."""
    yield full
    for length in range(2, min(len(full), _LONGEST)):
        yield full[:length]
        yield full[-length:]
    if _KANJI.match(full) and not NO_NAMES.fullmatch(full[0]):
        yield full[0]


def _bare(name: str) -> str:
    return _HONORIFIC.sub("", name.strip()) or name


def _behind_time(line: str) -> str:
    mark = time_mark(line)
    return mark.rest if mark else line
