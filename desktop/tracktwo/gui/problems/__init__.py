"""The findings of `check`: `groups` (order and filter, no Qt), `model` (for Qt's views), `pane`."""
