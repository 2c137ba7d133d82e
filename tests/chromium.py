"""Where the Chromium for the browser's tests is; run as a program it installs one if need be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# The address bar's list is a page with a process of its own, made with each window, and a process
# is kept in reserve: together they cost as much as the page that is looked at.
UNSEEN = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"]
# What Playwright switches off, whose switch ours replaces: what asks other hosts, what turns an
# address into another, what lets a page wait.
PLAYWRIGHTS = ["AimEnabled", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"]
PLAYWRIGHTS += ["PreconnectToSearch", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades"]
PLAYWRIGHTS += ["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"]
PLAYWRIGHTS += ["PaintHolding", "ThirdPartyStoragePartitioning"]
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-features=" + ",".join(UNSEEN + PLAYWRIGHTS),
]


def find() -> str | None:
    """The path of a Chromium: KUNTEN_CHROMIUM, one on the PATH, or Playwright's own."""
    named = os.environ.get("KUNTEN_CHROMIUM")
    found = (path for name in NAMES if (path := shutil.which(name)))
    return named or next(found, None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """By the system's packages where that is allowed, else by Playwright."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        packages = ["chromium", "fonts-noto-cjk"]
        subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=True)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if not find():
        print("No Chromium found, installing one …", flush=True)
        install()
    print("Browser for the tests:", find())
