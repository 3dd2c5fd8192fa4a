"""A value of any type of the protocol, built from its own description."""

from typing import Any

import msgspec
from msgspec import inspect as i


def sample(type_: Any, *, full: bool = True) -> Any:
    """`full` fills optional fields as well; otherwise they keep their defaults."""
    return _value(i.type_info(type_), full)


def _value(info: i.Type, full: bool) -> Any:
    match info:
        case i.StructType(cls=cls, fields=fields):
            wanted = [field for field in fields if full or field.required]
            return cls(**{field.name: _value(field.type, full) for field in wanted})
        case i.UnionType(types=types):
            return _value(next(t for t in types if not isinstance(t, i.NoneType)), full)
        case i.LiteralType(values=values):
            return values[-1]
        case i.VarTupleType(item_type=item):
            return (_value(item, full),)
        case i.TupleType(item_types=items):
            return tuple(_value(item, full) for item in items)
        case i.DictType(key_type=key, value_type=value):
            return {_value(key, full): _value(value, full)}
        case i.RawType():
            return msgspec.Raw(b'{"x":1}')
    return _plain(info)


def _plain(info: i.Type) -> Any:
    plain = {i.StrType: "ığdır", i.IntType: 7, i.FloatType: 0.5, i.BoolType: True}
    return plain[type(info)]
