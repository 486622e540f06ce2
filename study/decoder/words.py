"""What to say of a text that is no type name: what is wrong, and what would be right."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FAULTS: dict[str, Promise] = {
    "empty": _("Type a name, such as c7gn.xlarge."),
    "too_long": _("No type name is that long. The longest has about twenty characters."),
    "unexpected_character": _("A type name has only letters, digits, hyphens and one dot."),
    "missing_series": _("A name begins with the letters of a series, such as c, m or r."),
    "unknown_series": _("No series begins like this. Common ones are c, m, r, t, g, p, i and x."),
    "missing_generation": _("The number of the generation should stand here, as in m7."),
    "bad_generation": _("A generation is a number from 1 to 99, without a zero in front."),
    "unknown_option": _("No option is written like this. They are a, b, d, e, g, i, n, q and z."),
    "repeated_option": _("This option stands here twice; each is written once."),
    "two_makers": _("A processor has one maker: a is AMD, g is Graviton, i is Intel."),
    "unknown_suffix": _("Nothing known follows the hyphen, such as flex in m7i-flex."),
    "missing_dot": _("A dot should stand here, between family and size, as in m5.large."),
    "missing_size": _("The size is missing behind the dot, such as large or 2xlarge."),
    "unknown_size": _("No size is written like this: nano to xlarge, 2xlarge and up, or metal."),
}


def fault_words(code: str) -> Promise:
    return FAULTS[code]


# What stands next to a type, in the order in which one asks.
NEIGHBOURS: dict[str, Promise] = {
    "smaller": _("One step smaller"),
    "larger": _("One step larger"),
    "newer": _("Newest generation"),
    "graviton": _("On Graviton"),
    "amd": _("On AMD"),
    "intel": _("On Intel"),
    "with_disks": _("With local disks"),
}

# Where a figure stands among those beside it.
STANDINGS: dict[str, Promise] = {"largest": _("most"), "smallest": _("least")}

PARTS: dict[str, Promise] = {
    "series": _("Series"),
    "generation": _("Generation"),
    "option": _("Option"),
    "size": _("Size"),
    "separator": _("Separator"),
}
