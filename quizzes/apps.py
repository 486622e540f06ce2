from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"

    def ready(self) -> None:
        from learners import services as learners
        from quizzes import checks, folding, items  # noqa: F401 (checks registers itself)
        from quizzes.letter_items import LetterSource
        from quizzes.making import MadeSource
        from quizzes.search_entries import questions
        from quizzes.table_items import KINDS, TableSource
        from study import search

        items.SOURCES |= {kind: TableSource(kind) for kind in KINDS}
        items.SOURCES["made"] = MadeSource()
        items.SOURCES |= {"letter": LetterSource("letter"), "build": LetterSource("build")}
        search.SOURCES.append(questions)
        learners.AFTER_SETTINGS.append(lambda learner: folding.replay(learner=learner))
