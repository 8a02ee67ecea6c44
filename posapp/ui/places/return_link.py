"""買い替え on a case's card: which device came back for it, or which contract it gave way to. Shows only."""

from __future__ import annotations

from uuid import UUID

from posapp.services.front import Services
from posapp.ui import text_places as text
from posapp.ui.widgets.words import Words


class ReturnLink(Words):
    """One line for each return; nothing for most cases."""

    def __init__(self, services: Services) -> None:
        super().__init__("", 14, wrap=True)
        self._replacements = services.returns.replacements

    def show_case(self, id: UUID) -> None:
        """Say what this case has to do with returns."""
        links = self._replacements.links(id)
        words = (text.REPLACES if link.new else text.REPLACED for link in links)
        said = "\n".join(
            word.format(other=link.other, intake=link.intake) for word, link in zip(words, links, strict=True)
        )
        self.say(said)
        self.setVisible(bool(said))
