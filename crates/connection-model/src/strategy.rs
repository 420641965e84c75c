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
    ($($variant:ident = $name:literal, $label:literal, $family:ident, $reference:literal, $description:literal;)+) => {
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

            /// Who signs in with it, in one English sentence.
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => $description,)+ }
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

    };
}

strategies! {
    Ad = "ad", "Active Directory / LDAP", Enterprise, true,
        "A company directory on the premises, through the AD/LDAP connector.";
    Adfs = "adfs", "AD FS", Enterprise, true,
        "Microsoft AD FS, over WS-Federation.";
    Amazon = "amazon", "Amazon", Social, true,
        "People with an Amazon account.";
    Apple = "apple", "Apple", Social, true,
        "People with an Apple account.";
    Dropbox = "dropbox", "Dropbox", Social, true,
        "People with a Dropbox account.";
    Bitbucket = "bitbucket", "Bitbucket", Social, false,
        "Developers with a Bitbucket account.";
    Auth0Oidc = "auth0-oidc", "Auth0 OpenID Connect", Enterprise, false,
        "Another Auth0 tenant, over OpenID Connect.";
    Auth0 = "auth0", "Database", Database, true,
        "Usernames, e-mail addresses and passwords, kept by the tenant or by a database of your own.";
    Baidu = "baidu", "Baidu", Social, false,
        "People with a Baidu account, mostly in China.";
    Bitly = "bitly", "Bitly", Social, false,
        "People with a Bitly account.";
    Box = "box", "Box", Social, false,
        "People with a Box account.";
    Custom = "custom", "Custom", Enterprise, false,
        "An enterprise provider that no other strategy covers.";
    DAccount = "daccount", "d Account", Social, false,
        "Customers of NTT Docomo with a d Account, in Japan.";
    Dwolla = "dwolla", "Dwolla", Social, false,
        "People with a Dwolla account.";
    Email = "email", "Passwordless email", Passwordless, false,
        "A one-time code or link sent by e-mail, without a password.";
    EvernoteSandbox = "evernote-sandbox", "Evernote sandbox", Social, false,
        "Test accounts of Evernote's sandbox.";
    Evernote = "evernote", "Evernote", Social, false,
        "People with an Evernote account.";
    Exact = "exact", "Exact", Social, false,
        "Companies with an Exact Online account.";
    Facebook = "facebook", "Facebook", Social, true,
        "People with a Facebook account.";
    Fitbit = "fitbit", "Fitbit", Social, false,
        "People with a Fitbit account.";
    GitHub = "github", "GitHub", Social, true,
        "Developers with a GitHub account.";
    GoogleApps = "google-apps", "Google Workspace", Enterprise, false,
        "A company's Google Workspace directory.";
    GoogleOauth2 = "google-oauth2", "Google", Social, true,
        "People with a Google account.";
    Instagram = "instagram", "Instagram", Legacy, false,
        "People with an Instagram account.";
    Ip = "ip", "IP address", Legacy, false,
        "Whoever comes from a known IP address.";
    Line = "line", "LINE", Social, false,
        "People with a LINE account, mostly in Japan.";
    LinkedIn = "linkedin", "LinkedIn", Social, true,
        "People with a LinkedIn account.";
    Oauth1 = "oauth1", "Custom OAuth 1", Legacy, false,
        "A provider of your choice that speaks OAuth 1.";
    Oauth2 = "oauth2", "Custom OAuth 2", Social, true,
        "A provider of your choice that speaks OAuth 2, with a script that reads the profile.";
    Office365 = "office365", "Office 365", Legacy, false,
        "A company's Office 365 directory.";
    Oidc = "oidc", "OpenID Connect", Enterprise, true,
        "A company's identity provider that speaks OpenID Connect.";
    Okta = "okta", "Okta Workforce", Enterprise, false,
        "A company's Okta directory, over OpenID Connect.";
    PayPal = "paypal", "PayPal", Social, false,
        "People with a PayPal account.";
    PayPalSandbox = "paypal-sandbox", "PayPal sandbox", Social, false,
        "Test accounts of PayPal's sandbox.";
    PingFederate = "pingfederate", "PingFederate", Enterprise, false,
        "A company's PingFederate server, over SAML.";
    PlanningCenter = "planningcenter", "Planning Center", Social, false,
        "Members of a church with a Planning Center account.";
    SalesforceCommunity = "salesforce-community", "Salesforce community", Social, false,
        "Members of a Salesforce community.";
    SalesforceSandbox = "salesforce-sandbox", "Salesforce sandbox", Social, false,
        "Test accounts of a Salesforce sandbox.";
    Salesforce = "salesforce", "Salesforce", Social, false,
        "People with a Salesforce account.";
    Samlp = "samlp", "SAML", Enterprise, true,
        "A company's identity provider that speaks SAML 2.0.";
    SharePoint = "sharepoint", "SharePoint", Legacy, false,
        "Users of a SharePoint server.";
    Shopify = "shopify", "Shopify", Social, false,
        "Merchants with a Shopify account.";
    Shop = "shop", "Shop", Social, false,
        "Shoppers with a Shop account.";
    Sms = "sms", "Passwordless SMS", Passwordless, false,
        "A one-time code sent as a text message, without a password.";
    SoundCloud = "soundcloud", "SoundCloud", Legacy, false,
        "People with a SoundCloud account.";
    ThirtySevenSignals = "thirtysevensignals", "37signals (Basecamp)", Social, false,
        "People with a 37signals account, for example of Basecamp.";
    Twitter = "twitter", "X (Twitter)", Social, true,
        "People with an X account.";
    Untappd = "untappd", "Untappd", Legacy, false,
        "People with an Untappd account.";
    VKontakte = "vkontakte", "VKontakte", Social, false,
        "People with a VKontakte account, mostly in Russia.";
    Waad = "waad", "Microsoft Entra ID", Enterprise, true,
        "A company's Microsoft Entra ID directory, formerly Azure AD.";
    Weibo = "weibo", "Weibo", Social, false,
        "People with a Weibo account, mostly in China.";
    WindowsLive = "windowslive", "Microsoft account", Social, true,
        "People with a private Microsoft account.";
    WordPress = "wordpress", "WordPress", Social, false,
        "People with a WordPress.com account.";
    Yahoo = "yahoo", "Yahoo", Social, false,
        "People with a Yahoo account.";
    Yandex = "yandex", "Yandex", Social, false,
        "People with a Yandex account, mostly in Russia.";
}

