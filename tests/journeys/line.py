"""A line between a browser and the site that can fail in every way a network does."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Literal
from urllib.parse import urlsplit

Mode = Literal["up", "cut", "silent", "broken", "lost", "slow"]

DELAY = 0.4  # seconds that a slow line takes each way
ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade"}


class Line(ThreadingHTTPServer):
    """Carries requests to a site, as its mode lets it:

    up: as they are. slow: late, both ways. cut: the connection closes without a word. silent: no
    answer ever comes. broken: an error of 500 that never reached the site. lost: the site is
    reached, and its answer is lost.
    """

    daemon_threads = False  # what is on its way has arrived before the test is over
    request_queue_size = 64

    def __init__(self, site: str) -> None:
        super().__init__(("127.0.0.1", 0), _Carrier)
        self.site = urlsplit(site).netloc
        self.url = f"http://localhost:{self.server_port}"
        self.mode: Mode = "up"
        self.carried: Counter[str] = Counter()
        self.over = Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is what this is about."""


class _Carrier(BaseHTTPRequestHandler):
    server: Line

    def do_GET(self) -> None:
        self.carry()

    def do_POST(self) -> None:
        self.carry()

    def carry(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        mode = self.server.mode
        if self.command == "POST":
            self.server.carried[mode] += 1
        self.close_connection = True
        if mode == "silent":
            self.server.over.wait(30)
        elif mode == "broken":
            self.send_error(500)
        elif mode != "cut":
            if mode == "slow":
                self.server.over.wait(DELAY)
            self.reach(body, is_lost=mode == "lost", is_slow=mode == "slow")

    def reach(self, body: bytes, *, is_lost: bool, is_slow: bool) -> None:
        site = HTTPConnection(self.server.site, timeout=30)
        try:
            headers = {k: v for k, v in self.headers.items() if k.lower() not in ONE_HOP}
            site.request(self.command, self.path, body, headers)
            answer = site.getresponse()
            content = answer.read()
        except (OSError, HTTPException):
            return
        finally:
            site.close()
        if is_lost:
            return
        if is_slow:
            self.server.over.wait(DELAY)
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in ONE_HOP | {"content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: object) -> None:
        """Says nothing."""


@contextmanager
def line_to(site: str) -> Iterator[Line]:
    line = Line(site)
    thread = Thread(target=line.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield line
    finally:
        line.over.set()
        line.shutdown()
        line.server_close()
        thread.join()
