"""The shared library: where it is, and what of it is called.

All work goes through dz_records_run(), whose lines of JSON are a documented
form. So only the options that it takes are laid out here a second time;
tests/python/test_duizhao.py holds them against the headers.
"""
import ctypes
import ctypes.util
import os
from ctypes import POINTER, Structure, byref, c_bool, c_char, c_char_p, c_int, c_size_t, c_uint64, c_void_p
from pathlib import Path
from typing import Any

VERSION = "0.1.0"
SONAME = f"libduizhao.so.{VERSION.split('.')[0]}"

DZ_OK = 0
DZ_NOMEM = 1
DZ_FOR_CHECK = 1 << 0
DZ_FOR_ALIGN = 1 << 1
DZ_FOR_SEGMENT = 1 << 2
DZ_FOR_EXTRACT = 1 << 3
DZ_FOR_DIFF = 1 << 6


class Error(Exception):
    """What the library says of what it cannot do."""
    __module__ = "duizhao"


# ---- as in include/duizhao; enumerations are int ----

class dz_str(Structure):
    _fields_ = [("at", POINTER(c_char)), ("len", c_size_t)]


class dz_error(Structure):
    _fields_ = [("status", c_int), ("message", c_char * 500)]


class dz_read_options(Structure):
    _fields_ = [("lang", c_int), ("zh", c_bool), ("lines", c_bool), ("keep", c_bool), ("allow_pdf", c_bool), ("repair", c_bool),
                ("encoding", c_char_p), ("format", c_char_p), ("from", c_uint64),
                ("unpacked", c_char_p)]


class dz_cut_options(Structure):
    _fields_ = [("profile", c_int), ("semicolons", c_bool)]


class dz_dismissal_list(Structure):
    _fields_ = [("at", c_void_p), ("n", c_size_t)]


class dz_check_options(Structure):
    _fields_ = [("rules", c_void_p), ("off", POINTER(c_bool)), ("severity", POINTER(c_int)), ("dismissed", dz_dismissal_list),
                ("source_alone", c_bool), ("lexicon", c_void_p), ("glossary", c_void_p), ("spelling", c_void_p)]


class dz_records_options(Structure):
    _fields_ = [("read", dz_read_options * 2), ("cut", dz_cut_options), ("lexicon", c_void_p), ("check", dz_check_options),
                ("formulas", c_void_p), ("fail_on", c_int), ("no_gate", c_bool), ("tongue", c_int), ("ledger", c_bool),
                ("terms", c_bool), ("explain", c_bool)]


class dz_records_result(Structure):
    _fields_ = [("read", c_size_t), ("failed", c_size_t), ("findings", c_size_t)]


class dz_rule(Structure):
    """Its first member; rules are lent, and never made here."""
    _fields_ = [("id", c_char_p)]


class dz_rule_list(Structure):
    _fields_ = [("at", POINTER(POINTER(dz_rule))), ("n", c_size_t)]


STRUCTS = (dz_str, dz_error, dz_read_options, dz_cut_options, dz_dismissal_list, dz_check_options, dz_records_options,
           dz_records_result, dz_rule_list)

_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "dz_version": (c_char_p, []),
    "dz_rules_all": (dz_rule_list, []),
    "dz_lang_from_tag": (c_bool, [c_char_p, POINTER(dz_read_options)]),
    "dz_lexicon_new": (c_int, [POINTER(c_void_p), POINTER(dz_error)]),
    "dz_lexicon_add": (c_int, [c_void_p, c_char_p, POINTER(dz_error)]),
    "dz_lexicon_add_installed": (c_int, [c_void_p, POINTER(c_bool), POINTER(dz_error)]),
    "dz_lexicon_add_glossary": (c_int, [c_void_p, c_void_p, POINTER(dz_error)]),
    "dz_lexicon_says": (c_char_p, [c_void_p]),
    "dz_lexicon_free": (None, [c_void_p]),
    "dz_glossary_open": (c_int, [POINTER(c_char_p), c_size_t, POINTER(c_void_p), POINTER(dz_error)]),
    "dz_glossary_free": (None, [c_void_p]),
    "dz_spelling_open": (c_int, [POINTER(c_void_p), POINTER(dz_error)]),
    "dz_spelling_free": (None, [c_void_p]),
    "dz_sink_open_memory": (c_int, [POINTER(c_void_p), POINTER(dz_error)]),
    "dz_sink_gathered": (dz_str, [c_void_p]),
    "dz_sink_discard": (None, [c_void_p]),
    "dz_records_run": (c_int, [c_int, POINTER(dz_records_options), c_void_p, c_void_p, POINTER(dz_records_result), POINTER(dz_error)]),
}


