"""The socket that all web processes share: it outlives each of them."""

import socket


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
