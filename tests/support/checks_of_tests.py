"""What a test checks, read from its syntax: whether it checks anything, and whether that holds of nothing at all.

A check holds of nothing when an empty collection satisfies it: `all(…)`, `not any(…)`, `[… if …] == []`, or an
assertion inside a loop that may not loop. A test all of whose checks are such cannot fail when there is nothing to see.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

WAITING = frozenset(["raises", "fail", "warns", "waitUntil", "waitSignal", "waitSignals", "waitExposed"])
"""What fails a test by itself, of pytest and pytest-qt."""
PASSING_ON = frozenset(
    ["enumerate", "sorted", "reversed", "list", "tuple", "zip", "product", "pairwise", "items", "values"]
)
DEEPEST = 4
Comprehension = ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp
Functions = Mapping[str, Collection[ast.FunctionDef]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a test."""

    line: int
    is_of_nothing: bool


def functions_of(*modules: ast.Module) -> dict[str, list[ast.FunctionDef]]:
    """Every function and method of modules, by its name."""
    found: dict[str, list[ast.FunctionDef]] = {}
    for module in modules:
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(node)
    return found


def checks_of(test: ast.FunctionDef, functions: Functions) -> list[Check]:
    """The checks of a test, with those of the functions it calls; each of these counts as one."""
    return list(_Reader(functions, _fixed_names(test)).checks(test.body, may_be_skipped=False))


@dataclass(frozen=True, slots=True)
class _Reader:
    functions: Functions
    fixed: frozenset[str]

    def checks(self, body: list[ast.stmt], *, may_be_skipped: bool) -> Iterator[Check]:
        for statement in body:
            yield from self._of_statement(statement, may_be_skipped)

    def _of_statement(self, statement: ast.stmt, may_be_skipped: bool) -> Iterator[Check]:
        inner = list(self._parts(statement, may_be_skipped))
        match statement:
            case ast.Assert(test=test):
                is_helped = any(self._fails_by_itself(call) for call in _calls(test))
                yield Check(statement.lineno, may_be_skipped or (self._is_of_nothing(test) and not is_helped))
            case ast.With(items=items):
                if any(self._fails_by_itself(call) for item in items for call in _calls(item.context_expr)):
                    yield Check(statement.lineno, may_be_skipped)
            case _:
                if not inner and any(self._fails_by_itself(call) for call in _calls(statement)):
                    yield Check(statement.lineno, may_be_skipped)
        for body, is_skipped in inner:
            yield from self.checks(body, may_be_skipped=is_skipped)

    def _parts(self, statement: ast.stmt, may_be_skipped: bool) -> Iterator[tuple[list[ast.stmt], bool]]:
        """The bodies inside a statement, and whether they may be skipped."""
        match statement:
            case ast.For(iter=over, body=body):
                yield body, may_be_skipped or not self._is_something(over)
            case ast.While(body=body):
                yield body, True
            case ast.If(body=body, orelse=others):
                is_failing = any(isinstance(each, ast.Expr) and _name(each.value) == "fail" for each in body)
                yield body, may_be_skipped or not (others or is_failing)
                yield others, may_be_skipped
            case ast.With(body=body):
                yield body, may_be_skipped
            case ast.Try(body=body, handlers=handlers, orelse=others, finalbody=last):
                for part in (body, *(handler.body for handler in handlers), others, last):
                    yield part, may_be_skipped
            case ast.FunctionDef() | ast.ClassDef():
                yield [], may_be_skipped
            case _:
                pass

    def _fails_by_itself(self, call: ast.Call, depth: int = DEEPEST) -> bool:
        """Whether a call can fail a test: one of the tools, or a function of ours that checks."""
        name = _name(call)
        return name in WAITING or (
            depth > 0 and any(self._checks(each, depth) for each in self.functions.get(name, ()))
        )

    def _checks(self, function: ast.FunctionDef, depth: int) -> bool:
        return any(isinstance(node, ast.Assert) for node in ast.walk(function)) or any(
            self._fails_by_itself(call, depth - 1) for call in _calls(function)
        )

    def _is_of_nothing(self, test: ast.expr) -> bool:
        match test:
            case ast.Call(func=ast.Name(id="all"), args=[over]):
                return self._may_be_empty(over)
            case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Name(id="any"), args=[over])):
                return self._may_be_empty(over)
            case ast.UnaryOp(op=ast.Not(), operand=found):
                return _is_filtered(found)
            case ast.Compare(left=found, ops=[ast.Eq()], comparators=[ast.List(elts=[]) | ast.Tuple(elts=[])]):
                return _is_filtered(found)
            case ast.BoolOp(op=ast.And(), values=parts):
                return all(self._is_of_nothing(part) for part in parts)
            case _:
                return False

    def _may_be_empty(self, over: ast.expr) -> bool:
        if not isinstance(over, Comprehension):
            return not self._is_something(over)
        return any(each.ifs or not self._is_something(each.iter) for each in over.generators)

    def _is_something(self, over: ast.expr) -> bool:
        """Whether there is something to loop over, for sure: it is written there, or a constant or an enum."""
        match over:
            case ast.Tuple(elts=entries) | ast.List(elts=entries) | ast.Set(elts=entries):
                return any(not isinstance(entry, ast.Starred) for entry in entries)
            case ast.Dict(keys=keys):
                return bool(keys)
            case ast.Name(id=name) | ast.Attribute(attr=name):
                return name[:1].isupper() or name in self.fixed
            case ast.Call(args=arguments):
                held = [over.func.value] if isinstance(over.func, ast.Attribute) and not arguments else arguments
                is_passed_on = _name(over) in PASSING_ON and any(self._is_something(each) for each in held)
                return is_passed_on or _name(over) == "range"
            case _:
                return isinstance(over, ast.Constant)


def _fixed_names(test: ast.FunctionDef) -> frozenset[str]:
    """The names a test gives to collections that are written there and hold something."""
    reader = _Reader({}, frozenset())
    written = (node for node in ast.walk(test) if isinstance(node, ast.Assign))
    return frozenset(
        target.id
        for node in written
        for target in node.targets
        if isinstance(target, ast.Name) and not isinstance(node.value, ast.Name) and reader._is_something(node.value)
    )


def _is_filtered(found: ast.expr) -> bool:
    """Whether a collection is a choice from another: without one, that it is empty is a check."""
    return isinstance(found, Comprehension) and any(each.ifs for each in found.generators)


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def _name(node: ast.expr) -> str:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name
        case _:
            return ""
