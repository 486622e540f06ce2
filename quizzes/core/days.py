"""A learner's day: it begins at four in the morning by the learner's own clock, so that an evening
that runs past midnight is still the same evening."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

ROLLOVER = 4


def day_of(at: datetime, zone: tzinfo) -> date:
    """The learner's day that this moment belongs to."""
    return (at.astimezone(zone) - timedelta(hours=ROLLOVER)).date()


def day_start(day: date, zone: tzinfo) -> datetime:
    """The moment, in UTC, at which the day begins."""
    return datetime.combine(day, time(ROLLOVER), zone).astimezone(UTC)


def day_end(at: datetime, zone: tzinfo) -> datetime:
    """The moment, in UTC, at which the day of this moment is over."""
    return day_start(day_of(at, zone) + timedelta(days=1), zone)
