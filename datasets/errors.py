"""The one error that the data raise."""


class DataError(ValueError):
    """A setting or a table that no data can be made from: names field, value and remedy.

    The three are attributes too, so that the interface can say the same in its own language.
    """

    def __init__(self, field: str, value: object, remedy: str) -> None:
        super().__init__(f"{field} {_shown(value)} cannot be used; {remedy}")
        self.field = field
        self.value = value
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        # The default would call DataError(message), which lacks two arguments when unpickled.
        return DataError, (self.field, self.value, self.remedy)


def _shown(value: object) -> str:
    try:
        text = repr(value)
    except ValueError:  # Python writes no integer of more than 4,300 digits
        return "(too many digits)"
    return text if len(text) <= 60 else text[:57] + "..."
