//! Attributes of the provider that are options of the API under another name or in another shape,
//! and the names of attributes for the places of a connection.
//!
//! Sources: the documentation of the provider's resource `auth0_connection`, its source (v1, the
//! functions that make options of attributes) and the names that its client library, go-auth0, gives
//! them on the wire.

use connection_model::Strategy;
use lossless_json::{Pointer, Value};

/// How the value of an attribute becomes that of the option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It is the same.
    Same,
    /// It is the text of a JSON object.
    JsonText,
    /// It is a set of words; the option has them in one text with spaces between.
    Words,
}

/// An attribute with another name or shape than its option.
#[derive(Debug)]
pub(super) struct Renamed {
    /// Its path below `options`, as far as it is the provider's.
    attribute: &'static str,
    /// The path of the option, as the catalogue has it.
    pub(super) option: &'static str,
    pub(super) shape: Shape,
    /// The strategies it is sent for; none stands for all that have the option.
    strategies: &'static [Strategy],
}

/// Strategies with scopes whose options the provider sends as those of `oauth2`.
const SCOPES_LIKE_OAUTH2: &[Strategy] = &[
    Strategy::Amazon,
    Strategy::Bitbucket,
    Strategy::Box,
    Strategy::Dropbox,
    Strategy::Line,
    Strategy::Oauth2,
    Strategy::PayPal,
    Strategy::Shopify,
    Strategy::Twitter,
    Strategy::WordPress,
    Strategy::Yahoo,
];

/// Those of them with endpoints of their own.
const ENDPOINTS_LIKE_OAUTH2: &[Strategy] = &[
    Strategy::Line,
    Strategy::Oauth2,
    Strategy::Twitter,
    Strategy::WordPress,
];

/// Every one that is known. `scopes` of other strategies are switches, each a name of its own.
const RENAMED: &[Renamed] = &[
    same("disable_sign_out", "disableSignout", &[Strategy::Samlp]),
    json("fields_map", "fieldsMap", &[Strategy::Samlp]),
    same("idp_initiated", "idpinitiated", &[]),
    same(
        "idp_initiated.client_authorize_query",
        "idpinitiated.client_authorizequery",
        &[],
    ),
    json("upstream_params", "upstream_params", &[]),
    json("attribute_map.attributes", "attribute_map.attributes", &[]),
    Renamed {
        attribute: "scopes",
        option: "scope",
        shape: Shape::Words,
        strategies: &[Strategy::Oidc, Strategy::Okta],
    },
    same("scopes", "scope", SCOPES_LIKE_OAUTH2),
    same(
        "authorization_endpoint",
        "authorizationURL",
        ENDPOINTS_LIKE_OAUTH2,
    ),
    same("token_endpoint", "tokenURL", ENDPOINTS_LIKE_OAUTH2),
    same("use_cert_auth", "certAuth", &[Strategy::Ad]),
    same("use_kerberos", "kerberos", &[Strategy::Ad]),
    same("client_secret", "app_secret", &[Strategy::Apple]),
    same("key_id", "kid", &[Strategy::Apple]),
    same("from", "email.from", &[Strategy::Email]),
    same("subject", "email.subject", &[Strategy::Email]),
    same("syntax", "email.syntax", &[Strategy::Email]),
    same("template", "email.body", &[Strategy::Email]),
];

const fn same(
    attribute: &'static str,
    option: &'static str,
    strategies: &'static [Strategy],
) -> Renamed {
    Renamed {
        attribute,
        option,
        shape: Shape::Same,
        strategies,
    }
}

const fn json(
    attribute: &'static str,
    option: &'static str,
    strategies: &'static [Strategy],
) -> Renamed {
    Renamed {
        shape: Shape::JsonText,
        ..same(attribute, option, strategies)
    }
}

/// What the attribute at a path below `options` is known to be for a strategy.
pub(super) fn renamed(strategy: Strategy, attribute: &str) -> Option<&'static Renamed> {
    RENAMED.iter().find(|it| {
        let is_sent = it.strategies.is_empty() || it.strategies.contains(&strategy);
        it.attribute == attribute && is_sent
    })
}

impl Shape {
    /// The value of the option; nothing where that of the attribute is not of this shape.
    pub(super) fn read(self, value: &Value) -> Option<Value> {
        match self {
            Self::Same => Some(value.clone()),
            Self::JsonText => {
                let value = Value::parse(value.as_str()?.as_bytes()).ok()?;
                value.as_object().is_some().then_some(value)
            }
            Self::Words => {
                let words = value.as_array()?.iter().map(Value::as_str);
                let words = words.collect::<Option<Vec<_>>>()?;
                Some(words.join(" ").into())
            }
        }
    }
}

/// What the provider calls the places of one connection.
#[derive(Clone, Debug, Default)]
pub(in crate::check) struct Names(Vec<(Pointer, Pointer)>);

impl Names {
    /// The option at a place of the connection is this attribute, whose pointer has no number for
    /// a block.
    pub(super) fn add(&mut self, option: Pointer, attribute: Pointer) {
        if option != attribute {
            self.0.push((option, attribute));
        }
    }

    /// The place as the provider calls it, as far as it has a name of its own there.
    pub(in crate::check) fn rename(&self, place: &Pointer) -> Pointer {
        let inside = self
            .0
            .iter()
            .filter_map(|(option, attribute)| Some((place.strip_prefix(option)?, attribute)));
        let nearest = inside.min_by_key(|(below, _)| below.as_str().len());
        nearest.map_or_else(
            || place.clone(),
            |(below, attribute)| attribute.concat(&below),
        )
    }
}

#[cfg(test)]
mod tests {
    use connection_model::Strategy;
    use connection_validation::catalogue::table;

    use super::{Names, RENAMED};

    #[test]
    fn every_renamed_attribute_is_an_option_of_its_strategies() {
        for renamed in RENAMED {
            let has = |strategy: &Strategy| {
                let table = table(*strategy).unwrap();
                table.options().any(|it| it.path() == renamed.option)
            };
            assert!(Strategy::ALL.iter().any(has), "{renamed:?}");
            let without: Vec<_> = renamed.strategies.iter().filter(|it| !has(it)).collect();
            assert_eq!(without, [&Strategy::Ad; 0], "{renamed:?}");
        }
    }

    #[test]
    fn a_place_has_the_name_of_the_nearest_attribute() {
        let mut names = Names::default();
        let mut add = |option: &str, attribute: &str| {
            names.add(option.parse().unwrap(), attribute.parse().unwrap());
        };
        add("/options/idpinitiated", "/options/idp_initiated");
        add(
            "/options/idpinitiated/client_authorizequery",
            "/options/idp_initiated/q",
        );
        let called = |place: &str| names.rename(&place.parse().unwrap()).to_string();
        assert_eq!(
            called("/options/idpinitiated/client_id"),
            "/options/idp_initiated/client_id"
        );
        assert_eq!(
            called("/options/idpinitiated/client_authorizequery"),
            "/options/idp_initiated/q"
        );
        assert_eq!(called("/options/other"), "/options/other");
        assert_eq!(called(""), "");
    }
}
