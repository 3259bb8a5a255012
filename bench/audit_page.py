"""How quick the audit page of a nation is in a real browser.

    python3 bench/audit_page.py build/release/selaras procedures [REGIONS, else 552]

Of each thing the reader does: the milliseconds until the page that answers it is painted, and how many of them the
page itself was at work, which hardly depends on what else the machine does. A search waits for a pause of 80 ms
between keys, which is counted too."""

import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "browser"))
import chromium  # noqa: E402
import many  # noqa: E402

TIMED = """
window.painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
window.timed = async function (act, answered) {
  await painted();
  const start = performance.now();
  await act();
  while (!answered()) await new Promise((done) => setTimeout(done, 2));
  await painted();
  return Math.round(performance.now() - start);
};
window.type = function (letter) {
  const form = document.getElementById('filter');
  form.querySelector('output').value = '';
  form.elements.q.focus();
  form.elements.q.value += letter;
  form.elements.q.dispatchEvent(new Event('input', {bubbles: true}));
};
window.searched = () => document.querySelector('#filter output').value !== '';
"""


def steps(sheet):
    """What the reader does, and what is true once the page has answered."""
    yield "opens a sheet by its address", f"location.hash = '#{sheet}/line-3'", f"document.getElementById('{sheet}/line-3')"
    for language in ("en", "id", "en", "id"):
        yield f"changes the language ({language})", f"page.speak('{language}')", f"document.documentElement.lang === '{language}'"
    yield "scrolls to the end", "scrollTo(0, document.documentElement.scrollHeight)", "true"
    yield "scrolls to the middle", "scrollTo(0, document.documentElement.scrollHeight / 2)", "true"
    yield "goes to the findings", "location.hash = '#findings'", "document.querySelector('#findings.target')"
    for letter in "perjanjian":
        yield f"searches, key {letter}", f"type({letter!r})", "searched()"
    yield "changes the language while searching", "page.speak('en')", "searched()"
    yield "takes the search back", "document.querySelector('#filter [type=reset]').click()", "!searched()"
    for turn in ("up", "down"):
        yield f"sorts {turn}", "document.querySelector('table.register th:nth-child(2) button').click()", "true"
    yield "opens a part of the matrix", "document.querySelector('#matrix .late').open = true", "document.querySelector('#matrix td')"


def made(selaras, procedures, folder, regions):
    many.copies(procedures, folder / "procedures", regions)
    start = time.monotonic()
    subprocess.run([selaras, "audit", folder / "procedures", "-o", folder / "audit"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def at_work(page):
    """Milliseconds so far."""
    return next(1000 * each["value"] for each in page.call("Performance.getMetrics")["metrics"]
                if each["name"] == "TaskDuration")


def measure(file):
    page = chromium.Page()
    try:
        page.open(file)
        page.call("Performance.enable", timeDomain="threadTicks")
        page.value(TIMED)
        paint = page.value("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        print(f"{'':40}{'painted':>12}{'at work':>12}\n{'first paint':40}{paint:9.0f} ms")
        sheets = page.value("[...document.querySelectorAll('#regions .late')].map((each) => each.dataset.part)")
        for name, act, answered in steps(sheets[len(sheets) // 2]):
            before = at_work(page)
            milliseconds = page.value(f"timed(async () => {{ await ({act}); }}, () => {answered})")
            print(f"{name:40}{milliseconds:9} ms{at_work(page) - before:9.0f} ms", flush=True)
        print(f"{'elements in the document':40}{page.value('document.all.length'):9}")
    finally:
        page.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        count = int(sys.argv[3]) if len(sys.argv) > 3 else 552
        print(f"{f'audit of {count} regions':40}{made(sys.argv[1], pathlib.Path(sys.argv[2]), folder, count):9.1f} s")
        measure(folder / "audit" / "index.html")
