//! Icons, drawn in a 16 by 16 square.

use yew::Html;

use crate::markup::{El, el};

/// A drawing that goes with a text; by itself it says nothing to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A plus.
    Add,
    /// A cross.
    Close,
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
    /// One arrow up and one down.
    Order,
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
    /// A dustbin.
    Remove,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Add => "M8 3v10M3 8h10",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Copy => "M6 6h7v7H6zM10 6V3H3v7h3",
            Self::Search => "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.5 10.5L14 14",
            Self::Undo => "M6 3L2.5 6.5L6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
            Self::Up => "M8 13V3M4 7l4-4l4 4",
            Self::Down => "M8 3v10M4 9l4 4l4-4",
            Self::Order => "M5 6l3-3l3 3M5 10l3 3l3-3",
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
            Self::Remove => "M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4",
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
    let back = el("rect", "pb-logo-back")
        .attr("width", "32")
        .attr("height", "32")
        .attr("rx", "8");
    let line = el("g", "pb-logo-line")
        .child(path("M10 6.8a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 0 1 0-6.4"))
        .child(path("M22 18.8a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 0 1 0-6.4"))
        .child(path("M10 13.2v2.6a6.2 6.2 0 0 0 6.2 6.2h2.6"));
    canvas("", "0 0 32 32").child(back).child(line).html()
}

/// Two open sockets: nothing is connected yet.
pub(crate) fn unplugged() -> Html {
    let line = el("g", "pb-logo-line")
        .child(path(
            "M16 20h64a8 8 0 0 1 8 8v20a8 8 0 0 1-8 8H16a8 8 0 0 1-8-8V28a8 8 0 0 1 8-8",
        ))
        .child(path(
            "M28 31a7 7 0 1 1 0 14a7 7 0 0 1 0-14M68 31a7 7 0 1 1 0 14a7 7 0 0 1 0-14",
        ))
        .child(path(
            "M28 31V18a10 10 0 0 1 10-10h8M56 8h2a10 10 0 0 1 10 10v2",
        ));
    canvas("pb-empty-art", "0 0 96 64").child(line).html()
}

fn drawing(class: &'static str, icon: Icon) -> Html {
    canvas(class, "0 0 16 16").child(path(icon.path())).html()
}

fn canvas(class: &'static str, size: &'static str) -> El {
    el("svg", class)
        .attr("viewBox", size)
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
}

fn path(line: &'static str) -> El {
    el("path", "").attr("d", line)
}
