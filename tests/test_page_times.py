"""Times: addresses with a time, steps from passage to passage, the recording, the way back."""

import json
import re

from default import OPEN_SOURCE, OVERVIEW, SECTION
from pages import Visit, turn_pages, until, until_pages_turn
from player import HOST, play
from playwright.sync_api import Page, Route, expect

TYPED = {
    f"{SECTION}#t=24:10": f"{SECTION}#t-24-00",
    f"{SECTION}?t=1500": f"{SECTION}#t-24-57",
    f"{SECTION}?t=24分57秒": f"{SECTION}#t-24-57",
    f"{SECTION}#t=24%3A10": f"{SECTION}#t-24-00",
    f"{OVERVIEW}#t=26:20": "shinka-wa-itsu-made-tsuzuku-no-ka/#t-26-20",
    f"{OVERVIEW}?t=3961": f"{OPEN_SOURCE}#t-1-06-01",
    f"{SECTION}#t=1:10:00": f"{OPEN_SOURCE}#t-1-06-01",
    f"{OPEN_SOURCE}#t=0:10": f"{SECTION}#t-24-00",
}


def test_a_typed_time_leads_to_its_passage(look: Visit, site_url: str) -> None:
    page = look("404.html")
    for address, leads_to in TYPED.items():
        page.goto("about:blank")  # so that the page is loaded, where the hash alone is another
        page.goto(site_url + address)
        page.wait_for_url(re.compile(re.escape(leads_to) + "$"))
        expect(page.locator(f"#{leads_to.split('#')[1]}")).to_be_in_viewport()


def test_a_time_typed_on_the_open_page_works_too(look: Visit) -> None:
    page = look(SECTION)
    page.evaluate("location.hash = '#t=24:58'")
    page.wait_for_url("**/#t-24-57")


def test_what_is_no_time_is_left_alone(look: Visit) -> None:
    page = look(f"{SECTION}#t=soon")
    page.wait_for_timeout(300)
    assert page.url.endswith("#t=soon")


def test_keys_step_through_the_passages(look: Visit) -> None:
    page = look(SECTION, width=1280, height=500)
    until_pages_turn(page)
    page.keyboard.press("j")
    expect(page.locator("#t-24-00")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#t-24-57")).to_be_focused()
    expect(page.locator("#t-24-57")).to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator("#t-24-00")).to_be_focused()


def watch(page: Page) -> list[str]:
    """Answer the video's host with the stand-in, and list what is asked of other hosts."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        play(route)

    page.route(lambda url: not url.startswith("http://127.0.0.1"), answer)
    return asked


def test_no_request_leaves_the_site_before_the_recording_is_asked_for(look: Visit) -> None:
    page = look("404.html")
    asked = watch(page)
    page.goto(page.url.replace("404.html", SECTION))
    page.locator(".kt-p").first.hover()
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.get_by_role("link", name="録画を見る Watch the recording").click()
    frame = page.get_by_title("録画 Recording", exact=True)
    expect(frame).to_be_visible()
    expect(page.locator("#t-24-00")).to_have_attribute("data-now", "")
    assert len(asked) == 1 and asked[0].startswith(f"{HOST}/embed/bc6uFV9CJGg?")
    assert "start=1440" in asked[0]


def test_the_poster_says_what_is_played_and_from_where_and_is_a_link_without_script(
    visit: Visit,
) -> None:
    page = visit(SECTION, java_script_enabled=False)
    poster = page.locator(".kt-watch")
    expect(poster).to_contain_text("Dwarkesh Podcast · youtube.com · 24:00")
    expect(poster.get_by_text("Dwarkesh Podcast", exact=True)).to_have_attribute("lang", "en")
    expect(poster).to_have_attribute("href", re.compile(r"youtube\.com/.*t=1440s"))


def test_a_line_says_which_clock_the_times_count_on_in_print_too(
    look: Visit, site_url: str
) -> None:
    page = look(SECTION)
    page.emulate_media(media="print")
    for path in (SECTION, OVERVIEW):
        page.goto(site_url + path)
        expect(page.locator(".kt-clock")).to_have_text(
            "時刻は録画の時刻 Times are those of the recording"
        )
        expect(page.locator(".kt-clock")).to_be_visible()


def test_the_player_leaves_the_text_free_on_a_desktop(look: Visit) -> None:
    page = look(SECTION, width=1280, height=800)
    watch(page)
    page.get_by_role("link", name="録画を見る Watch the recording").click()
    player, text = page.locator(".kt-player").bounding_box(), page.locator(".kt-p").first
    column = text.bounding_box()
    assert player and column and player["x"] >= column["x"] + column["width"]


def test_times_seek_the_recording_and_the_passage_that_plays_is_marked(look: Visit) -> None:
    page = look(SECTION)
    watch(page)
    page.get_by_role("link", name="録画を見る Watch the recording").click()
    expect(page.locator("#t-24-00")).to_have_attribute("data-now", "")
    page.locator("#t-24-57 .kt-time").click()
    expect(page.locator("#t-24-57")).to_have_attribute("data-now", "")
    expect(page.locator("[data-now]")).to_have_count(1)
    told = page.frame(url=lambda url: url.startswith(HOST))
    assert told
    assert {"event": "command", "func": "seekTo", "args": [1497, True]} in told.evaluate("told")
    page.get_by_role("button", name="とじる Close").click()
    expect(page.locator("iframe")).to_have_count(0)
    expect(page.locator("[data-now]")).to_have_count(0)
    assert page.url.split("#")[0].endswith(SECTION)


def test_the_recording_goes_on_when_the_page_is_turned(look: Visit) -> None:
    page = look(SECTION)
    asked = watch(page)
    page.get_by_role("link", name="録画を見る Watch the recording").click()
    turn_pages(page, 1)
    page.locator("#t-26-20 .kt-time").click()
    expect(page.locator("#t-26-20")).to_have_attribute("data-now", "")
    assert len(asked) == 1


def test_messages_of_other_pages_mark_nothing(look: Visit) -> None:
    page = look(SECTION)
    watch(page)
    page.get_by_role("link", name="録画を見る Watch the recording").click()
    expect(page.locator("#t-24-00")).to_have_attribute("data-now", "")
    page.evaluate("postMessage(JSON.stringify({info: {currentTime: 1500}}), '*')")
    page.wait_for_timeout(200)
    expect(page.locator("#t-24-00")).to_have_attribute("data-now", "")


def test_the_edition_remembers_the_place_and_the_sections_that_were_read(visit: Visit) -> None:
    page = visit(SECTION, viewport={"width": 1280, "height": 600})
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(300)
    page.mouse.wheel(0, 900)
    until(page, "localStorage.getItem('kunten:progress')?.includes('t-24-57')")
    kept = json.loads(page.evaluate("localStorage.getItem('kunten:progress')"))
    assert list(kept) == [f"/repo/{OVERVIEW}"]
    again = visit(OVERVIEW, context=page.context)
    way = again.get_by_role("link", name="つづきから Continue")
    expect(way).to_be_visible()
    read = again.locator(".kt-done")
    expect(read).to_have_count(1)
    expect(read).to_have_text("GPUの使い道")
    way.click()
    again.wait_for_url(f"**/{SECTION}#t-24-57")


def test_nothing_is_remembered_of_an_edition_only_looked_at(look: Visit) -> None:
    page = look(OVERVIEW)
    expect(page.get_by_role("link", name="つづきから Continue")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('kunten:progress')") is None
