"""What each kind of a case's papers is called where papers list one another."""

from __future__ import annotations

from typing import Final

from posapp.documents import intake_receipt, intake_refusal, mail_application, mail_assessment, remaining, wording

NAMES: Final = wording.TITLES | {
    module.KIND: module.TITLE
    for module in (intake_receipt, intake_refusal, remaining, mail_application, mail_assessment)
}
"""Kind → title, of every paper that goes home with a customer."""
