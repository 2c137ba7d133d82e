"""What `kunten new` makes of a file, and `kunten parse` of what it wrote."""

import json
from pathlib import Path
from typing import Any, TypedDict

from commands import kunten

TEXT = "灯台の守り方\n\n2025年03月01日(土)10時00分\n\n【岬】\n\n(0:10)\n岬の風は、まっすぐ来る。石は冷たい。\n"

Made = TypedDict("Made", {"told": list[str], "edition.yml": list[str], "parse": Any})


def made(name: str, data: bytes) -> Made:
    """What `new` said of this file, and what `parse` understands of what it wrote."""
    Path(name).write_bytes(data)
    result = kunten("new", "machi", "--from", name)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert kunten("check", "machi").exit_code == 0
    return {
        "told": result.stderr.splitlines(),
        "edition.yml": Path("editions/machi/edition.yml").read_text("utf-8").splitlines(),
        "parse": json.loads(kunten("parse", "editions/machi/interview.txt").stdout),
    }
