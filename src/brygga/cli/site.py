"""`brygga serve`, `demo` and `manage`: doors to the site, which nothing else here loads."""

import sys
from argparse import Namespace
from collections.abc import Sequence


def serve(args: Namespace) -> int:
    from brygga.website.serve import serve

    serve(args.port)
    return 0


def demo(_: Namespace) -> int:
    from django.core.management import CommandError

    from brygga.website.serve import build_demo

    try:
        build_demo()
    except CommandError as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def manage(argv: Sequence[str]) -> int:
    from brygga.website.manage import main

    main(argv)
    return 0
