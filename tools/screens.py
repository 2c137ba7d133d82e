"""Draw the screens of docs/publishing.md: `make screens`.

python tools/screens.py docs/images

They are drawings of GitHub's pages, with what matters for a step and nothing else.
"""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

WIDTH, HEIGHT = 760, 330
INK, GREY, LINE, PAPER, BLUE, GREEN, RED = (
    "#1f2328", "#59636e", "#d1d9e0", "#ffffff", "#0969da", "#1f883d", "#d6523c",
)  # fmt: skip
TABS = {"Code": 0, "Issues": 100, "Pull requests": 210, "Actions": 330, "Settings": 430}


def text(x: float, y: float, words: str, *, size: int = 15, fill: str = INK, bold: bool = False,
         middle: bool = False) -> str:  # fmt: skip
    """Words that begin at a place, or have their middle there."""
    weight = ' font-weight="600"' if bold else ""
    anchor = ' text-anchor="middle"' if middle else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}"{weight}{anchor}>'
        f"{escape(words)}</text>"
    )


def box(x: float, y: float, width: float, height: float, *, fill: str = PAPER, line: str = LINE,
        radius: int = 6, thick: float = 1) -> str:  # fmt: skip
    """A box by its left upper corner."""
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" fill="{fill}" '
        f'stroke="{line}" stroke-width="{thick}"/>'
    )


def button(x: float, y: float, width: float, words: str, *, fill: str = "#f6f8fa") -> str:
    """A button, 32 high."""
    dark = fill in (GREEN, BLUE)
    label = text(x + width / 2, y + 21, words, size=14, bold=True, middle=True,
                 fill=PAPER if dark else INK)  # fmt: skip
    return box(x, y, width, 32, fill=fill, line=fill if dark else LINE) + label


def ring(x: float, y: float, width: float, height: float) -> str:
    """A ring round what is to be looked at."""
    return box(x - 6, y - 6, width + 12, height + 12, fill="none", line=RED, radius=10, thick=3)


def here(number: int, x: float, y: float, width: float, height: float) -> str:
    """A ring round what is to be pressed, with the number of the step."""
    disc = f'<circle cx="{x + width + 6}" cy="{y - 6}" r="13" fill="{RED}"/>'
    name = text(x + width + 6, y - 1, str(number), size=15, fill=PAPER, bold=True, middle=True)
    return ring(x, y, width, height) + disc + name


def tabs(chosen: str, repository: str = "you / your-site") -> Iterator[str]:
    """The top of a repository's page."""
    yield box(0, 0, WIDTH, 50, fill="#f6f8fa", radius=0)
    yield text(20, 31, repository, bold=True)
    for name, x in TABS.items():
        yield text(x + 50, 78, name, bold=name == chosen, middle=True)
    yield f'<rect x="{TABS[chosen] + 10}" y="90" width="80" height="3" fill="#fd8c73"/>'
    yield f'<path d="M0 93.5H{WIDTH}" stroke="{LINE}"/>'


def fork() -> Iterator[str]:
    """Steps 1 and 2: a copy of the repository."""
    yield from tabs("Code", "this project / kunten")
    yield button(520, 112, 96, "☆ Star")
    yield button(636, 112, 96, "Fork")
    yield here(1, 636, 112, 96, 32)
    yield box(20, 168, 720, 146)
    yield text(40, 200, "Create a new fork", size=18, bold=True)
    yield text(40, 230, "Owner", size=13, bold=True)
    yield text(160, 230, "Repository name", size=13, bold=True)
    yield button(40, 240, 90, "you ▾")
    yield text(142, 262, "/", fill=GREY)
    yield box(160, 240, 220, 32)
    yield text(172, 261, "your-site", size=14)
    yield button(600, 264, 120, "Create fork", fill=GREEN)
    yield here(2, 600, 264, 120, 32)


