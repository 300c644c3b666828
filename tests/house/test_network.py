"""No test reaches beyond this machine: a forgotten connection fails at once instead of depending on the weather."""

import asyncio
import socket

import pytest
from pytest_socket import SocketConnectBlockedError

DOCUMENTATION_ADDRESS = "192.0.2.1"
"""Reserved by RFC 5737: belongs to nobody."""


@pytest.mark.filterwarnings("ignore:A test tried to use socket:UserWarning")
def test_a_connection_to_elsewhere_fails_the_test() -> None:
    with socket.socket() as connection, pytest.raises(SocketConnectBlockedError):
        connection.connect((DOCUMENTATION_ADDRESS, 443))


@pytest.mark.filterwarnings("ignore:A test tried to use socket:UserWarning")
async def test_so_does_an_asynchronous_one() -> None:
    with pytest.raises(SocketConnectBlockedError):
        await asyncio.open_connection(DOCUMENTATION_ADDRESS, 443)


async def test_this_machine_can_be_reached() -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hello")
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        assert await reader.read() == b"hello"
        writer.close()
        await writer.wait_closed()
