"""How every form is drawn: `{{ form }}` or `{{ form.field.as_field_group }}` gives our markup."""

from pathlib import Path

import django.forms
from django.forms.renderers import BaseRenderer
from django.template.backends.django import DjangoTemplates
from django.template.backends.django import Template as BackendTemplate
from django.utils.functional import cached_property

OURS = Path(__file__).parent / "templates"
DJANGOS = Path(django.forms.__file__).parent / "templates"


class Renderer(BaseRenderer):
    """Our templates before Django's, so that labels, hints and errors belong to their inputs."""

    form_template_name = "website/forms/form.html"
    field_template_name = "website/forms/field.html"

    @cached_property
    def engine(self) -> DjangoTemplates:
        return DjangoTemplates(
            {"APP_DIRS": False, "DIRS": [OURS, DJANGOS], "NAME": "forms", "OPTIONS": {}}
        )

    def get_template(self, template_name: str) -> BackendTemplate:
        return self.engine.get_template(template_name)
