"""Organisations, people, memberships, roles and sign-in."""
