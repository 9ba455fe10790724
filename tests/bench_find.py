"""How long finding a district takes on a phone: a real browser, its processor slowed down four times. Not a test.

    .venv/bin/python -m tests.bench_find [FOLDER OF A BUILT SITE]

Without a folder the real site is built first. Times are milliseconds from the question to the answer on the page, files
being at hand, the median, the 95th percentile and the slowest of many; sizes are bytes once compressed.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from campaign.build import build
from tests.chromium import chromium
from tests.folder import serve_folder
from tests.points import points

ROOT = Path(__file__).parent.parent
SLOWER = 4
ASKED = (
    *(
        "55104",
        "56301",
        "Minneapolis",
        "Saint Paul",
        "Mpls",
        "Duluth",
        "Lake",
        "Minneaplis",
        "Saiint Michael",
        "Bemidgi",
    ),
    *(
        "SD 46",
        "64A",
        "St. Paul, MN 55104",
        "123 Main St, Ely MN",
        "4350 Hiawatha Ave minneaplis",
        "Fargo ND",
        "Xyzzy plain",
    ),
)

ASK = """async (typed) => {
  const box = document.querySelector("#place");
  const answer = document.querySelector("[data-status]");
  box.value = "";
  box.dispatchEvent(new Event("input"));
  await new Promise(requestAnimationFrame);
  answer.textContent = "";
  await new Promise(requestAnimationFrame);
  const begun = performance.now();
  const told = new Promise((done) => new MutationObserver(done).observe(answer, { childList: true }));
  box.value = typed;
  box.form.requestSubmit();
  await told;
  return performance.now() - begun;
}"""
READ = """async ([script, places]) => {
  const { readMap, districtAt, whereabouts } = await import(script);
  const text = await (await fetch("/find/map.json")).text();
  const begun = performance.now();
  const map = readMap(JSON.parse(text));
  const read = performance.now() - begun;
  const timed = (look) => places.map(([x, y]) => {
    const asked = performance.now();
    for (let time = 0; time < 20; time += 1) look(map, x, y);
    return (performance.now() - asked) / 20;
  });
  const around = (meters) => timed((map, x, y) => whereabouts(map, x, y, "You are", meters));
  return { read, times: timed(districtAt), near: around(20), rough: around(10_000) };
}"""


def main(folder: Path) -> None:
    """Measure and print."""
    with serve_folder(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{address}/find/")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        report("a ZIP or town to its answer", list(asked(page)))
        script = next(path.name for path in (folder / "assets").glob("lookup.*.js"))
        places = [[place.longitude, place.latitude] for place in points()[::40]]
        found = page.evaluate(READ, [f"/assets/{script}", places])
        report("reading the map, once", [found["read"]])
        report("a place to its district", found["times"])
        report("a place to its district and the next, 20 meters off", found["near"])
        report("the same, 10,000 meters off", found["rough"])
        browser.close()
    for size in sizes(folder):
        print(size)


def asked(page: Page) -> Iterator[float]:
    """Yield the time of each question, asked five times."""
    page.focus("#place")
    page.evaluate(ASK, ASKED[0])  # the first one waits for the lists
    for _again in range(5):
        for typed in ASKED:
            yield page.evaluate(ASK, typed)


def report(what: str, times: list[float]) -> None:
    """Print the median and the slowest of some times."""
    middle, most = statistics.median(times), max(times)
    nearly = sorted(times)[int(0.95 * len(times))]
    print(f"{what}: {middle:.2f} ms, 95 of 100 {nearly:.2f}, at most {most:.2f} ({len(times)} times, {SLOWER}x slower)")


def sizes(folder: Path) -> Iterator[str]:
    """Yield the compressed size of the page, of the code that finds, and of what it fetches."""
    scripts = [next((folder / "assets").glob(f"{name}.*.js")) for name in ("find", "lookup", "map")]
    yield f"find/index.html: {weight(folder / 'find/index.html')}"
    yield f"code: {sum(map(weight, scripts))} ({', '.join(path.name.split('.')[0] for path in scripts)})"
    for name in ("map", "places", "people"):
        yield f"find/{name}.json: {weight(folder / f'find/{name}.json')}"


def weight(path: Path) -> int:
    """Return the bytes of a file, compressed as servers do."""
    return len(gzip.compress(path.read_bytes(), 6))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            build(ROOT, Path(made) / "site")
            main(Path(made) / "site")
