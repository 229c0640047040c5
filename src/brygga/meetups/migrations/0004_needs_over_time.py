"""What an evening asked for stays to be seen when the needs change."""

import datetime

from django.db import migrations, models
from django.db.models import F, Q

# Needs from before they had days hold for every evening there has been.
ALWAYS = datetime.date(2000, 1, 1)


class Migration(migrations.Migration):
    dependencies = [("meetups", "0003_shifts")]

    operations = [
        migrations.RemoveConstraint("staffingneed", "meetups_need_once"),
        migrations.AlterModelOptions(
            "staffingneed", {"ordering": ("since", "id"), "verbose_name": "bemanning"}
        ),
        migrations.AddField(
            "staffingneed",
            "since",
            models.DateField(help_text="The first day whose evenings ask for it.", default=ALWAYS),
            preserve_default=False,
        ),
        migrations.AddField(
            "staffingneed",
            "until",
            models.DateField(
                blank=True, help_text="The first day whose evenings no longer do.", null=True
            ),
        ),
        migrations.AddConstraint(
            "staffingneed",
            models.UniqueConstraint(
                condition=Q(until__isnull=True),
                fields=("partnership", "role"),
                name="meetups_need_once",
            ),
        ),
        migrations.AddConstraint(
            "staffingneed",
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="meetups_need_interval",
            ),
        ),
    ]
