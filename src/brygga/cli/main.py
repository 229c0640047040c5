"""The command line: what it takes, and what it says when it cannot.

Exit codes: 0 done (check, diff: nothing found), 1 check or diff found something, 2 a file could
not be read or the command was wrongly used.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import brygga
from brygga.cli import site, terms
from brygga.cli.words import HELP, PARSER_SV
from brygga.domain.files import FileRefused
from brygga.domain.language import Language, Text
from brygga.domain.terms.checks.figures import FIRST_DAY, LAST_DAY

REFUSED = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code. Without arguments: those of the process."""
    given = list(sys.argv[1:] if argv is None else argv)
    _never_fail_on_a_letter()
    if given[:1] == ["manage"]:
        return site.manage(given[1:])
    language: Language = "en" if _option(given, "--language") == "en" else "sv"
    try:
        parser = _parser(language)
        args = parser.parse_args(given)
        _check_span(parser, args, language)
        code: int = args.run(args)
        sys.stdout.flush()
    except FileRefused as refusal:
        _tell(refusal, language, as_json=_option(given, "--format") == "json")
        return REFUSED
    except BrokenPipeError:
        # Whoever read our answer has read enough; what is left must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _parser(language: Language) -> argparse.ArgumentParser:
    says = {name: text.in_(language) for name, text in HELP.items()}
    what = says["command"]
    _speak(language)
    parser = argparse.ArgumentParser("brygga", description=says["brygga"], allow_abbrev=False)
    parser.add_argument(
        "--version", action="version", version=brygga.__version__, help=says["version"]
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--language", choices=("sv", "en"), default=language, help=says["language"])
    # Before the command, too; the command's own default would otherwise overrule it.
    parser.add_argument("--language", choices=("sv", "en"), help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar=what, dest="group")

    def command(
        to: Any, name: str, run: Callable[[argparse.Namespace], int], *formats: str
    ) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = to.add_parser(
            name,
            help=says[name],
            description=says[name],
            parents=[common],
            allow_abbrev=False,
        )
        added.set_defaults(run=run, command=name)
        if formats:
            added.add_argument("--format", choices=formats, default=formats[0], help=says["format"])
        return added

    group = commands.add_parser("terms", help=says["terms"], description=says["terms"])
    of_terms = group.add_subparsers(required=True, metavar=what, dest="command")
    check = command(of_terms, "check", terms.check, "table", "json", "csv")
    check.add_argument("file", type=Path, metavar="FILE", help=says["file"])
    plan = command(of_terms, "plan", terms.plan, "table", "json", "csv", "ics")
    plan.add_argument("file", type=Path, metavar="FILE", help=says["file"])
    plan.add_argument(
        "--from", type=_day(language), dest="from_day", metavar="DATE", help=says["from"]
    )
    plan.add_argument("--to", type=_day(language), dest="to_day", metavar="DATE", help=says["to"])
    plan.add_argument("--calendar", type=Path, metavar="FILE", help=says["calendar"])
    diff = command(of_terms, "diff", terms.diff, "table", "json", "csv")
    diff.add_argument("old", type=Path, metavar="OLD", help=says["old"])
    diff.add_argument("new", type=Path, metavar="NEW", help=says["new"])
    schema = command(of_terms, "schema", terms.schema)
    schema.add_argument(
        "what", nargs="?", choices=tuple(terms.FORMATS), default="terms", help=says["what"]
    )
    schema.add_argument("--format", choices=("json",), help=argparse.SUPPRESS)

    standing = command(commands, "standing", terms.standing, "table", "json", "csv")
    standing.add_argument("file", type=Path, metavar="FILE", help=says["file"])
    standing.add_argument(
        "--evidence", type=Path, required=True, metavar="CSV", help=says["evidence"]
    )
    standing.add_argument(
        "--as-of", type=_day(language), required=True, metavar="DATE", help=says["as-of"]
    )
    standing.add_argument("--calendar", type=Path, metavar="FILE", help=says["calendar"])

    serve = command(commands, "serve", site.serve)
    serve.add_argument("--port", type=_port(language), default=8000, help=says["port"])
    command(commands, "demo", site.demo)
    manage = command(commands, "manage", lambda args: site.manage(args.rest))
    manage.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _day(language: Language) -> Callable[[str], date]:
    def day(text: str) -> date:
        try:
            found = date.fromisoformat(text)
        except ValueError:
            found = None
        if found is None or not FIRST_DAY <= found <= LAST_DAY:
            refusal = Text(
                f"väntade en dag som 2023-10-18; här står {text!r}",
                f"expected a day like 2023-10-18; found {text!r}",
            )
            raise argparse.ArgumentTypeError(refusal.in_(language))
        return found

    return day


def _check_span(
    parser: argparse.ArgumentParser, args: argparse.Namespace, language: Language
) -> None:
    first, last = getattr(args, "from_day", None), getattr(args, "to_day", None)
    if first and last and last < first:
        parser.error(
            Text(
                f"--to {last} ligger före --from {first}", f"--to {last} is before --from {first}"
            ).in_(language)
        )


def _port(language: Language) -> Callable[[str], int]:
    def port(text: str) -> int:
        if not (text.isdecimal() and 0 < int(text[:6]) < 65_536):
            refusal = Text(
                f"väntade ett tal från 1 till 65535; här står {text!r}",
                f"expected a number from 1 to 65535; found {text!r}",
            )
            raise argparse.ArgumentTypeError(refusal.in_(language))
        return int(text)

    return port


def _option(given: Sequence[str], name: str) -> str | None:
    """An option read before all others, so that even a wrong use is answered as was asked."""
    for n, word in enumerate(given):
        if word == name:
            return given[n + 1] if n + 1 < len(given) else None
        if word.startswith(f"{name}="):
            return word.removeprefix(f"{name}=")
    return None


def _speak(language: Language) -> None:
    """The parser's own words go through gettext, which has no Swedish for them."""
    words = PARSER_SV if language == "sv" else {}
    vars(argparse)["_"] = lambda text: words.get(text, text)


def _tell(refusal: FileRefused, language: Language, *, as_json: bool) -> None:
    if not as_json:
        for problem in refusal.problems:
            print(problem.in_(language), file=sys.stderr)
        return
    errors = [
        {"file": p.name, "line": p.line, "key": p.key, "message": p.text.in_(language)}
        for p in refusal.problems
    ]
    print(json.dumps({"errors": errors}, ensure_ascii=False, indent=2), file=sys.stderr)


def _never_fail_on_a_letter() -> None:
    """A terminal that cannot write å shows an escape instead of stopping half-way."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
