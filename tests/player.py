"""A stand-in for the player of a video's host: it keeps what it was told, and tells the time."""

from playwright.sync_api import Route

HOST = "https://www.youtube-nocookie.com"
PLAYER = """<script>
const told = [];
addEventListener("message", ({data}) => {
  const message = JSON.parse(data);
  told.push(message);
  const time = message.func === "seekTo" ? message.args[0] : Number(new URLSearchParams(location.search).get("start"));
  parent.postMessage(JSON.stringify({event: "infoDelivery", info: {currentTime: time + 1}}), "*");
});
</script>"""


def play(route: Route) -> None:
    """Answer the video's host with the stand-in."""
    route.fulfill(content_type="text/html", body=PLAYER)
