"""Qt and msgspec imported without what a start never asks for: half of what they take.

PySide carries the source of the modules that explain a wrong call and write down signatures, and
compiles it at every start. It also puts an import of its own in the place of Python's, which reads
the source of every module that follows and keeps it (20 MiB), for a feature that is not used here.
"""

import builtins
import sys
from types import CodeType
from typing import Any

PLACE = "shibokensupport/"
LATER = {
    "feature.py": "def feature_import(*_): pass\ndef feature_imported(_): pass\n",
    "signature/mapping.py": "def update_mapping(): return __getattr__('update_mapping')()\n",
    "signature/errorhandler.py": "",
    "signature/layout.py": "",
    "signature/parser.py": "",
    "signature/lib/enum_sig.py": "",
    "signature/lib/pyi_generator.py": "",
    "signature/lib/tool.py": "",
}
"""Modules of PySide, and what PySide asks them for without looking through `__getattr__`. One
that has another name in a newer version is compiled at once, as PySide means it."""
MODULE = """
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    del globals()["__getattr__"]
    exec(compile({source!r}, {filename!r}, "exec"), globals())
    return globals()[name]
"""
"""Becomes itself when the first thing in it is asked for."""

_compiled = compile


def import_qt() -> None:
    """Once, before anything else names Qt."""
    imported = builtins.__import__
    vars(builtins)["compile"] = _compile
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.__import__, vars(builtins)["compile"] = imported, _compiled


def import_msgspec() -> None:
    """It takes names from `typing_extensions`, which needs `inspect`, or else Python's own."""
    vars(sys)["modules"]["typing_extensions"] = None
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def _compile(source: Any, filename: Any, *args: Any, **kwargs: Any) -> CodeType:
    name = filename.removeprefix(PLACE) if isinstance(filename, str) else ""
    if name in LATER:
        source = LATER[name] + MODULE.format(source=source, filename=filename)
    code: CodeType = _compiled(source, filename, *args, **kwargs)
    return code
