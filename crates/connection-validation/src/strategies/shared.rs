//! Options that many strategies have, written once.
//!
//! Their sources are those of the strategies that name these lists.

use crate::catalogue::Types;
use crate::catalogue::check::{
    Aspects, Check, array, boolean, closed_object, object, one_of, string,
};
use crate::catalogue::form::{Group, group};
use crate::catalogue::line::{Line, join};
use crate::catalogue::macros::rows;
use crate::format::Format;

/// A switch that only the strategy's own schema has, such as a permission users are asked for.
pub(super) const fn flag() -> Check {
    boolean().documented()
}

/// The scopes of a provider that has no switches for them: a list, or one text with all of them.
pub(super) const fn scopes() -> Check {
    string()
        .or(Types::ARRAY)
        .max_length(4096)
        .max_count(20)
        .documented()
}

/// One of them.
pub(super) const fn scope_entry() -> Check {
    string().max_length(189).documented()
}

/// The scopes of a provider that has no switches for them.
pub(super) const SCOPE: &[Line] = rows! {
    "scope": scopes(),
        group(Group::Permissions),
        "Scope", "What the provider is asked for: a list of up to 20 scopes, or one text with all of them.";
    "scope[]": scope_entry(),
        group(Group::Permissions),
        "Scope", "One scope, as the provider spells it.";
};

/// The scopes that the API makes from the switches of these options, and from further scopes.
pub(super) const fn made_scope(sources: &'static [&'static str]) -> [Line; 2] {
    scope_of_words(sources, const { &made_of(&[]) })
}

/// A list that the API makes of these scopes and of others.
pub(super) const fn made_of(words: &'static [&'static str]) -> Check {
    array().max_count(255).words(words).documented()
}

/// The scopes that the API makes, where it is known which ones these are.
pub(super) const fn scope_of_words(
    sources: &'static [&'static str],
    check: &'static Check,
) -> [Line; 2] {
    let [entry] = *rows! {
        "scope[]": string().min_length(1).max_length(255).documented(),
            group(Group::Permissions),
            "Scope", "One scope, as the provider spells it.";
    };
    let scope = Line {
        path: "scope",
        check,
        form: group(Group::Permissions).derived_from(sources),
        label: "Scope",
        help: "What the provider is asked for. The API makes it from the permissions and further scopes.",
    };
    [scope, entry]
}

/// Scopes beyond those that have a switch.
pub(super) const FREEFORM_SCOPES: &[Line] = rows! {
    "freeform_scopes": array().max_count(255).documented(),
        group(Group::Permissions),
        "Further scopes", "Scopes that have no switch of their own.";
    "freeform_scopes[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Scope", "One scope, as the provider spells it.";
};

/// The picture on the button of a sign-in page.
pub(super) const ICON_URL: &[Line] = rows! {
    "icon_url": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented(),
        group(Group::General),
        "Icon", "The picture on the button of the sign-in page, at an `https` address.";
};

/// Whether emails that come with a sign-in count as verified.
pub(super) const EMAIL_TRUST: &[&str] = &[
    "never_set_emails_as_verified",
    "always_set_emails_as_verified",
];

/// The email domain that leads to a connection.
pub(super) const TENANT_DOMAIN: &[Line] = rows! {
    "tenant_domain": string().min_length(1).max_length(255).format(Format::HostName).documented(),
        group(Group::Domains),
        "Email domain", "Users whose email ends with this domain are sent here.";
};

/// Email domains beside the first one.
pub(super) const DOMAIN_ALIASES: &[Line] = rows! {
    "domain_aliases": array().max_count(1000).documented(),
        group(Group::Domains),
        "Further email domains", "Users whose email ends with one of these domains are sent here as well.";
    "domain_aliases[]": string().max_length(256).format(Format::DomainAlias).documented(),
        group(Group::Domains),
        "Domain", "A domain such as example.com.";
};

/// A collection of provider tokens that newer tenants no longer know.
pub(super) const FEDERATED_TOKENS: &[Line] = rows! {
    "federated_connections_access_tokens": closed_object().or_null().documented(),
        group(Group::Advanced).legacy(),
        "Token collection", "Whether the provider's tokens are kept for later use. Newer tenants do not read it.";
    "federated_connections_access_tokens.active": boolean().documented(),
        group(Group::Advanced).legacy(),
        "On", "The provider's tokens are kept.";
};

/// What is stored of a profile, and when it is refreshed.
pub(super) const PROFILE: &[Line] = rows! {
    "set_user_root_attributes": one_of(&["on_each_login", "on_first_login", "never_on_login"]),
        group(Group::Profile).default("\"on_each_login\""),
        "Copy name, picture and the like", "When the profile that comes with a sign-in overwrites these fields.";
    "non_persistent_attrs": array().or_null().max_count(96).documented_for(Aspects::MAX_COUNT),
        group(Group::Profile),
        "Fields never stored", "Profile fields that are used and then forgotten.";
    "non_persistent_attrs[]": string().max_length(255).documented_for(Aspects::MAX_LENGTH),
        group(Group::Profile),
        "Field", "The name of a profile field.";
};

/// Endpoints that older clients send, although the provider has fixed ones.
///
/// Recorded on tenants: `null` is taken for both.
pub(super) const OLDER_ENDPOINTS: &[Line] = rows! {
    "authorizationURL": string().or_null().documented(),
        group(Group::Advanced).legacy(),
        "Authorization URL", "It means nothing here. Older clients send it.";
    "tokenURL": string().or_null().documented(),
        group(Group::Advanced).legacy(),
        "Token URL", "It means nothing here. Older clients send it.";
};

/// Parameters passed on to the identity provider.
pub(super) const UPSTREAM_PARAMS: &[Line] = &join::<4>(&[
    rows! {
        "upstream_params": object().or_null().may_contain_secret(),
            group(Group::Advanced),
            "Upstream parameters", "Parameters passed on to an identity provider: each a fixed value or the name of another parameter.";
    },
    UPSTREAM_PARAM,
]);

/// What one of the upstream parameters holds.
pub(super) const UPSTREAM_PARAM: &[Line] = rows! {
    "upstream_params.*": closed_object().min_count(1).max_count(1).may_contain_secret()
        .documented_for(Aspects::KEYS).documented_for(Aspects::MIN_COUNT).documented_for(Aspects::MAX_COUNT),
        group(Group::Advanced),
        "Parameter", "Either `alias` or `value`, not both.";
    "upstream_params.*.alias": string().documented().may_contain_secret(),
        group(Group::Advanced),
        "Alias", "The request parameter whose value is passed on.";
    "upstream_params.*.value": string().documented().may_contain_secret(),
        group(Group::Advanced),
        "Value", "The fixed value.";
};
