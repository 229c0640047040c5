"""`brygga serve`, `demo` and `manage`: doors to the site, which nothing else here loads."""

from argparse import Namespace
from collections.abc import Sequence


def serve(args: Namespace) -> int:
    from brygga.website.serve import serve

    serve(args.port)
    return 0


def demo(_: Namespace) -> int:
    """Fills an empty database with the demo; leaves a filled one alone."""
    manage(["migrate", "--verbosity=0"])
    from brygga.website.clock import now
    from brygga.website.serve import fill

    fill(now())
    return 0


def manage(argv: Sequence[str]) -> int:
    from brygga.website.manage import main

    main(argv)
    return 0
