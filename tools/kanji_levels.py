"""Make builder/assets/kanji.txt: which kanji are learnt at which level.

    pip install kanji-lists==0.2.0
    python tools/kanji_levels.py > builder/assets/kanji.txt

A line a level, easiest first: its name, a space, its kanji in code order. `grade-1` to `grade-6`
are the school years of the ministry's list in force since 2020; `n5` to `n2` are Jonathan Waller's
lists for the JLPT, which publishes none itself. kanji-lists (MIT) holds both.
"""

from kanji_lists import JLPT, KYOIKU

LEVELS = {f"grade-{year}": getattr(KYOIKU.REIWA2, f"GRADE{year}") for year in range(1, 7)}
LEVELS |= {f"n{level}": getattr(JLPT.TANOS, f"N{level}") for level in range(5, 1, -1)}

if __name__ == "__main__":
    for name, kanji in LEVELS.items():
        print(name, "".join(sorted(kanji)))
