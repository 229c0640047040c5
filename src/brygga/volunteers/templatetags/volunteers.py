"""How long something holds, in words."""

from django import template

from brygga.volunteers.words import holds_in_words

register = template.Library()


@register.filter
def holds(months: int | None) -> str:
    """gäller i 24 månader; gäller tills vidare"""
    return holds_in_words(months)
