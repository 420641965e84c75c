//! Icons, drawn in a 16 by 16 square.

use yew::{Html, html};

/// A drawing that goes with a text; by itself it says nothing to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A plus.
    Add,
    /// A cross.
    Close,
    /// A tick.
    Done,
    /// Two sheets.
    Copy,
    /// A magnifying glass.
    Search,
    /// An arrow back.
    Undo,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// An arrow that turns when something unfolds.
    Chevron,
    /// A triangle.
    Warning,
    /// A circle with a mark.
    Error,
    /// A circle with an i.
    Info,
    /// An eye.
    Show,
    /// An eye, crossed out.
    Hide,
    /// A sun.
    Light,
    /// A moon.
    Dark,
    /// A screen.
    System,
    /// A door with an arrow.
    SignOut,
    /// A question mark.
    Help,
    /// A padlock.
    Lock,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Add => "M8 3v10M3 8h10",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Done => "M3 8.5l3.5 3.5L13 4.5",
            Self::Copy => "M6 6h7v7H6zM10 6V3H3v7h3",
            Self::Search => "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.5 10.5L14 14",
            Self::Undo => "M6 3L2.5 6.5L6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
            Self::Up => "M8 13V3M4 7l4-4l4 4",
            Self::Down => "M8 3v10M4 9l4 4l4-4",
            Self::Chevron => "M6 3.5L10.5 8L6 12.5",
            Self::Warning => "M8 2.5L14.5 13.5H1.5zM8 6.5v3M8 11.4v.1",
            Self::Error => "M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 0 1 0-12.4M8 5v3.5M8 10.9v.1",
            Self::Info => "M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 0 1 0-12.4M8 7.5V11M8 5v.1",
            Self::Show => {
                "M1.5 8S4 3.5 8 3.5S14.5 8 14.5 8S12 12.5 8 12.5S1.5 8 1.5 8M8 6a2 2 0 1 1 0 4a2 2 0 0 1 0-4"
            }
            Self::Hide => {
                "M3.5 4.8C2.2 6.1 1.5 8 1.5 8S4 12.5 8 12.5c1 0 1.9-.3 2.7-.7M6 3.8c.6-.2 1.3-.3 2-.3c4 0 6.5 4.5 6.5 4.5s-.6 1.1-1.7 2.2M2.5 2.5l11 11"
            }
            Self::Light => {
                "M8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6M8 1.2v1.3M8 13.5v1.3M1.2 8h1.3M13.5 8h1.3M3.2 3.2l.9.9M11.9 11.9l.9.9M12.8 3.2l-.9.9M4.1 11.9l-.9.9"
            }
            Self::Dark => "M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5A5.8 5.8 0 1 0 13.5 9.5z",
            Self::System => "M2 3h12v8H2zM5.5 13.5h5M8 11v2.5",
            Self::SignOut => "M9.5 2.5h-6v11h6M6.5 8h8M11.5 5l3 3l-3 3",
            Self::Help => "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10M8 12.6v.1",
            Self::Lock => "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
        }
    }
}

/// The drawing.
pub(crate) fn icon(icon: Icon) -> Html {
    drawing("pb-icon", icon)
}

/// The arrow of something that unfolds.
pub(crate) fn chevron() -> Html {
    drawing("pb-icon pb-chevron", Icon::Chevron)
}

/// The product's sign: two sockets and a cable.
pub(crate) fn logo() -> Html {
    html! {
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="pb-logo-back" width="32" height="32" rx="8"/>
            <g class="pb-logo-line">
                <circle cx="10" cy="10" r="3.2"/>
                <circle cx="22" cy="22" r="3.2"/>
                <path d="M10 13.2v2.6a6.2 6.2 0 0 0 6.2 6.2h2.6"/>
            </g>
        </svg>
    }
}

/// Two open sockets: nothing is connected yet.
pub(crate) fn unplugged() -> Html {
    html! {
        <svg class="pb-empty-art" viewBox="0 0 96 64" aria-hidden="true" focusable="false">
            <g class="pb-logo-line">
                <rect x="8" y="20" width="80" height="36" rx="8"/>
                <circle cx="28" cy="38" r="7"/>
                <circle cx="68" cy="38" r="7"/>
                <path d="M28 31V18a10 10 0 0 1 10-10h8M56 8h2a10 10 0 0 1 10 10v2"/>
            </g>
        </svg>
    }
}

fn drawing(class: &'static str, icon: Icon) -> Html {
    html! {
        <svg {class} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={icon.path()}/>
        </svg>
    }
}
