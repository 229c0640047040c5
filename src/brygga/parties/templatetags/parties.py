"""The demo's roles, for the login page, which is drawn by a view that is not ours."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from brygga.parties.queries import demo_people

register = template.Library()


@dataclass(frozen=True, slots=True)
class DemoRole:
    """One button."""

    word: str
    label: str
    name: str
    organisation: str


@register.simple_tag
def demo_roles() -> list[DemoRole] | None:
    """None outside the demo; an empty list where the demo is not loaded yet."""
    if not settings.DEMO_LOGIN:
        return None
    labels = {
        "samordnare": _("Samordnare"),
        "ledare": _("Ledare"),
        "volontar": _("Volontär"),
        "fritidsledare": _("Fritidsledare"),
        "styrgruppsledamot": _("Styrgruppsledamot"),
        "handlaggare": _("Handläggare"),
        "undertecknare": _("Undertecknare"),
        "kassor": _("Kassör"),
        "administrator": _("Administratör"),
    }
    return [
        DemoRole(word, labels[word], membership.person.name, membership.organisation.name)
        for word, membership in demo_people().items()
    ]
