"""A row of the timeline, laid out: the one way from an entry to its shape."""

from desktop.rows.bubble import add_bubble
from desktop.rows.timeline_build import Build
from desktop.rows.timeline_call import add_call
from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_happening import add_happenings
from desktop.rows.timeline_marks import add_activity, add_day, add_new, add_placeholder
from desktop.rows.timeline_remarked import add_remarked
from desktop.rows.timeline_shape import Shape
from desktop.theme import Theme


def shape_of(entry: Entry, width: int, theme: Theme) -> Shape:
    """Lays `entry` out in a timeline `width` px wide."""
    build = Build(entry, theme, width)
    if entry.day:
        add_day(build)
    if entry.new:
        add_new(build)
    add_happenings(build, entry.above)
    top = build.y
    if entry.kind is None:
        add_placeholder(build)
    elif entry.is_call:
        add_call(build)
    elif entry.kind == "activity":
        add_activity(build, entry.text)
    else:
        add_bubble(build)
    add_remarked(build, top)
    add_happenings(build, entry.below)
    return build.done()