class _Place(Structure):
    """Dl_info of dladdr()."""
    _fields_ = [("fname", c_char_p), ("fbase", c_void_p), ("sname", c_char_p), ("saddr", c_void_p)]


class Libc:
    """What is called of the C library."""

    def __init__(self) -> None:
        every = ctypes.CDLL(None, use_errno=True)
        self.fmemopen = every.fmemopen
        self.fmemopen.restype, self.fmemopen.argtypes = c_void_p, [c_char_p, c_size_t, c_char_p]
        self.fclose = every.fclose
        self.fclose.argtypes = [c_void_p]
        self.dladdr = every.dladdr
        self.dladdr.argtypes = [c_void_p, POINTER(_Place)]


class Library:
    """A loaded library."""

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        name = find(path)
        try:
            self.calls = ctypes.CDLL(name)
            for function, (result, arguments) in _FUNCTIONS.items():
                getattr(self.calls, function).restype = result
                getattr(self.calls, function).argtypes = arguments
        except (OSError, AttributeError) as error:
            raise Error(f"cannot load '{name}': {error}") from error
        self.libc = Libc()
        version = self.calls.dz_version().decode()
        if version != VERSION: # another one may lay out its options otherwise
            raise Error(f"'{name}' is of version {version}, this module of {VERSION}")
        self.path = self._path()

    def _path(self) -> Path:
        place = _Place()
        self.libc.dladdr(ctypes.cast(self.calls.dz_version, c_void_p), byref(place))
        return Path(os.fsdecode(place.fname)).resolve()

    def call(self, function: str, *arguments: Any) -> None:
        """Calls what answers a dz_status, with the room for its error behind 'arguments'."""
        error = dz_error()
        status = getattr(self.calls, function)(*arguments, byref(error))
        if status == DZ_NOMEM:
            raise MemoryError(error.message.decode())
        if status != DZ_OK:
            raise Error(error.message.decode())

    def rules(self) -> list[str]:
        """The names of all rules, in the order of the library."""
        rules = self.calls.dz_rules_all()
        return [rules.at[i].contents.id.decode() for i in range(rules.n)]

    def big_lexicon(self) -> Path | None:
        """The one that lies beside the library, or is installed under the same prefix; where the environment names none."""
        if "DUIZHAO_LEXICON" in os.environ:
            return None
        folders = self.path.parents[:3] # of PREFIX/lib/TRIPLET/libduizhao.so
        places = [folders[0] / "duizhao.lexicon", *(f / "share/duizhao/duizhao.lexicon" for f in folders)]
        return next((place for place in places if place.exists()), None)


def find(path: str | os.PathLike[str] | None) -> str:
    """The name to load: 'path', $DUIZHAO_LIBRARY, what is installed with this module, what the system knows."""
    asked = os.fspath(path) if path is not None else os.environ.get("DUIZHAO_LIBRARY")
    if asked:
        return asked
    lib = Path(__file__).resolve().parents[3] # of PREFIX/lib/python3/dist-packages/duizhao/_library.py
    for place in (lib / SONAME, *sorted(lib.glob(f"*/{SONAME}"))):
        if place.exists():
            return str(place)
    known = ctypes.util.find_library("duizhao")
    if known:
        return known
    raise Error(f"there is no '{SONAME}'; DUIZHAO_LIBRARY may name it")
