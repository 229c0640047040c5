"""What slices must be told about each other, in one place.

Imported before the models are ready, so the slices are looked up when the site starts.
"""

from importlib import import_module

from django.conf import settings

from brygga.journal.words import add_words


def wire() -> None:
    """Called once, when the site starts."""
    _tell_the_journal_its_words()
    _tell_the_agreement_how_its_promises_stand()
    _tell_the_agreement_what_follows_of_its_life()
    _tell_the_notices_what_is_due()
    _tell_the_notices_of_the_steering_group()
    _tell_the_obligations_where_facts_come_from()
    _tell_the_steering_group_what_it_can_decide()
    _tell_the_parties_what_later_slices_know()


def _tell_the_journal_its_words() -> None:
    for name in settings.SLICES:
        if (settings.SOURCE / name / "acts.py").exists():
            add_words(import_module(f"brygga.{name}.acts").ACTS)


def _tell_the_agreement_how_its_promises_stand() -> None:
    agreements = import_module("brygga.agreements.registration")
    agreements.after_import(import_module("brygga.obligations.actions").reassess)
    agreements.margin_from(import_module("brygga.obligations.showing").margin_notes)


def _tell_the_agreement_what_follows_of_its_life() -> None:
    """Its steps count as evidence, a contact person too, and a breach points at what is unkept."""
    agreements = import_module("brygga.agreements.registration")
    letters = import_module("brygga.agreements.letters")
    following = import_module("brygga.obligations.following")
    agreements.facts_to(following.note_fact, following.take_back)
    agreements.unkept_from(following.unkept)
    agreements.paid_from(following.paid)
    agreements.steps_from(import_module("brygga.proposals.queries").steps_of)
    parties = import_module("brygga.parties.registration")
    parties.after_contact(following.follow_contact)
    parties.after_contact(letters.tell_of_contact)
    import_module("brygga.notices.words").add_reasons(letters.REASONS)


def _tell_the_notices_what_is_due() -> None:
    """Each slice that knows something due: its reminders, and its lines in people's calendars."""
    notices = import_module("brygga.notices.registration")
    notices.clock_from(import_module("brygga.website.clock").now)
    due = import_module("brygga.obligations.reminding")
    notices.remind_of(due.reminders)
    notices.add_source(due.feed_entries)
    rota = import_module("brygga.meetups.reminding")
    notices.remind_of(rota.reminders)
    notices.add_source(rota.feed_entries)
    notices.offer_calendars(import_module("brygga.overview.views.wheel_feed").wheels_of)
    reasons = import_module("brygga.meetups.words").REASONS
    import_module("brygga.notices.words").add_reasons(reasons)


def _tell_the_notices_of_the_steering_group() -> None:
    """Its meetings in calendars, its summonses in time, and what its letters need to go."""
    notices = import_module("brygga.notices.registration")
    links = import_module("brygga.steering.links")
    notices.secret_links_from(links.KIND, links.answer_path)
    import_module("brygga.notices.words").add_reasons(
        import_module("brygga.steering.words").REASONS
    )
    calendar = import_module("brygga.steering.calendar")
    notices.remind_of(calendar.reminders)
    notices.add_source(calendar.feed_entries)


def _tell_the_obligations_where_facts_come_from() -> None:
    obligations = import_module("brygga.obligations.registration")
    deviations = import_module("brygga.obligations.deviations")
    for kind, words in deviations.ORIGINS.items():
        obligations.add_origin(kind, words, deviations.path_of)
    meetups = import_module("brygga.meetups.showing")
    obligations.add_origin("meetup", meetups.TO_THE_MEETUP, meetups.path_of)
    steering = import_module("brygga.steering.words")
    for kind, words in steering.ORIGINS.items():
        obligations.add_origin(kind, words, steering.path_of)
    obligations.add_origin("minutes", steering.TO_THE_MINUTES, steering.minutes_path)
    group = import_module("brygga.steering.queries")
    obligations.decided_by(group.decided_where)
    obligations.decisions_are_checked_by(group.check_group_met)
    life = import_module("brygga.agreements.showing")
    for kind, words in life.ORIGINS.items():
        obligations.add_origin(kind, words, life.path_of)
    obligations.add_origin("contact", life.TO_THE_CONTACTS, life.contact_path)
    work = import_module("brygga.volunteers.showing")
    obligations.add_origin("training-session", work.TO_THE_SESSION, work.session_path)
    obligations.add_origin("attestation", work.TO_THE_ATTESTATIONS, work.attestations_path)
    outreach = import_module("brygga.outreach.words")
    obligations.add_origin("group-meeting", outreach.TO_THE_GROUPS, outreach.groups_path)
    obligations.add_origin("development", outreach.TO_THE_TALKS, outreach.development_path)
    obligations.add_origin("staffing", meetups.TO_THE_TERM, meetups.term_path)
    reports = import_module("brygga.reports.links")
    obligations.add_origin("report", reports.TO_THE_REPORT, reports.path_of)


def _tell_the_steering_group_what_it_can_decide() -> None:
    """The kinds of decision, in the order in which the page offers them."""
    effects = import_module("brygga.steering.effects")
    own = import_module("brygga.steering.decidable")
    effects.add_effect(own.NoEffect())
    effects.add_effect(own.WaiverEffect())
    effects.add_effect(import_module("brygga.steering.deviating").DeviationEffect())
    effects.add_effect(own.ReadingEffect())
    effects.add_effect(own.FundsEffect())
    agreed = import_module("brygga.steering.revisable")
    effects.add_effect(agreed.ActivityEffect())
    effects.add_effect(agreed.ContributionEffect())
    effects.add_effect(import_module("brygga.reports.decidable").ReportApproval())


def _tell_the_parties_what_later_slices_know() -> None:
    parties = import_module("brygga.parties.registration")
    parties.add_subjects(import_module("brygga.obligations.showing").journal_subjects)
    parties.add_subjects(import_module("brygga.meetups.showing").journal_subjects)
    parties.add_own_data("utskick", import_module("brygga.notices.queries").own_notices)
    parties.add_own_data("styrgrupp", import_module("brygga.steering.queries").own_steering)
    parties.add_own_data("arbete", import_module("brygga.volunteers.queries").own_work)
    parties.add_own_data("pass", import_module("brygga.meetups.staffing").own_shifts)
