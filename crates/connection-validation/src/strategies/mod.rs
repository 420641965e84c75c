//! One file a strategy, and the fields that all connections share.
//!
//! Each part of a table has a function of its own, so that a module that only checks links
//! neither forms nor texts.

pub(crate) mod ad;
pub(crate) mod adfs;
pub(crate) mod amazon;
pub(crate) mod apple;
pub(crate) mod auth0;
pub(crate) mod common;
pub(crate) mod dropbox;
pub(crate) mod facebook;
pub(crate) mod github;
pub(crate) mod google_oauth2;
pub(crate) mod linkedin;
pub(crate) mod oauth2;
pub(crate) mod oidc;
mod openid_connect;
pub(crate) mod samlp;
mod shared;
pub(crate) mod twitter;
pub(crate) mod waad;
pub(crate) mod windowslive;

use connection_model::Strategy;

use crate::catalogue::form::Form;
use crate::catalogue::table::Checks;

macro_rules! tables {
    ($($strategy:ident => $file:ident,)+) => {
        /// What is checked of a strategy's options.
        pub(crate) fn checks(strategy: Strategy) -> Option<&'static Checks> {
            match strategy {
                $(Strategy::$strategy => Some(&$file::CHECKS),)+
                _ => None,
            }
        }

        /// Where a strategy's options stand in a form.
        pub(crate) fn form(strategy: Strategy) -> Option<&'static [Form]> {
            match strategy {
                $(Strategy::$strategy => Some(&$file::FORM),)+
                _ => None,
            }
        }

        /// What people read of a strategy's options: label and help.
        pub(crate) fn texts(strategy: Strategy) -> Option<&'static [(&'static str, &'static str)]> {
            match strategy {
                $(Strategy::$strategy => Some(&$file::TEXTS),)+
                _ => None,
            }
        }
    };
}

// The strategies that have a table, and the file it is in.
tables! {
    Ad => ad,
    Adfs => adfs,
    Amazon => amazon,
    Apple => apple,
    Auth0 => auth0,
    Dropbox => dropbox,
    Facebook => facebook,
    GitHub => github,
    GoogleOauth2 => google_oauth2,
    LinkedIn => linkedin,
    Oauth2 => oauth2,
    Oidc => oidc,
    Samlp => samlp,
    Twitter => twitter,
    Waad => waad,
    WindowsLive => windowslive,
}
