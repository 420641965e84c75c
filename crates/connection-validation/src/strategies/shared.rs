//! Options that many strategies have, written once.

use crate::catalogue::check::{Aspects, array, object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::rows;
use crate::catalogue::row::Row;

/// What is stored of a profile, and when it is refreshed.
pub(super) const PROFILE: &[Row] = rows! {
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

/// Parameters passed on to the identity provider.
pub(super) const UPSTREAM_PARAMS: &[Row] = rows! {
    "upstream_params": object().or_null().may_contain_secret(),
        group(Group::Advanced),
        "Upstream parameters", "Parameters passed on to an identity provider: each a fixed value or the name of another parameter.";
    "upstream_params.*": object().may_contain_secret(),
        group(Group::Advanced),
        "Parameter", "Either `alias` or `value`.";
    "upstream_params.*.alias": string().documented().may_contain_secret(),
        group(Group::Advanced),
        "Alias", "The request parameter whose value is passed on.";
    "upstream_params.*.value": string().documented().may_contain_secret(),
        group(Group::Advanced),
        "Value", "The fixed value.";
};