impl FromStr for Strategy {
    type Err = UnknownStrategy;

    fn from_str(name: &str) -> Result<Self, UnknownStrategy> {
        let mut slot = slot(name.as_bytes());
        // Most slots are empty, so that the walk ends soon.
        while let Some(Some(strategy)) = BY_NAME.get(slot) {
            if lossless_json::same(strategy.as_str(), name) {
                return Ok(*strategy);
            }
            slot = (slot + 1) % SLOTS;
        }
        Err(UnknownStrategy)
    }
}

const SLOTS: usize = 256;

/// The strategies, each in the slot of its name or in the next one that is free.
static BY_NAME: [Option<Strategy>; SLOTS] = {
    let mut by_name = [None; SLOTS];
    let mut place = 0;
    while place < Strategy::ALL.len() {
        let strategy = Strategy::ALL[place];
        let mut slot = slot(strategy.as_str().as_bytes());
        while by_name[slot].is_some() {
            slot = (slot + 1) % SLOTS;
        }
        by_name[slot] = Some(strategy);
        place += 1;
    }
    by_name
};

/// Mixes the length and both ends, in which names differ most.
const fn slot(name: &[u8]) -> usize {
    match (name.first(), name.last()) {
        (Some(first), Some(last)) => {
            (name.len() * 37 + (*first as usize) * 11 + (*last as usize) * 3) % SLOTS
        }
        _ => 0,
    }
}

/// See [`Strategy::is_gone`].
const GONE: [&str; 8] = [
    "aol",
    "flickr",
    "miicard",
    "renren",
    "thecity",
    "thecity-sandbox",
    "yammer",
    "auth0-adldap",
];

impl Strategy {
    /// Whether the API's schema calls it deprecated. It is still taken.
    pub const fn is_retired(self) -> bool {
        matches!(self.family(), Family::Legacy)
    }

    /// Whether this names a strategy that the API creates no longer. Connections of it may still be
    /// there, and are listed.
    ///
    /// Source: the published schema, of which versions until March 2026 created the first seven;
    /// the last one is there only to filter a list.
    pub fn is_gone(name: &str) -> bool {
        GONE.contains(&name)
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
    fn no_strategy_that_is_created_is_gone() {
        assert!(Strategy::is_gone("thecity-sandbox"));
        for strategy in Strategy::ALL {
            assert!(!Strategy::is_gone(strategy.as_str()), "{strategy}");
        }
        for name in super::GONE {
            assert_eq!(name.parse::<Strategy>(), Err(UnknownStrategy));
        }
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
    fn every_strategy_is_described_in_a_sentence_of_its_own() {
        let mut sentences: Vec<_> = Strategy::ALL
            .iter()
            .map(|strategy| strategy.description())
            .collect();
        assert!(sentences.iter().all(|sentence| sentence.ends_with('.')));
        sentences.sort_unstable();
        sentences.dedup();
        assert_eq!(sentences.len(), Strategy::ALL.len());
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
