"""Small pieces of English that several cards share. How dates are said is in :mod:`bot.edtf`."""


def counted(number: int, thing: str) -> str:
    """``1 article``, ``1,204 articles``; ``person`` becomes ``people``."""
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {'people' if thing == 'person' else thing + 's'}"
