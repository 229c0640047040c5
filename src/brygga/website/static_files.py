"""Styles, scripts and pictures under names that change with their content."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Puts each address together once: a page asks for some forty, and the files do not change
    while the site runs."""

    # Our modules name each other by the hashed addresses too: a page that is kept for when there is
    # no network gets what it was made for. Django's own switch would read every package's scripts.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "meetups/*.js",
            ((r'(?P<matched>from "(?P<url>\./[a-z_]+\.js)")', 'from "%(url)s"'),),
        ),
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        if name not in self.addresses:
            self.addresses[name] = super().url(name, force)
        return self.addresses[name]


def collect() -> None:
    """Collects and compresses, unless that was done since a file changed: it takes longer than all
    the rest of a start."""
    manifest, mark = (Path(settings.STATIC_ROOT) / "staticfiles.json", settings.DATA / "collected")
    content = _checksum()
    if manifest.exists() and mark.exists() and mark.read_text() == content:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(content)


def _checksum() -> str:
    checksum = sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            checksum.update(path.encode())
            checksum.update(Path(storage.path(path)).read_bytes())
    return checksum.hexdigest()
