"""A page of fields of 申込: its texts are the applicant's form, its problems those of one step of the sale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

from PySide6.QtWidgets import QWidget

from posapp.domain.problem import Problem
from posapp.flows.flow import Cursor
from posapp.flows.forms import SaleDraft
from posapp.flows.purchase import SaleView
from posapp.services.front import Sentences
from posapp.services.selling import SaleDesk
from posapp.ui.pages.field_page import FieldPage


class SaleFieldPage(FieldPage[SaleView, SaleDraft]):
    """Fields over a SaleDraft."""

    def __init__(
        self, sales: SaleDesk, sentences: Sentences, step: str, check: Callable[[SaleView], tuple[Problem, ...]],
        onward: str, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(sentences, step, check, onward, parent)
        self._sales = sales

    def draft_of(self, view: SaleView) -> SaleDraft:
        return view.draft

    def values(self, view: SaleView) -> Mapping[str, str]:
        return asdict(view.draft.applicant)

    def closed(self, view: SaleView) -> bool:
        return view.submitted

    def put(self, draft: SaleDraft, key: str, value: str) -> SaleDraft:
        return self._sales.put_applicant(draft, **{key: value})

    def moved(self, draft: SaleDraft, cursor: Cursor) -> SaleDraft:
        return self._sales.move(draft, cursor)
