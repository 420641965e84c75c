//! The strategies: which protocol or provider a connection speaks to.

use core::fmt;
use core::str::FromStr;

/// The kind of identity source a strategy belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Users live in the tenant's own store, or in a custom database behind scripts.
    Database,
    /// A public provider that people sign in to with a private account.
    Social,
    /// A directory or federation server of an organization.
    Enterprise,
    /// A one-time code or link instead of a password.
    Passwordless,
    /// Retired: still created, read and listed, and deprecated by the API's schema.
    Legacy,
}

impl Family {
    /// All families, in the order in which a gallery shows them.
    pub const ALL: [Self; 5] = [
        Self::Database,
        Self::Enterprise,
        Self::Social,
        Self::Passwordless,
        Self::Legacy,
    ];

    /// The English name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Database => "Database",
            Self::Social => "Social",
            Self::Enterprise => "Enterprise",
            Self::Passwordless => "Passwordless",
            Self::Legacy => "Legacy",
        }
    }
}

/// A text that names no strategy the API creates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownStrategy;

macro_rules! strategies {
    ($($variant:ident = $name:literal, $label:literal, $family:ident, $reference:literal;)+) => {
        /// A connection strategy: the 55 values `POST /connections` takes on live tenants.
        ///
        /// Source: the published Management API schema, June 2026.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Strategy {
            $(#[doc = $label] $variant,)+
        }

        impl Strategy {
            /// All strategies, in the order of the published schema.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name on the wire, for example `google-oauth2`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The English name people know the provider by.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The kind of identity source.
            pub const fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family,)+ }
            }

            /// Whether the `reference` contract lists it among its sixteen strategies.
            pub const fn in_reference(self) -> bool {
                match self { $(Self::$variant => $reference,)+ }
            }
        }

        impl FromStr for Strategy {
            type Err = UnknownStrategy;

            fn from_str(name: &str) -> Result<Self, UnknownStrategy> {
                match name { $($name => Ok(Self::$variant),)+ _ => Err(UnknownStrategy) }
            }
        }
    };
}

strategies! {
    Ad = "ad", "Active Directory / LDAP", Enterprise, true;
    Adfs = "adfs", "AD FS", Enterprise, true;
    Amazon = "amazon", "Amazon", Social, true;
    Apple = "apple", "Apple", Social, true;
    Dropbox = "dropbox", "Dropbox", Social, true;
    Bitbucket = "bitbucket", "Bitbucket", Social, false;
    Auth0Oidc = "auth0-oidc", "Auth0 OpenID Connect", Enterprise, false;
    Auth0 = "auth0", "Database", Database, true;
    Baidu = "baidu", "Baidu", Social, false;
    Bitly = "bitly", "Bitly", Social, false;
    Box = "box", "Box", Social, false;
    Custom = "custom", "Custom", Enterprise, false;
    DAccount = "daccount", "d Account", Social, false;
    Dwolla = "dwolla", "Dwolla", Social, false;
    Email = "email", "Passwordless email", Passwordless, false;
    EvernoteSandbox = "evernote-sandbox", "Evernote sandbox", Social, false;
    Evernote = "evernote", "Evernote", Social, false;
    Exact = "exact", "Exact", Social, false;
    Facebook = "facebook", "Facebook", Social, true;
    Fitbit = "fitbit", "Fitbit", Social, false;
    GitHub = "github", "GitHub", Social, true;
    GoogleApps = "google-apps", "Google Workspace", Enterprise, false;
    GoogleOauth2 = "google-oauth2", "Google", Social, true;
    Instagram = "instagram", "Instagram", Legacy, false;
    Ip = "ip", "IP address", Legacy, false;
    Line = "line", "LINE", Social, false;
    LinkedIn = "linkedin", "LinkedIn", Social, true;
    Oauth1 = "oauth1", "Custom OAuth 1", Legacy, false;
    Oauth2 = "oauth2", "Custom OAuth 2", Social, true;
    Office365 = "office365", "Office 365", Legacy, false;
    Oidc = "oidc", "OpenID Connect", Enterprise, true;
    Okta = "okta", "Okta Workforce", Enterprise, false;
    PayPal = "paypal", "PayPal", Social, false;
    PayPalSandbox = "paypal-sandbox", "PayPal sandbox", Social, false;
    PingFederate = "pingfederate", "PingFederate", Enterprise, false;
    PlanningCenter = "planningcenter", "Planning Center", Social, false;
    SalesforceCommunity = "salesforce-community", "Salesforce community", Social, false;
    SalesforceSandbox = "salesforce-sandbox", "Salesforce sandbox", Social, false;
    Salesforce = "salesforce", "Salesforce", Social, false;
    Samlp = "samlp", "SAML", Enterprise, true;
    SharePoint = "sharepoint", "SharePoint", Legacy, false;
    Shopify = "shopify", "Shopify", Social, false;
    Shop = "shop", "Shop", Social, false;
    Sms = "sms", "Passwordless SMS", Passwordless, false;
    SoundCloud = "soundcloud", "SoundCloud", Legacy, false;
    ThirtySevenSignals = "thirtysevensignals", "37signals (Basecamp)", Social, false;
    Twitter = "twitter", "X (Twitter)", Social, true;
    Untappd = "untappd", "Untappd", Legacy, false;
    VKontakte = "vkontakte", "VKontakte", Social, false;
    Waad = "waad", "Microsoft Entra ID", Enterprise, true;
    Weibo = "weibo", "Weibo", Social, false;
    WindowsLive = "windowslive", "Microsoft account", Social, true;
    WordPress = "wordpress", "WordPress", Social, false;
    Yahoo = "yahoo", "Yahoo", Social, false;
    Yandex = "yandex", "Yandex", Social, false;
}

impl Strategy {
    /// Whether the API's schema calls it deprecated. It is still taken.
    pub const fn is_retired(self) -> bool {
        matches!(self.family(), Family::Legacy)
    }

    /// Whether a login form may show it as a button of its own (`show_as_button`).
    ///
    /// Recorded on tenants for exactly these eight strategies.
    pub const fn can_show_as_button(self) -> bool {
        matches!(
            self,
            Self::GoogleApps
                | Self::Oidc
                | Self::Okta
                | Self::Ad
                | Self::Waad
                | Self::Samlp
                | Self::Adfs
                | Self::PingFederate
        )
    }
}

impl fmt::Display for Strategy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::{Family, Strategy, UnknownStrategy};

    #[test]
    fn every_strategy_is_read_back_from_its_name() {
        for strategy in Strategy::ALL {
            assert_eq!(strategy.as_str().parse(), Ok(*strategy));
        }
        assert_eq!(Strategy::ALL.len(), 55);
    }

    #[test]
    fn names_are_exact() {
        assert_eq!("SAMLP".parse::<Strategy>(), Err(UnknownStrategy));
        assert_eq!("".parse::<Strategy>(), Err(UnknownStrategy));
        assert_eq!("auth0 ".parse::<Strategy>(), Err(UnknownStrategy));
    }

    #[test]
    fn the_reference_lists_sixteen() {
        assert_eq!(
            Strategy::ALL
                .iter()
                .filter(|strategy| strategy.in_reference())
                .count(),
            16
        );
    }

    #[test]
    fn the_database_family_has_one_strategy() {
        let databases: Vec<_> = Strategy::ALL
            .iter()
            .filter(|strategy| strategy.family() == Family::Database)
            .collect();
        assert_eq!(databases, [&Strategy::Auth0]);
    }
}
