"""The sockets that door and web processes share: they outlive each of them."""

import socket
import sys


class TakenError(RuntimeError):
    """Somebody else listens there, or the address is not this machine's."""


def bound_socket(host: str, port: int) -> socket.socket:
    """A socket of this address; who connects is refused until a web process listens."""
    family, kind, protocol, _name, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    shared = socket.socket(family, kind, protocol)
    shared.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        shared.bind(address)
    except OSError as error:
        shared.close()
        raise TakenError(error.strerror) from error
    return shared


def handing_over() -> tuple[socket.socket, socket.socket]:
    """The door's end and the web processes' end: a message is a whole one, or none."""
    in_order = sys.platform == "linux"
    kind = socket.SOCK_SEQPACKET if in_order else socket.SOCK_DGRAM
    return socket.socketpair(socket.AF_UNIX, kind)
