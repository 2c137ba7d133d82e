"""Make builder/vocabulary/data/school_years.tsv: in which year a school teaches which kanji.

    pip install kanji-lists==0.2.0
    python tools/school_years.py

A line a year, with its kanji in code order: 1 to 6 of the ministry's table in force since 2020, and
for all of secondary school the other kanji of the Joyo list. kanji-lists (MIT) holds both; it would
take a build a megabyte and a half to load, for it holds much else.
"""

from pathlib import Path

from kanji_lists import JOYO, KYOIKU

from builder.vocabulary.levels import SECONDARY

OUT = Path(__file__).parent.parent / "builder" / "vocabulary" / "data" / "school_years.tsv"

if __name__ == "__main__":
    years = [set(getattr(KYOIKU.REIWA2, f"GRADE{year}")) for year in range(1, SECONDARY)]
    years.append(set(JOYO) - set().union(*years))
    lines = (f"{year}\t{''.join(sorted(kanji))}\n" for year, kanji in enumerate(years, 1))
    OUT.write_text("".join(lines), "utf-8")
