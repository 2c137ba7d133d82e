"""Try the readers and writers with thousands of mutated files.

    python tools/fuzz.py [--count 1000] [--seed 1] [--seconds 300] [TARGET …]
    python tools/fuzz.py --atheris TARGET [options of libFuzzer]
    python tools/fuzz.py --show FILE TARGET

Every input must end in a value or in messages with their places, within five seconds, and lose no
character; the laws stand in fuzz_targets.py. An input that breaks one is kept in build/fuzz/. The
worker of the search is tried by tools/fuzz_worker.mjs. Exit code 1 where anything was found.
"""

import argparse
import random
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path

from fuzz_mutate import broken, mutated
from fuzz_targets import TARGETS, Target

SLOW = 5.0  # seconds of the processor for one input of at most 60,000 characters
KEPT = Path("build/fuzz")


def main() -> None:
    """Run the targets one after another and tell how many inputs were tried."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("--show", type=Path)
    options, rest = parser.parse_known_args()
    names = options.targets or list(TARGETS)
    if options.show:
        TARGETS[names[0]].run(options.show.read_bytes())
    elif options.atheris:
        _guided(names[0], rest)
    else:
        found = sum(_tried(name, options) for name in names)
        sys.exit(1 if found else 0)


def _tried(name: str, options: argparse.Namespace) -> int:
    """Try one target; gives how many different faults were found."""
    target = TARGETS[name]
    numbers = random.Random(f"{name} {options.seed}")
    seeds = target.seeds()
    texts = [seed.decode("utf-8", "replace") for seed in seeds]
    faults: set[str] = set()
    tried, end = 0, time.monotonic() + options.seconds
    slowest = 0.0
    while seeds and tried < max(1, options.count // target.sample) and time.monotonic() < end:
        data = _input(numbers, seeds, texts)
        start = time.process_time()
        fault, words = _fault(target, data)
        spent = time.process_time() - start
        slowest = max(slowest, spent)
        tried += 1
        if spent > SLOW and not fault:
            fault, words = "slow", f"took {spent:.1f} s"
        if fault and fault not in faults:
            faults.add(fault)
            _keep(name, data, f"{fault}: {words}")
    print(f"{name}: {tried} inputs, {len(faults)} faults, slowest {slowest:.2f} s", flush=True)
    return len(faults)


def _input(numbers: random.Random, seeds: list[bytes], texts: list[str]) -> bytes:
    if numbers.random() < 0.1 or seeds[0].startswith(b"PK"):
        return broken(numbers, numbers.choice(seeds))
    text = mutated(numbers, numbers.choice(texts), texts)
    codec = numbers.choice(["utf-8"] * 8 + ["utf-8-sig", "cp932", "euc_jp", "utf-16"])
    return text.encode(codec, "surrogatepass" if codec.startswith("utf") else "ignore")


def _fault(target: Target, data: bytes) -> tuple[str, str]:
    """Where and what went wrong, and its words; empty where nothing did."""
    try:
        target.run(data)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        return f"{place} {type(error).__name__}", f"{error!s:.300}"
    return "", ""


def _keep(name: str, data: bytes, fault: str) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{name}-{sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    print(f"{path}: {fault}", flush=True)


def _guided(name: str, options: list[str]) -> None:
    """The same target driven by the code that the inputs reach."""
    import atheris

    atheris.instrument_all()
    corpus = KEPT / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in TARGETS[name].seeds():
        (corpus / sha256(seed).hexdigest()[:12]).write_bytes(seed)
    atheris.Setup([sys.argv[0], str(corpus), *options], TARGETS[name].run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
