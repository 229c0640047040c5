"""Log lines without anything about who asked: no address, browser, parameter, path or user."""

import logging
import traceback
from typing import Any


class Impersonal(logging.Filter):
    """Removes the request and everything else that libraries hang on a record."""

    ATTACHED = ("request", "user", "status_code_request", "environ", "server_time", "client_addr")

    def filter(self, record: logging.LogRecord) -> bool:
        for name in self.ATTACHED:
            record.__dict__.pop(name, None)
        if record.name.startswith(("django.request", "django.server")):
            # Its messages quote the path, which can hold what somebody typed.
            record.msg, record.args = f"HTTP {getattr(record, 'status_code', '?')}", ()
        elif record.name.startswith("django.security"):
            record.msg, record.args = record.name, ()
        return True


class PlainFormatter(logging.Formatter):
    """One line, and of an exception only its kind and places: its text may quote a value."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: Any) -> str:  # noqa: N802  (the library's name)
        kind, _value, trace = ei
        places = [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        return "\n".join([f"{kind.__name__}", *places])
