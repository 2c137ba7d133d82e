"""The page that stands at an old address and leads to the new one."""

import json
from collections.abc import Mapping

from builder.browser import FOLDER
from builder.markup import bilingual, html_text
from builder.publish.publication import Publication

ELSEWHERE = f"{FOLDER}/moved.json"


def moved_pages(
    pages: Mapping[str, str],
    elsewhere: Mapping[str, Mapping[str, str]],
    publication: Publication,
) -> dict[str, bytes]:
    """The files of the site that lead on: a page at each old path of `pages`, and the anchors that
    are `elsewhere`, which the script of a page asks for."""
    found = {f"{old}index.html": _page(old, new, publication) for old, new in pages.items()}
    return {**found, ELSEWHERE: json.dumps(elsewhere, ensure_ascii=False, sort_keys=True).encode()}


def _page(old: str, new: str, publication: Publication) -> bytes:
    """A script carries the place in the page over; without script the page is turned to alone."""
    root = "../" * old.count("/")
    target = html_text(root + new)
    whole = html_text(publication.address(new)) or target
    words = bilingual("このページは移りました。", "This page has moved.")
    return (
        '<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        "<title>ページは移りました Moved</title>\n"
        f'<link rel="canonical" href="{whole}">\n'
        f'<script src="{root}{FOLDER}/kunten-moved.js" data-to="{target}"></script>\n'
        f'<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>\n'
        f'</head>\n<body>\n<p>{words} <a href="{target}">{html_text(new)}</a></p>\n'
        "</body>\n</html>\n"
    ).encode()
