"""Filters that live in the URL, so that a link opens the same thing for a colleague who reads another language."""

import streamlit as st


def choice(label: str, options: dict[str, str], *, key: str, default: str, **looks) -> str:
    """A select box over code -> label, bound to the query parameter `key`; returns the chosen code.

    Labels begin with their code and ' · '. The URL carries the label; it is understood by its code
    alone ('?unit=CS'), so that a label in another language, or a renamed unit, still opens.
    """
    asked = st.query_params.get(key)
    if asked and asked not in options.values():
        code = asked.split(" · ")[0]
        if code in options:
            st.session_state[key] = code
    return st.selectbox(
        label,
        list(options),
        index=list(options).index(default),
        format_func=lambda code: options.get(code, code),
        key=key,
        bind="query-params",
        **looks,
    )
