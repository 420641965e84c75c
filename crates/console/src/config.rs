//! What a page says when it mounts a console.

use std::fmt;
use std::rc::Rc;

use connection_model::Strategy;
use connection_validation::Locale;
use js_sys::Function;
use management_client::TokenSource;
use web_sys::{Element, ShadowRoot};

use crate::page::Page;

/// The console's style sheet, for a page that does not link it itself.
///
/// Every rule in it stands under the class `pb-console`.
pub const STYLE_SHEET: &str = concat!(
    include_str!("../../../www/styles/foundation.css"),
    include_str!("../../../www/styles/frame.css"),
    include_str!("../../../www/styles/controls.css"),
    include_str!("../../../www/styles/form.css"),
    include_str!("../../../www/styles/content.css"),
    include_str!("../../../www/styles/views.css"),
);

/// Where a console is put.
#[derive(Clone, Debug, PartialEq)]
pub enum Root {
    /// An element of a page; what is in it (a static shell) is replaced.
    Element(Element),
    /// A shadow root; what is in it stays, the console is added to it.
    Shadow(ShadowRoot),
}

/// Everything a page decides about a console.
#[derive(Clone)]
pub struct Config {
    /// Where the Management API is: scheme, host and port, up to but without `/api/v2`.
    /// Empty for the page's own origin.
    pub api_base: String,
    /// Where access tokens come from.
    pub session: SessionMode,
    /// Where the console keeps the page it shows.
    pub routes: Routes,
    /// The page shown first, such as `/connections/new`, where [`Routes::Memory`] keeps it; empty
    /// for the list.
    pub path: String,
    /// What can change while the console is there.
    pub settings: Settings,
    /// The page around it.
    pub page: Rc<dyn Page>,
    /// Reads documents, which is too much for the console's own module: called with the text of
    /// one, it promises what `inspect` of the npm package says of it. Without it, a certificate is
    /// not explained.
    pub documents: Option<Function>,
    /// The sheet to adopt into the root's tree, usually [`STYLE_SHEET`].
    /// `None` when the page links the sheet itself; then the text is not in the module either.
    pub style_sheet: Option<&'static str>,
}

/// What a page may change while the console is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The look. `None` leaves it to the user, whose choice is remembered; with a look given by
    /// the page there is no switch.
    pub theme: Option<Theme>,
    /// Whether everything can be looked at and nothing changed.
    pub read_only: bool,
    /// The only strategies whose connections are shown and can be created; empty for all.
    pub strategies: Vec<Strategy>,
    /// The language of what is said about a connection; the console's own words are English.
    pub locale: Locale,
}

/// Where access tokens come from.
#[derive(Clone)]
pub enum SessionMode {
    /// [`SessionMode::Cookie`] where the page comes from a Patchbay server, which names its
    /// contract on every answer; [`SessionMode::Connect`] where a plain file server sends it.
    Auto,
    /// A session cookie of the server that answers at `api_base`; the console shows the sign-in
    /// page and the button to sign out.
    Cookie,
    /// The user names a server and pastes an access token; both are in memory alone. `api_base`
    /// is not looked at.
    Connect,
    /// The embedding page hands tokens out; the console has no sign-in page.
    Token(Rc<dyn TokenSource>),
}

/// Where the console keeps the page it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Routes {
    /// In the fragment of the page's URL, so that Back, reload and bookmarks work.
    /// At most one console of a page may do so.
    Hash,
    /// In memory: the page's URL is neither read nor changed.
    Memory,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it, changing with it.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Settings {
    /// Whether connections of this strategy are shown. Where the page limits the strategies, one
    /// that nobody knows is not among them.
    pub(crate) fn shows(&self, strategy: Option<Strategy>) -> bool {
        self.strategies.is_empty()
            || strategy.is_some_and(|strategy| self.strategies.contains(&strategy))
    }
}

impl SessionMode {
    /// Whether both are the same way to a token, so that a console can go on with the other.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Token(mine), Self::Token(theirs)) => Rc::ptr_eq(mine, theirs),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Config")
            .field("api_base", &self.api_base)
            .field("routes", &self.routes)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl Theme {
    /// All themes in the order in which the switch goes through them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The value of the `data-theme` attribute that the style sheet reads.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == name)
    }
}
