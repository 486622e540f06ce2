from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"

    def ready(self) -> None:
        from learners import services as learners
        from quizzes import checks, items, services  # noqa: F401 (checks registers itself)
        from quizzes.making import MadeSource
        from quizzes.table_items import KINDS, TableSource

        items.SOURCES |= {kind: TableSource(kind) for kind in KINDS}
        items.SOURCES["made"] = MadeSource()
        learners.AFTER_RETENTION.append(lambda learner: services.replay(learner=learner))
