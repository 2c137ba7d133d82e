"""Times of the recording, in whole seconds, and how they are written."""

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_YOUTUBE_HOSTS = {"www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be"}


def clock(seconds: int) -> str:
    """As a reader writes it: 1440 → `24:00`, 3961 → `1:06:01`."""
    hours, minutes, rest = hours_minutes_seconds(seconds)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def duration(seconds: int) -> str:
    """As HTML's `datetime` wants it: 1440 → `PT24M0S`, 3961 → `PT1H6M1S`."""
    hours, minutes, rest = hours_minutes_seconds(seconds)
    return f"PT{hours}H{minutes}M{rest}S" if hours else f"PT{minutes}M{rest}S"


def moment_url(url: str, seconds: int) -> str:
    """The address of the recording at that second.

    YouTube takes `t=1440s` in the query; any other host gets the W3C media fragment `#t=1440`.
    """
    before, behind = _around_seconds(url)
    return f"{before}{seconds}{behind}"


@lru_cache(maxsize=16)
def _around_seconds(url: str) -> tuple[str, str]:
    """What stands before the seconds in such an address, and what behind them."""
    parts = urlsplit(url)
    if parts.hostname not in _YOUTUBE_HOSTS:
        return urlunsplit(parts._replace(fragment="t=")), ""
    query = [(key, value) for key, value in parse_qsl(parts.query) if key != "t"]
    before = parts._replace(query=urlencode([*query, ("t", "")]), fragment="")
    return urlunsplit(before), f"s#{parts.fragment}" if parts.fragment else "s"


def hours_minutes_seconds(seconds: int) -> tuple[int, int, int]:
    """What a clock shows: 3961 → 1, 6, 1."""
    minutes, rest = divmod(seconds, 60)
    return *divmod(minutes, 60), rest
