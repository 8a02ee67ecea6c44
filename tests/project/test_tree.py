"""The shape of the project: what lies at the top, how long modules are, who may import what and when."""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "posapp").rglob("*.py"))
TOP = {"pyproject.toml", "posapp", "resources", "tests", "packaging", "README.md", "LICENSE"}
MOST_LINES = 400
MEDIAN_LINES = 120
LONGEST_FUNCTION = 60
DOMAIN_MAY_IMPORT = {"stdnum", "posapp"} | sys.stdlib_module_names
DOMAIN = "posapp.domain"
NOT_FOR_RULES = {"sqlite3", "socket", "subprocess", "threading", "random", "time", "os", "pathlib", "io"}
EMPTY_NAMES = re.compile(r"(Manager|Helper|Utils?|Base)$")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[str]:
    """Full names of all modules that are imported anywhere below a node."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def test_only_the_agreed_names_lie_at_the_top(committed: list[Path]) -> None:
    assert {path.parts[0] for path in committed if not path.parts[0].startswith(".")} == TOP


def test_modules_are_short() -> None:
    lines = {named(p): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}
    assert statistics.median(lines.values()) <= MEDIAN_LINES


def test_every_module_says_its_purpose() -> None:
    assert [named(p) for p in MODULES if p.stat().st_size and not ast.get_docstring(parsed(p))] == []


def test_functions_are_short() -> None:
    found = {
        f"{named(p)}:{f.lineno} {f.name}": (f.end_lineno or f.lineno) - f.lineno + 1
        for p in MODULES
        for f in functions(parsed(p))
    }
    assert {name: count for name, count in found.items() if count > LONGEST_FUNCTION} == {}


def test_classes_are_named_after_something() -> None:
    classes = [n.name for p in MODULES for n in ast.walk(parsed(p)) if isinstance(n, ast.ClassDef)]
    assert [name for name in classes if EMPTY_NAMES.search(name)] == []


def test_own_modules_are_imported_at_the_top_except_where_they_are_wired() -> None:
    late = {
        named(p): name
        for p in MODULES
        if named(p) not in ("posapp/app.py", "posapp/shelf.py")
        for function in functions(parsed(p))
        for name in imports(function)
        if name.split(".")[0] == "posapp"
    }
    assert late == {}


def test_the_rules_stand_on_the_standard_library() -> None:
    wrong = {
        named(p): name
        for p in MODULES
        if named(p).startswith("posapp/domain/")
        for name in imports(parsed(p))
        if not pure(name)
    }
    assert wrong == {}


def pure(name: str) -> bool:
    """True for what a rule may import."""
    top = name.split(".")[0]
    return top in DOMAIN_MAY_IMPORT and top not in NOT_FOR_RULES and (top != "posapp" or name.startswith(DOMAIN))
