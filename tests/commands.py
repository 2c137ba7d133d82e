"""Running `kunten` and `mkdocs` as a user does.

`kunten` runs in this process. `run` runs in a process of its own, which is forked from one that has
imported what commands import and has read the word list: that takes longer than a small build. All
else is as in a process that was started anew.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result
from project import PROJECT

from builder.cli import main


def kunten(*arguments: str | Path, given: str | bytes = "") -> Result:
    """Run `kunten` in this folder; `given` is its standard input."""
    result = CliRunner().invoke(main, list(map(str, arguments)), input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def run(
    command: str,
    *arguments: str | Path,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    first: str = "",
) -> subprocess.CompletedProcess[str]:
    """Run `kunten` or `mkdocs` in the folder, by default in this process's environment; `first` is
    Python to run before, in that process."""
    words = [command, *map(str, arguments)]
    server = _server()
    assert server.stdin and server.stdout
    with TemporaryDirectory() as told:
        streams = [os.devnull, f"{told}/out", f"{told}/err"]
        request = words, str(folder), {**(environment or os.environ)}, streams, first
        print(json.dumps(request), file=server.stdin, flush=True)
        code = int(server.stdout.readline())
        out, err = (Path(each).read_text("utf-8", "replace") for each in streams[1:])
    return subprocess.CompletedProcess(words, code, out, err)


@cache
def _server() -> "subprocess.Popen[str]":
    """The process that is forked; it ends with the pipe to it."""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, __file__], stdin=pipe, stdout=pipe, text=True)


def _serve() -> Callable[[], object] | None:
    """Fork for each request, and tell how that process ended; in which it returns the command."""
    from mkdocs.__main__ import cli
    from mkdocs.config import load_config

    # All but the plugin itself, which makes a folder for the process that imports it.
    import builder.exporters.output
    import builder.intake
    import builder.plugin_settings
    import builder.plugin_shards
    import builder.plugin_site  # noqa: F401
    from builder.analyzer import UnidicAnalyzer
    from builder.cli import main
    from builder.readings import ReadingEngine

    load_config(str(PROJECT / "mkdocs.yml"), plugins=["search"])
    ReadingEngine(UnidicAnalyzer()).read("塩の道")
    gc.freeze()
    for line in sys.stdin:
        if pid := os.fork():
            _, status = os.waitpid(pid, 0)
            print(os.waitstatus_to_exitcode(status), flush=True)
            continue
        sys.argv, folder, environment, streams, first = json.loads(line)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        for number, path in enumerate(streams):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
        exec(first, {})
        return {"kunten": main, "mkdocs": cli}[sys.argv[0]]
    return None


if __name__ == "__main__":
    forked = _serve()
    if forked:
        forked()
