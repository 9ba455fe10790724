"""Keeps this process from every other computer. Python loads it at its start, in tests and in what tests start.

A live service must never hear from a test: whoever tries to connect to, or to look up, anything but this computer gets
an error that names what was asked for. An audit hook cannot be taken away again.
"""

import sys

LOCAL = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "", None}


def stay_here(event: str, arguments: tuple) -> None:
    """Raise ConnectionRefusedError when a socket or a name look-up leads to another computer."""
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a socket of this computer
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in LOCAL:
        raise ConnectionRefusedError(f"a test tried to reach {host}; tests stay on this computer")


sys.addaudithook(stay_here)
