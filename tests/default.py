"""The default edition, and the addresses of its pages as they stand behind the site's own."""

EDITION = "zuckerberg-2024"
SECTIONS = (
    "gpu-no-tsukaimichi",
    "ai-no-shisuu-kansuuteki-na-shinka-wa-itsu-made-tsuzuku-no-ka",
    "naze-oopun-soosu-ni-suru-no-ka",
    "jisha-handoutai",
)
OVERVIEW = f"{EDITION}/"
SECTION, EVOLUTION, OPEN_SOURCE, LAST = (f"{EDITION}/{id}/" for id in SECTIONS)
