"""The one window: frame, page and keys. Shows a FrameView and passes on what was asked; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QMainWindow, QMenu, QStackedWidget, QWidget

from posapp.ui import keys, text
from posapp.ui.frame.bottom import BottomBar
from posapp.ui.frame.panel import Panel, PanelHead
from posapp.ui.frame.rail import Rail
from posapp.ui.frame.stepper import Stepper
from posapp.ui.frame.top import TopBar
from posapp.ui.theme import NARROW, PANEL, PANEL_INTAKE, PANEL_NARROW, TOP
from posapp.ui.views import FrameView
from posapp.ui.wedge import Wedge
from posapp.ui.widgets.bar import Strip
from posapp.ui.widgets.focus_ring import FocusRing


class MainWindow(QMainWindow):
    """The frame around pages.

    place     a place was asked for (rail or F-key); its name from `posapp.ui.keys.PLACES` or ``INNER``
    acted     an action was asked for (menu or key); its name from `posapp.ui.keys.ACTIONS`
    back, primary, step, chip, pushed    frame; also Esc and Enter where no field takes them
    scanned   the barcode reader read a code
    """

    place = Signal(str)
    acted = Signal(str)
    back = Signal()
    primary = Signal()
    step = Signal(str)
    chip = Signal(str)
    pushed = Signal(str)
    closing = Signal()
    scanned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(text.APP)
        self.setMinimumSize(1024, 640)
        self.resize(1280, 800)
        self.rail, self.top, self.stepper, self.bottom = Rail(), TopBar(), Stepper(), BottomBar()
        self.panel_head, self.panel, self.pages = PanelHead(), Panel(), QStackedWidget()
        self.pages.setObjectName("ground")
        self._view: FrameView | None = None
        self._lay_out()
        self._wire()
        self.actions_by_name: dict[str, QAction] = {}
        self.menu = QMenu(self)
        self._make_actions()
        self._ring = FocusRing(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._wedge = Wedge(app, self)
            self._wedge.scanned.connect(self.scanned)

    def _lay_out(self) -> None:
        ground = Strip(fill="ground")
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0, 4, 1)
        grid.addWidget(self.top, 0, 1, 1, 2)
        grid.addWidget(self.stepper, 1, 1)
        grid.addWidget(self.panel_head, 1, 2)
        grid.addWidget(self.pages, 2, 1)
        grid.addWidget(self.panel, 2, 2)
        grid.addWidget(self.bottom, 3, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        self.setCentralWidget(ground)

    def _wire(self) -> None:
        self.rail.chosen.connect(self.place)
        self.top.chip.connect(self.chip)
        self.stepper.chosen.connect(self.step)
        self.bottom.back.connect(self.back)
        self.bottom.primary.connect(self.primary)
        self.panel.pushed.connect(self.pushed)
        self.panel_head.pushed.connect(self.acted)

    def _make_actions(self) -> None:
        for key in (*keys.PLACES, *keys.INNER):
            self._action(key, text.PLACES[key.name][1], place=True)
        self.menu.addSeparator()
        for key in keys.ACTIONS:
            self._action(key, text.ACTIONS[key.name], place=False)
        opener = QAction(text.MENU, self)
        opener.setShortcut(QKeySequence("Alt+M"))
        opener.triggered.connect(lambda: self.menu.popup(self.mapToGlobal(QPoint(64, TOP))))
        self.addAction(opener)
        self.rail.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rail.customContextMenuRequested.connect(lambda at: self.menu.popup(self.rail.mapToGlobal(at)))

    def _action(self, key: keys.Key, word: str, *, place: bool) -> None:
        action = QAction(word, self)
        action.setShortcut(QKeySequence(key.sequence))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        signal = self.place if place else self.acted
        action.triggered.connect(lambda _checked=False, name=key.name: signal.emit(name))
        self.addAction(action)
        self.menu.addAction(action)
        self.actions_by_name[key.name] = action

    def name_action(self, name: str, word: str, *, enabled: bool = True) -> None:
        """Give an action the page's own word in the menu (条件, 説明した …) and switch it on or off."""
        action = self.actions_by_name[name]
        action.setText(word or text.ACTIONS[name])
        action.setEnabled(enabled)

    def show_frame(self, view: FrameView) -> None:
        """Show another state; parts that did not change are left alone."""
        if view == self._view:
            return
        self._view = view
        self.rail.show_place(view.place)
        self.top.show_top(view.top)
        self.stepper.setVisible(view.stepper is not None)
        if view.stepper is not None:
            self.stepper.show_steps(view.stepper)
        self.bottom.setVisible(view.bottom is not None)
        if view.bottom is not None:
            self.bottom.show_bottom(view.bottom)
        self.panel.setVisible(view.panel is not None)
        self.panel_head.setVisible(view.panel is not None)
        if view.panel is not None:
            self._size_panel()
            self.panel.show_panel(view.panel)

    def show_page(self, page: QWidget) -> None:
        """Put a page into the centre; the window owns it from then on."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def is_narrow(self) -> bool:
        """True under 1200 px: inputs fold and the panel is narrower."""
        return self.width() < NARROW

    def _size_panel(self) -> None:
        view = self._view.panel if self._view else None
        if view is None:
            return
        width = PANEL_INTAKE if view.wide else PANEL_NARROW if self.is_narrow() else PANEL
        self.panel.setFixedWidth(width)
        self.panel_head.setFixedWidth(width)
        self.panel_head.show_head(view, narrow=self.is_narrow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """``closing`` is told while everything still stands, so that what was typed can be saved."""
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_panel()
