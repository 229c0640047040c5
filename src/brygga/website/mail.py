"""The demo's post: each letter is printed and put in a file, and leaves the machine never."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import console, filebased
from django.core.mail.backends.base import BaseEmailBackend


class ConsoleAndFileBackend(BaseEmailBackend):
    def __init__(self, *, fail_silently: bool = False, **options: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.backends = [
            console.EmailBackend(fail_silently=fail_silently),
            filebased.EmailBackend(fail_silently=fail_silently),
        ]

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return max(backend.send_messages(email_messages) or 0 for backend in self.backends)
