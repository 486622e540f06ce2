from django.apps import AppConfig


class StudyConfig(AppConfig):
    name = "study"

    def ready(self) -> None:
        from study import checks, search, search_entries  # noqa: F401 (checks registers itself)

        search.SOURCES += [
            search_entries.sections,
            search_entries.terms,
            search_entries.facts,
            search_entries.types,
        ]
