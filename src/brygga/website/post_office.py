"""The demo's worker: reminds once, sends what is queued, and ends when its standard input does.

`brygga serve` starts it and holds the other end of the pipe, which closes with the server however
that ends. A real installation runs `brygga manage db_worker` under its own supervision.
"""

import os
import signal
import sys
from threading import Thread
from time import sleep

from brygga.website.manage import main

AFTER_THE_SERVER = 2.0  # seconds: the first page comes before the first letter


def _end_with_the_server() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    # Ctrl+C in the terminal reaches the server too, which then closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_server, daemon=True).start()
    sleep(AFTER_THE_SERVER)
    main(["remind", "--verbosity", "0"])
    main(["db_worker", "--verbosity", "0", "--interval", "2", "--no-startup-delay"])
