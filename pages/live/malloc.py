"""Give memory that is no longer used back to the system."""

import ctypes
import sys


def give_back() -> None:
    """Ask the C library to return free pages, where it is one that keeps them (glibc).

    Thirty networks that have left are megabytes in small pieces; without this they would stay with
    the process for its life (malloc_trim(3)). pandas keeps texts with pyarrow, where that is
    there, whose own pool holds on to some 50 MB once a large file has been read.
    """
    # While another thread imports it, the module is there, but not all of its attributes.
    if pool := getattr(sys.modules.get("pyarrow"), "default_memory_pool", None):
        pool().release_unused()
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    if trim is not None:
        trim(0)