def actions() -> Iterator[str]:
    """Steps 3 and 4: workflows may run."""
    yield from tabs("Actions")
    yield here(3, TABS["Actions"] + 14, 62, 72, 22)
    yield box(130, 120, 500, 180)
    yield text(380, 162, "Workflows aren’t being run on this forked repository",
               bold=True, middle=True)  # fmt: skip
    yield text(380, 190, "They were there when you forked it.", fill=GREY, size=13, middle=True)
    yield button(150, 226, 460, "I understand my workflows, go ahead and enable them", fill=GREEN)
    yield here(4, 150, 226, 460, 32)


def pages() -> Iterator[str]:
    """Steps 5 to 7: they publish the site."""
    yield from tabs("Settings")
    yield here(5, TABS["Settings"] + 14, 62, 72, 22)
    for row, name in enumerate(("General", "Access", "Branches", "Actions", "Pages")):
        y = 130 + row * 34
        if name == "Pages":
            yield box(20, y - 20, 150, 30, fill="#eef1f4", line="none")
        yield text(34, y, name, bold=name == "Pages")
    yield here(6, 20, 246, 150, 30)
    yield text(210, 134, "GitHub Pages", size=20, bold=True)
    yield f'<path d="M210 148.5H740" stroke="{LINE}"/>'
    yield text(210, 180, "Build and deployment", bold=True, size=16)
    yield text(210, 212, "Source", bold=True)
    yield button(210, 224, 190, "GitHub Actions ▾")
    yield here(7, 210, 224, 190, 32)


def run() -> Iterator[str]:
    """Steps 8 to 10: the first publication."""
    yield from tabs("Actions")
    yield box(20, 112, 160, 34, fill="#eef1f4", line="none")
    yield text(34, 134, "publish", bold=True)
    yield here(8, 20, 112, 160, 34)
    yield box(210, 112, 530, 52, fill="#f6f8fa")
    yield text(226, 144, "This workflow has a workflow_dispatch event trigger.", size=13, fill=GREY)
    yield button(598, 122, 128, "Run workflow ▾")
    yield here(9, 598, 122, 128, 32)
    yield button(598, 182, 128, "Run workflow", fill=GREEN)
    yield here(10, 598, 182, 128, 32)
    for row, (name, words) in enumerate(
        (("build", "checks the editions, builds strictly"),
         ("publish", "https://you.github.io/your-site/"))
    ):  # fmt: skip
        y = 206 + row * 58
        yield box(210, y, 370, 46)
        yield f'<circle cx="234" cy="{y + 23}" r="10" fill="{GREEN}"/>'
        yield f'<path d="M229 {y + 23}l4 4 7-8" fill="none" stroke="{PAPER}" stroke-width="2"/>'
        yield text(254, y + 28, name, bold=True)
        yield text(336, y + 28, words, size=14, fill=BLUE if row else GREY)
    yield ring(332, 272, 240, 30)


def edit() -> Iterator[str]:
    """An edit in the browser, later."""
    yield from tabs("Code")
    yield text(20, 128, "your-site / editions / readings.yml", bold=True)
    yield button(656, 108, 84, "✎ Edit")
    yield here(1, 656, 108, 84, 32)
    yield box(20, 152, 720, 94)
    for row, line in enumerate(("- surface: 風", "  reading: ふう", "  after: そんな")):
        yield text(36, 180 + row * 24, f"{row + 1}", fill=GREY, size=14)
        yield text(66, 180 + row * 24, line.replace("  ", "\u00a0\u00a0"), size=14)
    yield button(550, 270, 190, "Commit changes…", fill=GREEN)
    yield here(2, 550, 270, 190, 32)


SCREENS = {"fork": fork, "actions": actions, "pages": pages, "run": run, "edit": edit}


def drawn(name: str) -> str:
    """One screen as SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="system-ui, sans-serif">\n'
        + box(0.5, 0.5, WIDTH - 1, HEIGHT - 1)
        + "\n".join(SCREENS[name]())
        + "\n</svg>\n"
    )


def main(target: str) -> None:
    """Draw every screen into the folder `target`."""
    for name in SCREENS:
        (Path(target) / f"publish-{name}.svg").write_text(drawn(name), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
