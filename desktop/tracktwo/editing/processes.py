"""Which process is which: a number is given to another process after the first one's death."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """A process of a machine. `started` tells it from a later one with the same number; empty where unknown."""

    number: int
    machine: str
    started: str = ""

    @classmethod
    def this(cls) -> Process:
        """The process that asks."""
        return cls(os.getpid(), socket.gethostname(), _started(os.getpid()))

    @property
    def is_dead(self) -> bool:
        """Whether it has surely ended; a process of another machine is never surely dead."""
        if self.machine != socket.gethostname() or self.number <= 0:
            return False
        if not _is_running(self.number):
            return True
        return bool(self.started) and _started(self.number) not in {"", self.started}


def _is_running(number: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, 0, number)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return bool(kernel.GetLastError() == 5)  # access denied: it is there
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _started(number: int) -> str:
    """When a process was started, in the system's own count; empty where the system does not say."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text("ascii", "replace")
    except OSError:
        return ""
    return fields.rpartition(")")[2].split()[19]
