//! What the frame knows.

use std::rc::Rc;

use connection_model::Contract;
use management_client::RateLimit;
use yew::Reducible;

use crate::app::App;
use crate::components::toast::Toast;
use crate::config::Theme;
use crate::route::Route;

/// Messages shown at once; an older one gives way.
pub(super) const TOASTS: usize = 3;

/// Whether somebody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Session {
    /// It is being found out.
    Starting,
    /// Yes.
    SignedIn,
    /// No longer, and there is a page to go back to.
    Expired,
    /// No; with the reason where it is worth telling.
    SignedOut(Option<&'static str>),
}

/// How somebody comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// With a session of our server, or with what the page around the console hands out.
    Session,
    /// With a token for a server that the user names.
    Token {
        /// Whether there is another way in, so that it is our server that sends the page: its
        /// policy lets the page ask no other server.
        aside: bool,
    },
}

/// What leaving would throw away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// For another page.
    For(String),
    /// By signing out.
    SignOut,
}

/// What the frame knows.
#[derive(Clone, PartialEq)]
pub(super) struct State {
    pub(super) session: Session,
    pub(super) door: Door,
    /// The server that the user has connected to, in place of the one the console began with.
    pub(super) connected: Option<App>,
    pub(super) route: Route,
    /// Counts sign-ins.
    pub(super) epoch: u32,
    pub(super) theme: Theme,
    /// Known after the first answer.
    pub(super) contract: Option<Contract>,
    /// Known once an answer has told it.
    pub(super) rate_limit: Option<RateLimit>,
    pub(super) toasts: Vec<Toast>,
    /// The user has been asked whether to leave unsaved changes.
    pub(super) leaving: Option<Leaving>,
    pub(super) help: bool,
}

/// What happens.
pub(super) enum Action {
    /// Somebody has signed in, or was.
    SignedIn,
    /// Nobody is.
    SignedOut(Option<&'static str>),
    /// Another way in.
    Door(Door),
    /// The user has connected to a server.
    Connected(App),
    /// The user has left it.
    Disconnected,
    /// The server does not know the session any more.
    SessionEnded,
    /// The address has changed.
    Arrived(Route),
    /// It did not, for there are unsaved changes.
    Blocked(String),
    /// The user wants to sign out and has unsaved changes.
    AskSignOut,
    /// The user stays.
    Stay,
    /// The page around the console has changed its mind; given is the look in use.
    Updated(Theme),
    /// Another look.
    Theme(Theme),
    /// An answer has told the contract.
    Contract(Contract),
    /// An answer has told the rate limit, or its window is over.
    RateLimit(RateLimit),
    /// A message.
    Say(u32, String),
    /// It goes.
    Dismiss(u32),
    /// The list of keys.
    Help(bool),
}

impl State {
    /// Nothing is known yet but the address.
    pub(super) fn new(route: Route, theme: Theme) -> Self {
        Self {
            session: Session::Starting,
            door: Door::Session,
            connected: None,
            route,
            epoch: 0,
            theme,
            contract: None,
            rate_limit: None,
            toasts: Vec::new(),
            leaving: None,
            help: false,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::SignedIn => {
                next.session = Session::SignedIn;
                next.epoch += 1;
            }
            Action::SignedOut(reason) => next.session = Session::SignedOut(reason),
            Action::Door(door) => next.door = door,
            Action::Connected(app) => {
                next.connected = Some(app);
                next.session = Session::SignedIn;
                next.epoch += 1;
                next.contract = None;
                next.rate_limit = None;
            }
            Action::Disconnected => {
                next.connected = None;
                next.session = Session::SignedOut(None);
                next.contract = None;
                next.rate_limit = None;
            }
            Action::SessionEnded => {
                if next.session == Session::SignedIn {
                    next.session = Session::Expired;
                }
            }
            Action::Arrived(route) => {
                next.route = route;
                next.leaving = None;
            }
            Action::Blocked(path) => next.leaving = Some(Leaving::For(path)),
            Action::AskSignOut => next.leaving = Some(Leaving::SignOut),
            Action::Stay => next.leaving = None,
            Action::Updated(theme) => {
                next.theme = theme;
                // The page may hand out a token now.
                if next.session == Session::Expired && next.door == Door::Session {
                    next.session = Session::SignedIn;
                    next.epoch += 1;
                }
            }
            Action::Theme(theme) => next.theme = theme,
            Action::Contract(contract) => {
                if next.contract == Some(contract) {
                    return self;
                }
                next.contract = Some(contract);
            }
            Action::RateLimit(rate_limit) => {
                if next.rate_limit == Some(rate_limit) {
                    return self;
                }
                next.rate_limit = Some(rate_limit);
            }
            Action::Say(key, text) => {
                next.toasts.push(Toast { key, text });
                let surplus = next.toasts.len().saturating_sub(TOASTS);
                next.toasts.drain(..surplus);
            }
            Action::Dismiss(key) => next.toasts.retain(|toast| toast.key != key),
            Action::Help(open) => next.help = open,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible;

    use super::{Action, Session, State, TOASTS};
    use crate::config::Theme;
    use crate::route::Route;

    fn state() -> Rc<State> {
        Rc::new(State::new(Route::connections(), Theme::Auto))
    }

    #[test]
    fn a_session_that_ends_keeps_the_page_and_a_sign_in_tries_again() {
        let open = state().reduce(Action::SignedIn);
        let ended = open.reduce(Action::SessionEnded);
        assert_eq!(ended.session, Session::Expired);
        assert_eq!(ended.reduce(Action::SignedIn).epoch, 2);
    }

    #[test]
    fn nobody_can_be_thrown_out_of_a_session_they_do_not_have() {
        let out = state().reduce(Action::SignedOut(None));
        assert_eq!(
            out.reduce(Action::SessionEnded).session,
            Session::SignedOut(None)
        );
    }

    #[test]
    fn only_the_latest_messages_are_shown() {
        let mut state = state();
        for key in 0..5 {
            state = state.reduce(Action::Say(key, String::new()));
        }
        let keys: Vec<u32> = state.toasts.iter().map(|toast| toast.key).collect();
        assert_eq!(keys, [2, 3, 4]);
        assert_eq!(keys.len(), TOASTS);
    }
}
