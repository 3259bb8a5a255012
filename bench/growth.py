"""How the work of a check grows with the procedure: instructions, which no other program disturbs.

    python3 bench/growth.py build/release/bench/bench_soundness

Needs valgrind. Times grow faster than the instructions where a procedure no longer fits into the processor's caches;
bench_soundness prints those."""

import math
import re
import subprocess
import sys

SIZES = (12_500, 25_000, 50_000, 100_000)


def instructions(bench, *words):
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", bench, "once", *words],
        check=True, capture_output=True, text=True)
    return int(re.search(r"Collected : (\d+)", run.stderr).group(1))


def main():
    bench = sys.argv[1]
    for against in ([], ["reference"]):
        before = None
        for steps in SIZES:
            words = [str(steps), *against]
            cost = instructions(bench, *words) - instructions(bench, *words, "made")
            grown = ""
            if before:
                bound = 2 * math.log(steps) / math.log(steps / 2)
                grown = f"   grew {cost / before:.2f} times (n log n: {bound:.2f})"
            where = "against the reference" if against else "on its own"
            print(f"{steps:6d} steps {where:22s} {cost / steps:7.0f} instructions a step{grown}", flush=True)
            before = cost


if __name__ == "__main__":
    main()
