//! One file a strategy, and the fields that all connections share.
//!
//! Each part of a table has a function of its own, so that a module that only checks links
//! neither forms nor texts.

pub(crate) mod ad;
pub(crate) mod adfs;
pub(crate) mod amazon;
pub(crate) mod apple;
pub(crate) mod auth0;
pub(crate) mod auth0_oidc;
pub(crate) mod baidu;
pub(crate) mod bitbucket;
pub(crate) mod bitly;
pub(crate) mod r#box;
pub(crate) mod common;
pub(crate) mod custom;
pub(crate) mod daccount;
pub(crate) mod dropbox;
pub(crate) mod dwolla;
pub(crate) mod email;
pub(crate) mod evernote;
pub(crate) mod evernote_sandbox;
pub(crate) mod exact;
pub(crate) mod facebook;
pub(crate) mod fitbit;
pub(crate) mod github;
pub(crate) mod google_apps;
pub(crate) mod google_oauth2;
pub(crate) mod instagram;
pub(crate) mod ip;
pub(crate) mod line;
pub(crate) mod linkedin;
pub(crate) mod oauth1;
pub(crate) mod oauth2;
pub(crate) mod office365;
pub(crate) mod oidc;
pub(crate) mod okta;
mod openid_connect;
mod passwordless;
pub(crate) mod paypal;
mod paypal_app;
pub(crate) mod paypal_sandbox;
pub(crate) mod pingfederate;
pub(crate) mod planningcenter;
pub(crate) mod salesforce;
mod salesforce_app;
pub(crate) mod salesforce_community;
pub(crate) mod salesforce_sandbox;
mod saml;
pub(crate) mod samlp;
mod shared;
pub(crate) mod sharepoint;
pub(crate) mod shop;
pub(crate) mod shopify;
pub(crate) mod sms;
pub(crate) mod soundcloud;
pub(crate) mod thirtysevensignals;
pub(crate) mod twitter;
pub(crate) mod untappd;
pub(crate) mod vkontakte;
pub(crate) mod waad;
pub(crate) mod weibo;
pub(crate) mod windowslive;
pub(crate) mod wordpress;
pub(crate) mod yahoo;
pub(crate) mod yandex;

use connection_model::Strategy;

use crate::catalogue::form::Form;
use crate::catalogue::line::Line;
use crate::catalogue::table::Checks;

macro_rules! tables {
    ($($strategy:ident => $file:ident,)+) => {
        /// What is checked of a strategy's options.
        pub(crate) fn checks(strategy: Strategy) -> &'static Checks {
            match strategy {
                $(Strategy::$strategy => &$file::CHECKS,)+
            }
        }

        /// The path of each of a strategy's options.
        pub(crate) fn paths(strategy: Strategy) -> &'static [&'static str] {
            match strategy {
                $(Strategy::$strategy => &$file::PATHS,)+
            }
        }

        /// Where a strategy's options stand in a form.
        pub(crate) fn form(strategy: Strategy) -> &'static [Form] {
            match strategy {
                $(Strategy::$strategy => &$file::FORM,)+
            }
        }

        /// What people read of a strategy's options: label and help.
        pub(crate) fn texts(strategy: Strategy) -> &'static [(&'static str, &'static str)] {
            match strategy {
                $(Strategy::$strategy => &$file::TEXTS,)+
            }
        }

        /// The lines of all tables while the program is compiled.
        pub(crate) const LINES: &[&[Line]] =
            &[&common::LINES, common::OPTIONS_LINE, $(&$file::LINES,)+];
    };
}

// Every strategy, and the file its table is in.
tables! {
    Ad => ad,
    Adfs => adfs,
    Amazon => amazon,
    Apple => apple,
    Auth0 => auth0,
    Auth0Oidc => auth0_oidc,
    Baidu => baidu,
    Bitbucket => bitbucket,
    Bitly => bitly,
    Box => r#box,
    Custom => custom,
    DAccount => daccount,
    Dropbox => dropbox,
    Dwolla => dwolla,
    Email => email,
    Evernote => evernote,
    EvernoteSandbox => evernote_sandbox,
    Exact => exact,
    Facebook => facebook,
    Fitbit => fitbit,
    GitHub => github,
    GoogleApps => google_apps,
    GoogleOauth2 => google_oauth2,
    Instagram => instagram,
    Ip => ip,
    Line => line,
    LinkedIn => linkedin,
    Oauth1 => oauth1,
    Oauth2 => oauth2,
    Office365 => office365,
    Oidc => oidc,
    Okta => okta,
    PayPal => paypal,
    PayPalSandbox => paypal_sandbox,
    PingFederate => pingfederate,
    PlanningCenter => planningcenter,
    Salesforce => salesforce,
    SalesforceCommunity => salesforce_community,
    SalesforceSandbox => salesforce_sandbox,
    Samlp => samlp,
    SharePoint => sharepoint,
    Shop => shop,
    Shopify => shopify,
    Sms => sms,
    SoundCloud => soundcloud,
    ThirtySevenSignals => thirtysevensignals,
    Twitter => twitter,
    Untappd => untappd,
    VKontakte => vkontakte,
    Waad => waad,
    Weibo => weibo,
    WindowsLive => windowslive,
    WordPress => wordpress,
    Yahoo => yahoo,
    Yandex => yandex,
}
