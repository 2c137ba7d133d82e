"""How sources write times of the recording and dates."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

JAPAN = timezone(timedelta(hours=9))
TIMESTAMP = "a timestamp like (24:00) or (1:06:01)"
"""What messages expect where a passage opens."""

_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d\d)")

_DATE = re.compile(
    r"""(?P<year>\d{4}) \s* (?P<sep>[年/.-]) \s* (?P<month>\d{1,2}) \s* (?:月|(?P=sep)) \s*
        (?P<day>\d{1,2}) \s* 日? \s*
        (?:\((?:[月火水木金土日祝曜・]{1,4}|[A-Za-z]{2,4})\)|[月火水木金土日]曜日?)?
        (?: (?:T|\s*) (?P<half>午前|午後|[AP]M(?=[\s\d]))? \s* (?P<hour>\d{1,2}) (?:時|:) \s*
            (?:(?P<minute>\d{1,2}) (?:分|(?!\d)))?
            (?: :? (?P<second>\d\d) (?:\.\d{1,6})? 秒? )?
            (?:\s?(?P<zone>Z|[+-]\d\d:?\d\d|JST))? )?""",
    re.VERBOSE,
)
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s*(元|\d{{1,2}})\s*(?=年)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_NUMBER = r"(?P<number>\d{1,2})(?:st|nd|rd|th)?"
# March 1, 2025; 1 March 2025
_ENGLISH = [
    re.compile(
        rf"{_WEEKDAY}\b{form},?\s+(?P<in>\d{{4}})\b(?:,?\s+(?:at\s+)?(?=\d))?", re.IGNORECASE
    )
    for form in (rf"{_MONTH}\s+{_NUMBER}", rf"{_NUMBER}\s+{_MONTH}")
]
_HALF_BEHIND = re.compile(r"\b(\d{1,2}(?::\d\d){1,2})\s?([AP])\.?M\b", re.IGNORECASE)
# 2025-03-01 he walked
_SENTENCE = re.compile(r"\s*(?!at\b|by\b|updated\b|published\b|posted\b)[a-z]{2,}\s")
_KANJI = "〇一二三四五六七八九"
_KANJI_NUMBER = re.compile(rf"[{_KANJI}十]{{1,4}}(?=[年月日時分])")
_BEFORE_DATE = re.compile(r"\s*(?:(?:[^\s\d:]{1,8}|[A-Za-z]{1,12}(?: on)?)(?:\s*:\s*|\s+))?")
_FIRST = "公開|掲載|配信|初出|published"  # what stands beside the date of a publication
_PUBLISHED = re.compile(rf"(?:{_FIRST})(?:日時?| on)?\s*:?\s*(?=\d{{4}})", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\s*(?:$|[\s,、/|()]|(?:公開|更新|配信|掲載|放送|号)(?:$|\W))")


def seconds(text: str) -> int:
    """`24:00` → 1440, `1:06:01` → 3961, full-width signs too.

    Raises `ValueError`, with what was expected, for anything else and for 60 seconds or more,
    or 60 minutes or more beside hours.
    """
    match = _CLOCK.fullmatch(unicodedata.normalize("NFKC", text))
    if not match:
        raise ValueError(TIMESTAMP)
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    if rest > 59 or (match[1] and minutes > 59):
        raise ValueError("a timestamp with minutes and seconds below 60")
    return hours * 3600 + minutes * 60 + rest


def length(text: str) -> int:
    """A time as a clock shows it, or plain seconds: `1:18:38` and `4718`. Raises `ValueError`."""
    return int(text) if re.fullmatch(r"\d{1,6}", text) else seconds(text)


def offset(text: str) -> int:
    """As `length`, with a sign if need be: `-43`, `+0:43`. Raises `ValueError`."""
    return length(text.lstrip("+-")) * (-1 if text.startswith("-") else 1)


def date(text: str) -> datetime:
    """A date with or without a time, as ISO 8601 or in Japanese, in Japan's time.

    Without a zone it is Japan's. Raises `ValueError` where it is no date, or no possible one.
    """
    match = date_line(text)
    if not match or match.group() != _folded(text).strip():
        raise ValueError("a date")
    return moment(match)


def date_line(line: str) -> re.Match[str] | None:
    """The date of a line that holds a date and little else, `公開日：2024/05/14 16:00`,
    `令和六年五月十四日`.

    Of several dates it is the one behind 公開 and the like, else the first.
    """
    if len(line) > 80 or "。" in line:
        return None
    folded = _folded(line)
    start = _BEFORE_DATE.match(folded)
    match = _DATE.match(folded, start.end() if start else 0)
    if match is None or not _AFTER_DATE.match(folded, match.start() + len(match[0].rstrip())):
        return None
    if _SENTENCE.match(folded, match.end()):
        return None
    published = _PUBLISHED.search(folded, match.end())
    return (_DATE.match(folded, published.end()) if published else None) or match


def _folded(text: str) -> str:
    """The text in half width, with the years of our calendar and in digits; dates in English as
    2025-03-01."""
    text = unicodedata.normalize("NFKC", text)
    for form in _ENGLISH:
        text = form.sub(_in_digits, text)
    text = _HALF_BEHIND.sub(lambda match: f"{match[2].upper()}M {match[1]}", text)
    text = _KANJI_NUMBER.sub(lambda match: str(_number(match[0])), text)
    return _ERA.sub(lambda match: str(_ERAS[match[1]] + int(match[2].replace("元", "1"))), text)


def _in_digits(match: re.Match[str]) -> str:
    month = _MONTHS.index(match["name"][:3].lower()) + 1
    return f"{match['in']}-{month:02}-{int(match['number']):02} "


def _number(kanji: str) -> int:
    """二〇二四 → 2024, 三十一 → 31."""
    tens, ten, ones = kanji.partition("十")
    if not ten:
        return int("".join(str(_KANJI.index(sign)) for sign in kanji))
    return (_number(tens) if tens else 1) * 10 + (_number(ones) if ones else 0)


def is_update(line: str) -> bool:
    """Whether a date line tells when an article was changed and not when it was published."""
    changed = re.search("更新|updated", line, re.IGNORECASE)
    return changed is not None and not re.search(_FIRST, line, re.IGNORECASE)


def moment(match: re.Match[str]) -> datetime:
    """The date that `date_line` found. Raises `ValueError` where the calendar has none such."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if match["half"] and hour <= 12:  # 午後0時 is noon, and so is 12 PM
        hour = hour % 12 + (12 if match["half"] in ("午後", "PM") else 0)
    zone = _zone(match["zone"])
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(JAPAN)
    except OverflowError:
        raise ValueError("a date of our calendar") from None


def _zone(text: str | None) -> timezone:
    if text is None or text == "JST":
        return JAPAN
    if text == "Z":
        return UTC
    sign, digits = text[0], text[1:].replace(":", "")
    distance = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-distance if sign == "-" else distance)
