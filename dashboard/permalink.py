"""Choices that live in the URL, so that a link opens the same thing for a colleague.

Streamlit's own `bind="query-params"` puts the label into the URL: a unit's name in the sender's
language, which means nothing in the reader's. Here the URL carries the code, and a choice goes along
from page to page.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def notice_page() -> None:
    """Notices, at the start of a run, whether it is another page's than the run before."""
    context = get_script_run_ctx()
    page = context.page_script_hash if context else None
    st.session_state["another page"] = page != st.session_state.get("page")
    st.session_state["page"] = page


def choice(
    label: str,
    options: dict[str, str],
    *,
    name: str,
    default: str,
    widget: Callable[..., Any] = st.selectbox,
    **looks: Any,
) -> str:
    """A select box over code -> label. Returns the chosen code, which is the query parameter `name`.

    The default stays out of the URL, and a code in it that is none of the options counts as the default.
    `looks` goes to the widget.
    """
    code = _wanted(name)
    if code not in options:
        code = default
    _remember(name, code, in_address=None if code == default else code)
    st.session_state[name] = code
    return widget(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=name,
        on_change=_take,
        args=(name,),
        **looks,
    )


def _wanted(name: str) -> str | None:
    """The code that the URL asks for, or the one chosen before."""
    asked = st.query_params.get(name)
    before = st.session_state.get(f"{name} in the address", {})
    # The menu's links leave the choices out; otherwise an address that is new is a link or the back button.
    if asked == before.get("asked") or (asked is None and st.session_state.get("another page")):
        return before.get("code")
    return asked


def _remember(name: str, code: str, *, in_address: str | None) -> None:
    if in_address is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != in_address:
        st.query_params[name] = in_address
    st.session_state[f"{name} in the address"] = {"asked": in_address, "code": code}


def _take(name: str) -> None:
    st.session_state[f"{name} in the address"]["code"] = st.session_state[name]
