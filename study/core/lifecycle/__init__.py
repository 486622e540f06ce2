"""The life of an instance as a machine to be pressed: its states, what each keeps and costs."""
