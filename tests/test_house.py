"""The rules of the house that a program can check: short functions, short files, words for all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import tellings

HOME = Path(tellings.__file__).parent
MODULES = {path.relative_to(HOME).as_posix(): path for path in sorted(HOME.rglob("*.py"))}
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FUNCTION = 400, 40, 9

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of ours, parsed once for all tests."""
    return {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


@cache
def functions() -> tuple[tuple[str, Function], ...]:
    """Every function of ours, and where it stands."""
    return tuple(
        (f"{name}:{node.name}", node)
        for name, module in modules().items()
        for node in ast.walk(module)
        if isinstance(node, Function)
    )


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def public(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Public functions and classes, and the methods of public classes that are no properties."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            if not any("property" in ast.unparse(each) for each in node.decorator_list):
                yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def test_there_is_something_to_check() -> None:
    assert {"text.py", "cli/compare.py"} <= set(MODULES)
    assert len(functions()) > 100


def test_what_others_use_is_explained() -> None:
    assert [name for name, module in modules().items() if not ast.get_docstring(module)] == []
    silent = [
        f"{name}:{node.name}"
        for name, module in modules().items()
        for node in public(module.body)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_function_says_what_it_gives() -> None:
    assert [name for name, function in functions() if function.returns is None] == []


def test_files_and_functions_are_short() -> None:
    lines = {name: path.read_text("utf-8").count("\n") for name, path in MODULES.items()}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}
    lengths = [(length(function), name) for name, function in functions()]
    assert [each for each in lengths if each[0] > LONGEST_FUNCTION] == []
    assert median(count for count, _ in lengths) <= MEDIAN_FUNCTION


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    assert [name for name, path in MODULES.items() if marks.search(path.read_text("utf-8"))] == []


def test_each_file_has_one_subject() -> None:
    vague = re.compile(r"(?:utils?|helpers?|manager|misc|common)\.py")
    assert [name for name, path in MODULES.items() if vague.fullmatch(path.name)] == []


def test_no_pattern_has_a_possessive_group() -> None:
    """Python before 3.11.5 matches them wrongly (CPython 106052), and Debian 12 has 3.11.2."""
    possessive = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")
    found = [
        f"{name}:{number}"
        for name, path in MODULES.items()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if possessive.search(line)
    ]
    assert found == []
