"""Many procedures, made of the few that are shipped."""

import json
import shutil

HOSTILE = "<script>window.hit = 1</script>\"'&]]> \\N \u202ekiri " + "kata" * 2500 + " \U0001F600"


def copies(source, folder, count, hostile=False):
    """So many procedures by copying the shipped ones under other ids; the first one's name may be hostile."""
    originals = sorted(path.parent for path in source.glob("*/procedure.json"))
    for number in range(count):
        original = originals[number % len(originals)]
        target = folder / f"r{number:03}"
        target.mkdir(parents=True)
        shutil.copy(original / "source.txt", target)
        procedure = json.loads((original / "procedure.json").read_text())
        procedure["id"] = f"r{number:03}"
        procedure["region"] += f" {number}"
        if hostile and number == 0:
            procedure["region"] = HOSTILE
        (target / "procedure.json").write_text(json.dumps(procedure))
