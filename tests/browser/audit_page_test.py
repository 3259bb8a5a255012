"""The audit page in a real browser: audit_page_test.py SELARAS PROCEDURES. Skipped (77) where there is no Chromium."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import chromium
import many

# The fonts of another machine, and a reader's wider spacing (WCAG 2.1, 1.4.12).
WIDE = """html { font-size: 130%; }
* { font-family: monospace !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"""

# What stands out of the window, unless something round it scrolls: its name, its right edge, its first words.
OUTSIDERS = """(() => {
  const holds = (each) => each && each !== document.body && each !== document.documentElement;
  const scrolls = function (element) {
    for (let each = element.parentElement; holds(each); each = each.parentElement) {
      if (getComputedStyle(each).overflowX !== 'visible') return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll('*')]
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !scrolls(each))
    .map((each) => `${each.tagName.toLowerCase()}.${each.className} in ${(each.closest('[id]') || {}).id}` +
                   ` to ${Math.round(each.getBoundingClientRect().right)}: ${each.textContent.trim().slice(0, 60)}`);
})()"""


class AuditPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.few = cls.audit(PROCEDURES, "few")
        many.copies(PROCEDURES, cls.folder / "many-procedures", 24, hostile=True)
        cls.many = cls.audit(cls.folder / "many-procedures", "many")
        cls.page = chromium.Page()

    @classmethod
    def tearDownClass(cls):
        cls.page.close()
        shutil.rmtree(cls.folder)

    @classmethod
    def audit(cls, procedures, name):
        words = [SELARAS, "audit", procedures, "-o", cls.folder / name, "--replications", "5", "--lang", "id"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return cls.folder / name / "index.html"

    def tearDown(self):
        self.assertEqual(self.page.complaints(), [])

    def shown(self, selector):
        return self.page.value(f"[...document.querySelectorAll({selector!r})].filter(e => e.checkVisibility()).length")

    def test_the_first_page_is_there_without_any_script_having_run(self):
        self.page.call("Emulation.setScriptExecutionDisabled", value=True)
        self.page.open(self.few)
        self.page.call("Emulation.setScriptExecutionDisabled", value=False)
        self.assertGreater(self.page.value("document.querySelectorAll('table.matrix td').length"), 100)

    def test_the_language_is_switched_in_place_and_kept_in_the_address(self):
        self.page.open(self.few, "#riau")
        self.page.value("document.querySelector('[data-language=en]').click()")
        self.assertTrue(self.page.wait_for("document.title.startsWith('Report')"))
        self.assertEqual(self.page.value("document.documentElement.lang"), "en")
        self.assertEqual(self.page.value("location.hash"), "#riau&lang=en")
        self.page.value("document.querySelector('[data-language=id]').click()")
        self.assertTrue(self.page.wait_for("document.title.startsWith('Laporan')"))
        self.assertEqual(self.page.value("location.hash"), "#riau")

    def test_after_both_languages_tables_are_still_sorted_and_diagrams_still_enlarged(self):
        self.page.open(self.few, "#riau")
        for language in ("en", "id"):
            self.page.value(f"page.speak({language!r})")
        self.page.value("document.querySelector('table.register th:nth-child(2) button').click()")
        self.assertEqual(self.page.value("document.querySelector('table.register th:nth-child(2)').ariaSort"), "ascending")
        self.page.value("document.querySelector('#riau [data-zoom=in]').click()")
        self.assertEqual(self.page.value("document.querySelector('#riau figure.diagram').dataset.zoom"), "1.25")

    def test_of_two_languages_asked_for_at_once_the_last_is_spoken(self):
        self.page.open(self.few)
        self.page.value("Promise.all([page.speak('en'), page.speak('id')])")
        self.assertEqual(self.page.value("document.documentElement.lang"), "id")
        self.assertEqual(self.page.value("[...new Set([...document.querySelectorAll('[aria-pressed=true]')]"
                                         ".map((each) => each.dataset.language))]"), ["id"])

    def test_an_address_with_a_language_opens_in_it(self):
        self.page.open(self.few, "#method&lang=en")
        self.assertTrue(self.page.wait_for("document.documentElement.lang === 'en'"))

    def test_findings_are_searched_filtered_and_sorted(self):
        self.page.open(self.few, "#findings")
        everything = self.page.value("document.querySelectorAll('table.register tbody tr').length")
        self.page.value("const f = document.getElementById('filter'); f.elements.region.value = 'riau';"
                        "f.dispatchEvent(new Event('input'))")
        self.assertTrue(self.page.wait_for("document.querySelector('#filter output').value"))
        rows = self.page.value("[...document.querySelectorAll('table.register tbody tr:not([hidden])')]"
                               ".map(row => row.dataset.region)")
        self.assertTrue(0 < len(rows) < everything)
        self.assertEqual(set(rows), {"riau"})
        self.page.value("document.querySelector('#filter [type=reset]').click()")
        self.assertTrue(self.page.wait_for("!document.querySelector('table.register tr[hidden]')"))
        self.page.value("document.querySelector('table.register th:nth-child(2) button').click()")
        order = self.page.value("[...document.querySelector('table.register').tBodies[0].rows]"
                                ".map(row => row.cells[1].textContent)")
        self.assertEqual(order, sorted(order))

    def test_a_filter_stands_in_the_address(self):
        self.page.open(self.few, "#findings&q=user+id")
        self.assertTrue(self.page.wait_for("document.querySelector('#filter output').value"))
        self.assertEqual(self.page.value("document.getElementById('filter').elements.q.value"), "user id")

    def test_a_deep_link_opens_the_finding_and_what_it_is_folded_into(self):
        self.page.open(self.few)
        anchor = self.page.value("[...document.querySelectorAll('article.finding')].pop().id")
        self.page.open(self.few, "#" + anchor)
        self.assertTrue(self.page.wait_for(f"document.getElementById({anchor!r}).querySelector('dl').checkVisibility()"))

    def test_sheets_of_many_regions_are_drawn_when_they_are_opened(self):
        self.page.open(self.many)
        self.assertEqual(self.page.value("document.querySelectorAll('article.finding').length"), 0)
        self.page.value("document.querySelector('.late[data-part=r003]').open = true")
        self.assertTrue(self.page.wait_for("document.querySelector('[id=\"r003/findings\"]')"))
        self.assertEqual(self.page.value("document.querySelectorAll('[id=\"r003\"]').length"), 1)
        self.page.value("location.hash = '#r005/line-3&lang=en'")
        self.assertTrue(self.page.wait_for("document.getElementById('r005/line-3')"))
        self.assertTrue(self.page.wait_for("document.querySelector('[id=\"r003/findings\"]').textContent === 'Findings'"))

    def test_the_search_goes_through_all_regions_though_none_was_opened(self):
        self.page.open(self.many, "#findings&q=Provinsi+Riau")
        self.assertTrue(self.page.wait_for("document.querySelector('table.register tbody tr:not([hidden])')"))

    def test_a_search_through_all_regions_draws_no_sheet_and_so_many_rows_at_once(self):
        self.page.open(self.many)
        before = self.page.value("document.all.length")
        self.page.value("const f = document.getElementById('filter'); f.elements.q.value = 'a';"
                        "f.dispatchEvent(new Event('input'))")
        self.assertTrue(self.page.wait_for("document.querySelector('#filter output').value"))
        self.assertTrue(self.page.wait_for("document.querySelector('#findings .more:not([hidden])')"))
        rows = "document.querySelectorAll('#findings > details:not([hidden]) tbody tr').length"
        found = int(self.page.value("document.querySelector('#filter output').value").split()[0])
        drawn = self.page.value(rows)
        self.assertLess(drawn, found)
        self.assertLessEqual(self.page.value("Math.max(...[...document.querySelectorAll('#findings tbody')]"
                                             ".map((each) => each.rows.length))"), 100)
        self.assertEqual(self.page.value("document.querySelectorAll('section.region').length"), 0)
        self.assertLess(self.page.value("document.all.length") - before, 20 * drawn)
        while self.page.value("Boolean(document.querySelector('#findings .more:not([hidden])'))"):
            self.page.value("document.querySelector('#findings .more:not([hidden]) button').click()")
        self.assertEqual(self.page.value(rows), found)

    def test_the_other_language_is_put_in_as_it_was_written_and_only_what_was_open_is_drawn_anew(self):
        self.page.open(self.many, "#r003")
        self.assertTrue(self.page.wait_for("document.getElementById('r003/findings')"))
        self.page.value("window.drawn = 0; page.whenMade(() => { window.drawn += 1; })")
        self.page.value("page.speak('en')")
        self.assertEqual(self.page.value("window.drawn"), 1)

    def test_of_many_regions_what_is_out_of_sight_is_not_laid_out_until_it_is_printed(self):
        self.page.open(self.many)
        style = "getComputedStyle(document.querySelector('.wide:has(> .counts)')).contentVisibility"
        self.assertEqual(self.page.value(style), "auto")
        self.page.call("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(self.page.value(style), "visible")
        self.page.call("Emulation.setEmulatedMedia", media="")
        self.page.open(self.few)
        self.assertEqual(self.page.value(style), "visible")

    def test_a_place_below_what_is_not_laid_out_is_reached_all_the_same(self):
        self.page.open(self.many, "#r009/line-3")
        self.assertTrue(self.page.wait_for("document.getElementById('r009/line-3')"))
        self.assertTrue(self.page.wait_for(
            "Math.abs(document.getElementById('r009/line-3').getBoundingClientRect().top) < 20"))

    def test_hostile_text_shows_as_text(self):
        self.page.open(self.many, "#r000")
        self.assertTrue(self.page.wait_for("document.getElementById('r000/findings')"))
        self.assertFalse(self.page.value("'hit' in window"))
        self.assertIn("<script>window.hit = 1</script>", self.page.value("document.getElementById('r000/title').textContent"))
        self.page.value("page.speak('en')")
        self.assertFalse(self.page.value("'hit' in window"))

    def test_a_diagram_is_enlarged_by_button_and_key(self):
        self.page.open(self.few, "#riau")
        width = "document.querySelector('#riau figure.diagram svg').getBoundingClientRect().width"
        before = self.page.value(width)
        self.page.value("document.querySelector('#riau [data-zoom=in]').click()")
        self.assertGreater(self.page.value(width), before * 1.2)
        self.page.value("document.querySelector('#riau figure.diagram')"
                        ".dispatchEvent(new KeyboardEvent('keydown', {key: '0'}))")
        self.assertEqual(self.page.value(width), before)

    def stands_inside(self, width, circumstances):
        wide = self.page.value("document.documentElement.scrollWidth")
        outsiders = self.page.value(OUTSIDERS) if wide > width else []
        self.assertLessEqual(wide, width, "\n".join([circumstances, *outsiders]))

    def test_nothing_stands_out_of_the_window(self):
        for width in (320, 400, 768, 1280, 1920):
            self.page.size(width, 900)
            for language in ("id", "en"):
                self.page.open(self.few, "#front&lang=" + language)
                self.assertTrue(self.page.wait_for(f"document.documentElement.lang === {language!r}"))
                where = f"{width} px, {language}"
                self.stands_inside(width, where)
                self.page.value("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
                self.stands_inside(width, where + ", unfolded")
                self.page.value(f"document.head.append(Object.assign(document.createElement('style'),"
                                f" {{textContent: {json.dumps(WIDE)}}}))")
                self.stands_inside(width, where + ", unfolded, wide letters")
        self.page.call("Emulation.clearDeviceMetricsOverride")

    def test_a_name_of_ten_thousand_letters_stands_inside_a_telephone(self):
        self.page.size(400, 900)
        self.page.open(self.many, "#r000")
        self.assertTrue(self.page.wait_for("document.getElementById('r000/findings')"))
        self.page.value("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        self.assertTrue(self.page.wait_for("document.getElementById('r013/findings')"))
        self.stands_inside(400, "400 px, unfolded")
        self.page.call("Emulation.clearDeviceMetricsOverride")

    def test_it_prints(self):
        self.page.open(self.few)
        self.assertTrue(self.page.printed().startswith(b"%PDF"))
        self.assertEqual(self.page.value("document.querySelectorAll('article.finding details[open]').length"), 0)

    def test_a_sheet_alone_speaks_both_languages(self):
        self.page.open(self.few.parent / "sheets" / "riau.html", "#riau&lang=en")
        self.assertTrue(self.page.wait_for("document.documentElement.lang === 'en'"))
        self.assertEqual(self.page.value("document.querySelectorAll('section.region').length"), 1)


if __name__ == "__main__":
    if chromium.found() is None:
        sys.exit(77)
    SELARAS, PROCEDURES = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1])
