from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"

    def ready(self) -> None:
        from learners import services as learners
        from quizzes import checks, services  # noqa: F401 (checks registers itself)

        learners.AFTER_RETENTION.append(lambda learner: services.replay(learner=learner))
