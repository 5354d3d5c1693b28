"""Which own data are meant, and the error that they are not in this process."""

from typing import NamedTuple

OWN = "own"  # the data set's name


class OwnKey(NamedTuple):
    """Whose data, which table and what is made of it, and how that is split."""

    owner: str  # the session
    own: str  # as a link has it: see own_link
    train_share: float
    seed: int


class OwnDataMissing(LookupError):
    """These own data are not in this process."""

    def __init__(self, key: OwnKey) -> None:
        super().__init__()  # without the key: it names the session, and would stand in the log
        self.key = key

    def __reduce__(self) -> tuple[type["OwnDataMissing"], tuple[OwnKey]]:
        return OwnDataMissing, (self.key,)
