"""The design put to the test on invented histories, by an attacker who knows all that is public.

Nothing here publishes anything: it is what `brygga manage attack` and the tests run.
"""
