//! Options of a connection to GitHub (`github`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in. The scope each switch becomes was recorded.

use crate::Code;
use crate::catalogue::check::{array, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::rules::scopes::{Made, Places, scope_places, scope_reads};
use crate::strategies::shared::{self, flag};

/// What each switch becomes, as recorded.
pub(crate) const SCOPES: Made = Made {
    always: &[],
    switches: &[
        ("email", "user:email"),
        ("read_user", "read:user"),
        ("follow", "user:follow"),
        ("public_repo", "public_repo"),
        ("repo", "repo"),
        ("repo_deployment", "repo_deployment"),
        ("repo_status", "repo:status"),
        ("delete_repo", "delete_repo"),
        ("notifications", "notifications"),
        ("gist", "gist"),
        ("read_repo_hook", "read:repo_hook"),
        ("write_repo_hook", "write:repo_hook"),
        ("admin_repo_hook", "admin:repo_hook"),
        ("read_org", "read:org"),
        ("admin_org", "admin:org"),
        ("read_public_key", "read:public_key"),
        ("write_public_key", "write:public_key"),
        ("admin_public_key", "admin:public_key"),
        ("write_org", "write:org"),
    ],
    open: &["freeform_scopes"],
};
/// What the API makes `scope` from.
const SCOPE_SOURCES: &[&str] = &SCOPES.sources::<{ SCOPES.source_count() }>();
const WORDS: &[&str] = &SCOPES.words::<{ SCOPES.count() }>();
/// The options that the rule reads.
pub(crate) const SCOPE_READS: &[u16] = &scope_reads!(SCOPES);
/// What the rule goes by.
pub(crate) static SCOPE_PLACES: Places = scope_places!(SCOPES, WORDS);

options! {
    closed: false;

    "client_id": string().min_length(1).max_length(255).documented(),
        group(Group::Credentials),
        "Client ID", "The client ID of your OAuth app at GitHub.";
    "client_secret": string().min_length(1).max_length(255).documented().secret(),
        group(Group::Credentials),
        "Client secret", "A client secret of the same app.";

    "profile": flag(),
        group(Group::Permissions).default("true"),
        "Public profile", "Name, picture and other public data, which GitHub shares with everybody. It adds no scope.";
    "email": flag(),
        group(Group::Permissions).default("false"),
        "Email addresses", "Your application sees every email address of the account, also hidden ones: scope `user:email`.";
    "read_user": flag(),
        group(Group::Permissions).default("false"),
        "Whole profile", "Your application sees the profile with its private fields: scope `read:user`.";
    "follow": flag(),
        group(Group::Permissions).default("false"),
        "Follow users", "Your application may follow and unfollow others: scope `user:follow`.";
    "notifications": flag(),
        group(Group::Permissions).default("false"),
        "Notifications", "Your application sees notifications and may mark them as read: scope `notifications`.";
    "gist": flag(),
        group(Group::Permissions).default("false").wide(),
        "Gists", "Your application may write gists: scope `gist`.";
    "scope": array().max_count(255).words(WORDS).documented(),
        group(Group::Permissions).derived_from(SCOPE_SOURCES),
        "Scope", "What GitHub is asked for. The API makes it from the permissions on every write.";
    "scope[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Scope", "One scope, as GitHub spells it.";

    "public_repo": flag(),
        group(Group::RepositoryPermissions).default("false").wide(),
        "Public repositories", "Your application may read and write public repositories: scope `public_repo`.";
    "repo": flag(),
        group(Group::RepositoryPermissions).default("false").wide(),
        "All repositories", "Your application may read and write public and private repositories: scope `repo`.";
    "repo_status": flag(),
        group(Group::RepositoryPermissions).default("false"),
        "Commit statuses", "Your application may read and write commit statuses, without reaching the code: scope `repo:status`.";
    "repo_deployment": flag(),
        group(Group::RepositoryPermissions).default("false"),
        "Deployments", "Your application may read and write deployment statuses, without reaching the code: scope `repo_deployment`.";
    "delete_repo": flag(),
        group(Group::RepositoryPermissions).default("false").wide(),
        "Delete repositories", "Your application may delete repositories the user administers: scope `delete_repo`.";
    "read_repo_hook": flag(),
        group(Group::RepositoryPermissions).default("false"),
        "See webhooks", "Your application sees and pings the webhooks of repositories: scope `read:repo_hook`.";
    "write_repo_hook": flag(),
        group(Group::RepositoryPermissions).default("false").wide(),
        "Write webhooks", "Your application sees the webhooks of repositories, adds and changes them: scope `write:repo_hook`.";
    "admin_repo_hook": flag(),
        group(Group::RepositoryPermissions).default("false").wide(),
        "Administer webhooks", "Your application sees, adds, changes and deletes the webhooks of repositories: scope `admin:repo_hook`.";
    "read_public_key": flag(),
        group(Group::RepositoryPermissions).default("false"),
        "See SSH keys", "Your application sees the public keys of the account: scope `read:public_key`.";
    "write_public_key": flag(),
        group(Group::RepositoryPermissions).default("false").wide(),
        "Add SSH keys", "Your application sees the public keys of the account and adds some: scope `write:public_key`.";
    "admin_public_key": flag(),
        group(Group::RepositoryPermissions).default("false").wide(),
        "Administer SSH keys", "Your application sees, adds and deletes the public keys of the account: scope `admin:public_key`.";

    "read_org": flag(),
        group(Group::OrganizationPermissions).default("false"),
        "See organizations", "Your application sees memberships, teams and projects: scope `read:org`.";
    "write_org": flag(),
        group(Group::OrganizationPermissions).default("false").wide(),
        "Write organizations", "Your application sees and changes memberships and projects: scope `write:org`.";
    "admin_org": flag(),
        group(Group::OrganizationPermissions).default("false").wide(),
        "Administer organizations", "Your application may manage organizations, teams and memberships as a whole: scope `admin:org`.";

    shared: [shared::FREEFORM_SCOPES, shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
    rules: [SCOPE_READS];
}
