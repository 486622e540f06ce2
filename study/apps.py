from django.apps import AppConfig


class StudyConfig(AppConfig):
    name = "study"

    def ready(self) -> None:
        from study import checks  # noqa: F401 (registers them)
