"""A page in a headless Chromium that opens a camera, as a call app does, and sends back what it sees."""

import contextlib
import http.server
import io
import json
import os
import queue
import shutil
import signal
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

PIPEWIRE = "--enable-features=WebRtcPipeWireCamera"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)


def browser():
    """The browser's program, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


OPENS_S = 300.0
"""The page says that it gave up after five tries of at most forty seconds; see ``camera.html``."""


@dataclass(frozen=True)
class Sample:
    """One look at the page's video.

    Attributes:
        rgb: (height, width, 3) uint8: what the page drew on a canvas.
        frames: How many frames the page had been given by then.
        label: The camera's name as the page sees it.
    """

    rgb: np.ndarray
    frames: int
    label: str


class Page(http.server.ThreadingHTTPServer):
    """Serves the page, and takes its pictures."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Visit)
        self.news = queue.Queue()
        self.retries = []

    def sample(self, timeout_s=OPENS_S):
        """The next look at the video.

        Raises:
            AssertionError: If the page reports an error, or nothing.
        """
        try:
            found = self.news.get(timeout=timeout_s)
        except queue.Empty:
            raise AssertionError(f"nothing to see for {timeout_s} s; tried before: {self.retries}") from None
        if isinstance(found, str):
            raise AssertionError(f"the page could not open the camera: {found}")
        return found

    def newest(self, timeout_s=OPENS_S):
        """The next look that is taken from now on."""
        while not self.news.empty():
            self.news.get_nowait()
        return self.sample(timeout_s)


class Visit(http.server.BaseHTTPRequestHandler):
    """One request of the page."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        body = (
            Path(__file__).with_name("camera.html").read_bytes() if self.path.startswith("/camera") else b""
        )
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/picture":
            facts = json.loads(self.headers["X-Facts"])
            rgb = np.asarray(Image.open(io.BytesIO(body)).convert("RGB"))
            self.server.news.put(Sample(rgb, **facts))
        elif self.path == "/problem":
            self.server.news.put(body.decode())
        elif self.path == "/retry":
            self.server.retries.append(body.decode())
        self.send_response(204)
        self.end_headers()


@contextlib.contextmanager
def camera_page(folder, width, height, *, flags=(), environment=None):
    """Open the page, asking for a size.

    Args:
        folder: For the browser's profile.
        width: Asked of the camera.
        height: Asked of the camera.
        flags: More flags for the browser.
        environment: For the browser; this process's if None.

    Yields:
        The page.
    """
    with Page() as page:
        threading.Thread(target=page.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{page.server_port}/camera?w={width}&h={height}"
        with (folder / "browser.log").open("wb") as log:
            program = subprocess.Popen(
                [browser(), *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, address],
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            yield page
        finally:
            program.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(3.0)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()
            page.shutdown()
