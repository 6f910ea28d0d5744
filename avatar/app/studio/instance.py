"""One window for each account: a second start hands its command to the first and ends.

Through a local socket (a file on Linux and macOS, a named pipe on Windows) that only the same account can
open; no port.  A closed list of words goes in, "ok" comes back.
"""

from __future__ import annotations

import getpass
import hashlib
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from platformdirs import user_runtime_path
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QDir, QLockFile, QObject, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from avatar.app import places
from avatar.errors import AvatarError

_log: Final = logging.getLogger(__name__)

COMMANDS: Final = ("show", "on-air", "off-air", "panic", "resume")
"""What the first window may be told; anything else is not heard."""

_ANSWER_MS: Final = 10_000
"""The first window may be starting, too; from a cold disk that takes a few seconds."""

_TRY_MS: Final = 1000
_PAUSE_MS: Final = 50

_LONGEST_PATH: Final = 100
"""Bytes in the name of a local socket: 104 on macOS, 108 on Linux, with the end."""

_LONGEST_WORD: Final = 32


class Instance(QObject):
    """The right to be the one window, and the ear for those that come later.

    Args:
        heard: Told the command of a later start.
    """

    def __init__(self, heard: Callable[[str], None]) -> None:
        super().__init__()
        self._heard = heard
        self._lock = QLockFile(str(_lock_path()))
        self._lock.setStaleLockTime(0)  # held as long as its process lives
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the right, if nobody has it."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear later starts, now that there is an application."""
        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        name = _address()
        QLocalServer.removeServer(name)  # of a process that was killed
        if not server.listen(name):
            _log.warning("instance=alone problem=%r", server.errorString())

    def close(self) -> None:
        """Give the right back."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _greet(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_WORD:
                socket.abort()
            return
        command = bytes(socket.readLine(_LONGEST_WORD).data()).decode("ascii", errors="replace").strip()
        if command in COMMANDS:
            self._heard(command)
            socket.write(b"ok\n")
            socket.flush()
        socket.disconnectFromServer()


def tell(command: str, patience_ms: int = _ANSWER_MS) -> bool:
    """Tell the first window something.

    Args:
        command: One of ``COMMANDS``.
        patience_ms: How long to wait for its answer.

    Returns:
        Whether it was heard.
    """
    app = QCoreApplication.instance() or QCoreApplication([])  # sockets need one
    assert app is not None
    left = QDeadlineTimer(patience_ms)
    while True:
        if _told(command):
            return True
        if left.hasExpired():
            return False
        QThread.msleep(_PAUSE_MS)


def _told(command: str) -> bool:
    """One try; a command that is heard twice does no harm."""
    address = _address()
    # A name without a folder is one in the folder for temporary files, where anybody may listen.
    if not _is_ours(Path(QDir.tempPath()) / address):
        return False
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_TRY_MS):
        return False
    socket.write(f"{command}\n".encode())
    return socket.waitForReadyRead(_TRY_MS) and bytes(socket.readAll().data()).startswith(b"ok")


def _folder() -> Path:
    """Where lock and socket are: gone when the account logs out, where the system has such a place.

    Raises:
        AvatarError: If there is none that can be written to and is this account's own.
    """
    short = user_runtime_path("avatar", appauthor=False)
    for folder in (short, places.vault_folder()):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not (_is_ours(folder) and _is_ours(folder.parent)) or folder.is_symlink():
                continue  # somebody else made it, and would hear or answer in our place
            folder.chmod(0o700)
        except OSError:
            continue
        return folder
    raise AvatarError(f"{short} cannot be made, or is somebody else's", hint=f"see who owns {short.parent}")


def _is_ours(path: Path) -> bool:
    """Whether it is there and this account's own; Windows gives each account places of its own."""
    if sys.platform == "win32":
        return True
    try:
        return path.lstat().st_uid == os.getuid()
    except OSError:
        return False


def _lock_path() -> Path:
    return _folder() / "window.lock"


def _address() -> str:
    """Of the socket: a path that is short enough, or a name of this account and its folder."""
    path = str(_folder() / "window.socket")
    if sys.platform != "win32" and len(path.encode()) <= _LONGEST_PATH:
        return path
    whose = hashlib.sha256(f"{getpass.getuser()} {path}".encode()).hexdigest()[:16]
    return f"avatar-{whose}"
