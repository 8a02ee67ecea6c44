"""From frozen results to what the windows show. No widget, no rule: figures come finished, words from `posapp.ui.text`."""
