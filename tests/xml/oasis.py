"""The schemas that OASIS gives XLIFF, as Debian's php-symfony-translation packs them, made ready for xmllint.

Two things are changed in a copy: where they look for xml.xsd, which lies beside
them; and that elements of other namespaces be checked where their schema is
there, not refused where it is not (1.2), as that of ITS is packed nowhere.
"""
import atexit
import pathlib
import subprocess
import tempfile

THERE = pathlib.Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
FILES = {"1": "xliff-core-1.2-strict.xsd", "2": "xliff-core-2.0.xsd"}
CHANGES = [("http://www.w3.org/2001/xml.xsd", "xml.xsd"), ("informativeCopiesOf3rdPartySchemas/w3c/xml.xsd", "xml.xsd"),
           ('namespace="##other" processContents="strict"', 'namespace="##other" processContents="lax"')]


def _copies():
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    for name in ("xml.xsd", *FILES.values()):
        text = (THERE / name).read_text(encoding="utf-8")
        for old, new in CHANGES:
            text = text.replace(old, new)
        (pathlib.Path(folder.name) / name).write_text(text, encoding="utf-8")
    return pathlib.Path(folder.name)


COPIES = _copies()


def lint(version, data):
    """What the schema of a version, "1" or "2", has against a file; '' for nothing."""
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", COPIES / FILES[version], "-"], input=data, capture_output=True)
    return run.stderr.decode(errors="replace") if run.returncode else ""
