//! What users are asked for: permissions that reach further than a sign-in.

use alloc::string::{String, ToString};

use lossless_json::{Pointer, Value};

use super::{Review, option};
use crate::Code;
use crate::catalogue;
use crate::params::{Param, Params};

/// Words in a scope that let an application change or remove something, or act as the user.
const STRONG: [&str; 14] = [
    "accessasuser",
    "admin",
    "compose",
    "delete",
    "insert",
    "manage",
    "management",
    "modify",
    "publish",
    "readwrite",
    "send",
    "update",
    "upload",
    "write",
];

/// Scopes that say so without such a word, as GitHub and Salesforce document them.
const WHOLE: [&str; 4] = ["full", "gist", "public_repo", "repo"];

/// The same of Google's, behind their common beginning.
const WHOLE_AT_GOOGLE: [&str; 12] = [
    "calendar",
    "calendar.events",
    "cloud-platform",
    "contacts",
    "documents",
    "drive",
    "gmail.settings.basic",
    "gmail.settings.sharing",
    "presentations",
    "spreadsheets",
    "tasks",
    "youtube",
];

/// Where Google's scopes begin.
const GOOGLE: &str = "https://www.googleapis.com/auth/";

pub(super) fn look(review: &mut Review<'_>) {
    let before = review.findings.len();
    switches(review);
    texts(review, "freeform_scopes");
    parameter(review);
    // The API makes `scope` of the others, so that it says the same again.
    if review.findings.len() == before {
        texts(review, "scope");
    }
}

/// The switches that the catalogue marks.
fn switches(review: &mut Review<'_>) {
    let Some(table) = review.strategy.and_then(catalogue::table) else {
        return;
    };
    let Some(Value::Object(options)) = review.connection.get("options") else {
        return;
    };
    for (key, value) in options {
        let row = || table.option(table.find(&Pointer::root().join(key))?);
        if value.as_bool() == Some(true) && row().is_some_and(|row| row.wide()) {
            let params = Params::none().with("scope", Param::Key(String::from(key)));
            review.find(option(key), Code::ReviewWideScope, params);
        }
    }
}

/// A list of scopes, or one text with all of them.
fn texts(review: &mut Review<'_>, key: &'static str) {
    if !review.has(key) {
        return;
    }
    match review.option(key) {
        Some(Value::Array(scopes)) => {
            for (index, scope) in scopes.iter().enumerate() {
                if scope.as_str().is_some_and(any_is_wide) {
                    wide(review, option(key).join(&index.to_string()));
                }
            }
        }
        Some(Value::String(scopes)) if any_is_wide(scopes) => wide(review, option(key)),
        _ => {}
    }
}

/// A fixed `scope` among the parameters that are passed on.
fn parameter(review: &mut Review<'_>) {
    let scope = review
        .option("upstream_params")
        .and_then(|parameters| parameters.get("scope")?.get("value")?.as_str());
    if review.has("upstream_params") && scope.is_some_and(any_is_wide) {
        let pointer = option("upstream_params").join("scope").join("value");
        wide(review, pointer);
    }
}

/// The scope itself is a value of the connection, so that it is not named.
fn wide(review: &mut Review<'_>, pointer: Pointer) {
    review.find(pointer, Code::ReviewWideScope, Params::none());
}

fn any_is_wide(scopes: &str) -> bool {
    scopes
        .split([' ', ',', '+'])
        .filter(|scope| !scope.is_empty())
        .any(is_wide)
}

/// Whether a scope lets an application change or remove something, or act as the user.
fn is_wide(scope: &str) -> bool {
    if scope == "https://mail.google.com/" || scope.ends_with("/.default") {
        return true;
    }
    let at_google = scope.strip_prefix(GOOGLE);
    if WHOLE.contains(&scope) || at_google.is_some_and(|name| WHOLE_AT_GOOGLE.contains(&name)) {
        return true;
    }
    let name = scope.rsplit('/').next().unwrap_or(scope);
    let mut words = name
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    // `admin.users:read` and `admin.directory.user.readonly` look on.
    let looks_on = |word: &str| {
        ["read", "readonly"]
            .iter()
            .any(|it| word.eq_ignore_ascii_case(it))
    };
    if words.clone().next_back().is_some_and(looks_on) {
        return false;
    }
    words.any(|word| {
        STRONG
            .iter()
            .any(|strong| word.eq_ignore_ascii_case(strong))
    })
}

#[cfg(test)]
mod tests {
    use super::any_is_wide;

    #[test]
    fn what_changes_removes_or_acts_is_wide() {
        for scope in [
            "repo",
            "delete_repo",
            "admin:org",
            "write:packages",
            "https://mail.google.com/",
            "https://www.googleapis.com/auth/drive",
            "https://www.googleapis.com/auth/gmail.modify",
            "https://www.googleapis.com/auth/admin.directory.user",
            "https://graph.microsoft.com/.default",
            "https://graph.microsoft.com/Mail.ReadWrite",
            "Directory.AccessAsUser.All",
            "Mail.Send",
            "openid profile User.ReadWrite.All",
            "email,ads_management",
            "full",
        ] {
            assert!(any_is_wide(scope), "{scope}");
        }
    }

    #[test]
    fn what_only_looks_is_not() {
        for scope in [
            "",
            "openid profile email offline_access",
            "read:user user:email read:org",
            "repo:status",
            "https://www.googleapis.com/auth/drive.readonly",
            "https://www.googleapis.com/auth/drive.file",
            "https://www.googleapis.com/auth/admin.directory.user.readonly",
            "https://api.example/scopes/drive",
            "admin.users:read",
            "User.Read User.Read.All Directory.Read.All",
            "public_profile,user_birthday",
            "r_liteprofile r_emailaddress",
            "address phone",
            "administration full_name",
            "drive contacts calendar",
        ] {
            assert!(!any_is_wide(scope), "{scope}");
        }
    }
}
