"""What has been published stays: the database refuses to change or delete a line of the ledger."""

from brygga.journal.guard import AppendOnly

LEDGER = AppendOnly("reports_ledgerline", "reports_ledger", "the ledger is append-only")
