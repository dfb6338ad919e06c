"""TAP for the scripts here."""


def check(name, good, more=None):
    print(("ok - " if good else "not ok - ") + name, flush=True)
    if not good and more is not None:
        print("# " + repr(more)[:600].replace("\n", "\n# "), flush=True)
