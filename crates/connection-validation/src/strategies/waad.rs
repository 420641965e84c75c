//! Options of a connection to Microsoft Entra ID, formerly Azure Active Directory (`waad`).
//!
//! Sources: the published Management API schema of June 2026, what tenants were recorded to accept
//! and fill in, and refusals that users reported. A directory is named by `domain`, which no schema
//! has and which creates the connection, or by `tenant_domain`, which the API copies it to.
//!
//! Whether users are provisioned over SCIM is not in a connection: what that excludes is a rule of
//! its own.

use crate::Code;
use crate::catalogue::check::{Aspects, array, boolean, integer, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{Always, Is, Present};
use crate::catalogue::relation::Expected::{Bool, Choice};
use crate::catalogue::relation::Relates::{AnyOf, CountsOnlyWith, IdleWhile, RequiredWhen, SetTo};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::rules;
use crate::strategies::shared::{self, flag};

options! {
    closed: false;

    "tenant_domain": string().max_length(512).format(Format::HostName).documented(),
        group(Group::Provider).derived_from(&["domain"]),
        "Directory domain", "The primary domain of the directory, such as example.onmicrosoft.com, or its ID.";
    "domain": string().format(Format::HostName).documented(),
        group(Group::Provider).legacy(),
        "Directory domain (older setting)", "The API copies it to “Directory domain”.";
    "tenantId": string().min_length(36).max_length(36).format(Format::Uuid).documented(),
        group(Group::Provider),
        "Directory ID", "Microsoft calls the directory by this ID.";
    "useCommonEndpoint": boolean().documented(),
        group(Group::Provider).default("false"),
        "Users of any directory", "Whoever has an account in any directory of Microsoft can sign in. Users cannot be provisioned over SCIM then.";
    "waad_common_endpoint": boolean().documented(),
        group(Group::Provider).legacy().derived_from(&["useCommonEndpoint"]),
        "Users of any directory, as stored", "The API copies it from “Users of any directory”.";
    // Reported by users: "The identity_api property contains an invalid value. Valid values are
    // 'azure-active-directory-v1.0', 'microsoft-identity-platform-v2.0'".
    "identity_api": one_of(&["microsoft-identity-platform-v2.0", "azure-active-directory-v1.0"])
        .documented().refused_for(Aspects::CHOICES),
        group(Group::Provider).default("\"microsoft-identity-platform-v2.0\""),
        "Identity API", "The generation of Microsoft's endpoints. WS-Federation needs the older one.";
    "waad_protocol": one_of(&["openid-connect", "ws-federation"]).documented(),
        group(Group::Provider).default("\"openid-connect\""),
        "Protocol", "Users sign in over OpenID Connect or over WS-Federation.";
    "use_wsfed": boolean().documented(),
        group(Group::Provider).default("false").legacy(),
        "WS-Federation (older setting)", "The older switch for “Protocol”.";
    "app_domain": string().max_length(255).format(Format::HostName).documented().refilled(),
        group(Group::Provider),
        "Application domain", "Administrators see this domain when they consent. The API fills in the tenant's.";
    "granted": flag(),
        group(Group::Provider),
        "Consent is given", "An administrator of the directory has consented. The API keeps it.";

    "client_id": string().max_length(100).format(Format::EntraClientId).required().documented(),
        group(Group::Credentials),
        "Client ID", "Microsoft knows your application by it.";
    "client_secret": string().max_length(10_000).documented().secret(),
        group(Group::Credentials),
        "Client secret", "Proves to Microsoft that a request comes from your application. It ends when the directory says so.";
    "app_id": string().max_length(500).documented(),
        group(Group::Credentials),
        "Application ID URI", "Passwords that are checked directly name the application by it.";

    "thumbprints": array().max_count(20).documented(),
        group(Group::Keys),
        "Thumbprints", "Certificates that are trusted. The API reads them from the directory.";
    "thumbprints[]": string().max_length(64).format(Format::Hexadecimal).documented(),
        group(Group::Keys),
        "Thumbprint", "Hexadecimal digits.";
    "cert_rollover_notification": string().documented(),
        group(Group::Keys).legacy(),
        "Notice of a new certificate", "Who is told when the directory changes its certificate.";

    "scope": array().max_count(100).documented(),
        group(Group::Requests),
        "Further scopes", "What is asked for beside the usual scopes.";
    "scope[]": string().max_length(100).documented(),
        group(Group::Requests),
        "Scope", "One scope.";

    "domain_aliases": array().max_count(1000).documented(),
        group(Group::Domains),
        "Email domains", "Users whose email ends with one of these domains are sent here.";
    "domain_aliases[]": string().max_length(255).format(Format::DomainAlias).documented(),
        group(Group::Domains),
        "Domain", "A domain such as example.com.";

    "userid_attribute": one_of(&["oid", "sub"]).documented(),
        group(Group::Profile),
        "User ID claim", "Users are told apart by `oid`, which is the same in all applications, or by `sub`. Provisioning over SCIM needs `oid`.";
    "should_trust_email_verified_connection": one_of(shared::EMAIL_TRUST).documented(),
        group(Group::Profile).default("\"never_set_emails_as_verified\""),
        "Email verification", "Whether emails from this directory count as verified.";
    "user_id_attribute": string().documented(),
        group(Group::Profile).legacy(),
        "User ID claim (other spelling)", "Older clients send it in place of “User ID claim”.";

    "basic_profile": boolean(),
        group(Group::Directory),
        "Basic profile", "Name and email are read. It cannot be turned off.";
    "ext_groups": boolean(),
        group(Group::Directory).default("false"),
        "Groups", "The groups of a user are read at every sign-in and stored.";
    "ext_nested_groups": flag(),
        group(Group::Directory).default("false"),
        "Nested groups", "Groups that a user belongs to through other groups are stored as well.";
    "ext_group_ids": flag(),
        group(Group::Directory),
        "Group IDs", "The IDs of a user's groups are stored.";
    "max_groups_to_retrieve": string().max_length(10).format(Format::Digits).documented(),
        group(Group::Directory),
        "Most groups", "No more groups than these are read: a number, written as a text.";
    "ext_profile": boolean(),
        group(Group::Directory).default("false"),
        "Extended profile", "The directory is asked for a user's whole entry.";
    "ext_roles": flag(),
        group(Group::Directory),
        "Roles", "The application roles of a user are stored.";
    "ext_admin": boolean(),
        group(Group::Directory).default("false"),
        "Administrator", "Whether a user administers the directory is stored.";
    "ext_is_suspended": boolean(),
        group(Group::Directory).default("false"),
        "Suspended", "Whether an account is suspended is stored.";
    "ext_agreed_terms": boolean(),
        group(Group::Directory).default("false"),
        "Agreed to terms", "Whether a user agreed to the terms of service is stored.";
    "ext_assigned_plans": boolean(),
        group(Group::Directory).default("false"),
        "Assigned plans", "The service plans assigned to a user are stored.";
    "ext_name": flag(),
        group(Group::Directory),
        "Name", "The full name is stored.";
    "ext_given_name": flag(),
        group(Group::Directory),
        "Given name", "The given name is stored.";
    "ext_family_name": flag(),
        group(Group::Directory),
        "Family name", "The family name is stored.";
    "ext_nickname": flag(),
        group(Group::Directory),
        "Nickname", "The nickname is stored.";
    "ext_email": flag(),
        group(Group::Directory),
        "Email", "The email is stored.";
    "ext_upn": flag(),
        group(Group::Directory),
        "User principal name", "The name a user types to sign in to Windows is stored.";
    "ext_user_id": flag(),
        group(Group::Directory),
        "User ID", "The user's ID is stored.";
    "ext_oid": flag(),
        group(Group::Directory),
        "Object ID", "The ID of the user's entry is stored.";
    "ext_azure_id": flag(),
        group(Group::Directory),
        "Azure ID", "The user's Azure ID is stored.";
    "ext_puid": flag(),
        group(Group::Directory),
        "PUID", "The user's passport ID is stored.";
    "ext_tenantid": flag(),
        group(Group::Directory),
        "Directory ID", "The ID of the user's directory is stored.";
    "ext_account_enabled": flag(),
        group(Group::Directory),
        "Account enabled", "Whether the account is enabled is stored.";
    "ext_job_title": flag(),
        group(Group::Directory),
        "Job title", "The job title is stored.";
    "ext_department": flag(),
        group(Group::Directory),
        "Department", "The department is stored.";
    "ext_physical_delivery_office_name": flag(),
        group(Group::Directory),
        "Office", "The name of the office is stored.";
    "ext_street": flag(),
        group(Group::Directory),
        "Street", "The street is stored.";
    "ext_postal_code": flag(),
        group(Group::Directory),
        "Postal code", "The postal code is stored.";
    "ext_city": flag(),
        group(Group::Directory),
        "City", "The city is stored.";
    "ext_state": flag(),
        group(Group::Directory),
        "State", "The state or province is stored.";
    "ext_country": flag(),
        group(Group::Directory),
        "Country", "The country is stored.";
    "ext_usage_location": flag(),
        group(Group::Directory),
        "Usage location", "The country whose rules hold for the user's services is stored.";
    "ext_preferred_language": flag(),
        group(Group::Directory),
        "Preferred language", "The preferred language is stored.";
    "ext_phone": flag(),
        group(Group::Directory),
        "Phone", "The phone number is stored.";
    "ext_telephoneNumber": flag(),
        group(Group::Directory),
        "Telephone number", "The business telephone number is stored.";
    "ext_mobile": flag(),
        group(Group::Directory),
        "Mobile phone", "The mobile phone number is stored.";
    "ext_fax": flag(),
        group(Group::Directory),
        "Fax", "The fax number is stored.";
    "ext_proxy_addresses": flag(),
        group(Group::Directory),
        "Proxy addresses", "The further mail addresses are stored.";
    "ext_assigned_licenses": flag(),
        group(Group::Directory),
        "Assigned licences", "The licences assigned to a user are stored.";
    "ext_provisioned_plans": flag(),
        group(Group::Directory),
        "Provisioned plans", "The service plans set up for a user are stored.";
    "ext_provisioning_errors": flag(),
        group(Group::Directory),
        "Provisioning errors", "What went wrong when services were set up is stored.";
    "ext_dir_sync_enabled": flag(),
        group(Group::Directory),
        "Synchronized", "Whether the entry comes from a local directory is stored.";
    "ext_last_sync": flag(),
        group(Group::Directory),
        "Last synchronization", "When the entry was last synchronized is stored.";
    "ext_access_token": flag(),
        group(Group::Directory),
        "Access token", "The directory's access token is stored with the user.";
    "ext_refresh_token": flag(),
        group(Group::Directory),
        "Refresh token", "The directory's refresh token is stored with the user.";
    "ext_expires_in": flag(),
        group(Group::Directory),
        "Token lifetime", "How long the access token lasts is stored.";
    "api_enable_users": boolean(),
        group(Group::Directory),
        "Look up users", "Users are searched for through the directory's interface.";

    "strategy_version": integer().documented(),
        group(Group::Advanced),
        "Strategy version", "The generation of the implementation, set by the API.";

    shared: [
        shared::ICON_URL,
        shared::PROFILE,
        shared::FEDERATED_TOKENS,
        shared::UPSTREAM_PARAMS,
    ];

    relations: [
        // Reported by users for creations: "undefined is not a valid Windows Azure AD domain".
        Relation::refused_on_create(
            AnyOf(Always, &[option("tenant_domain"), option("domain")]),
            Code::MissingDirectoryDomain,
        ),
        // Reported once, and not found again: "Before creating Windows Azure Active Directory
        // connections you must configure the client_id and client_secret settings in the
        // dashboard." A tenant may have both for all its connections.
        Relation::advised(
            RequiredWhen(Present(option("client_id")), option("client_secret")),
            Code::MissingBeside,
        ),
        // Documented, all that follow.
        Relation::advised(
            SetTo(
                Is(option("useCommonEndpoint"), Bool(true)),
                option("userid_attribute"),
                Choice("sub"),
            ),
            Code::MustBe,
        ),
        Relation::advised(
            SetTo(
                Is(option("waad_protocol"), Choice("ws-federation")),
                option("identity_api"),
                Choice("azure-active-directory-v1.0"),
            ),
            Code::MustBe,
        ),
        Relation::advised(
            IdleWhile(
                option("userid_attribute"),
                Is(option("waad_protocol"), Choice("ws-federation")),
            ),
            Code::NoEffectBeside,
        ),
        Relation::advised(
            CountsOnlyWith(
                option("max_groups_to_retrieve"),
                Is(option("ext_groups"), Bool(true)),
            ),
            Code::HasNoEffect,
        ),
    ];
    rules: [rules::microsoft_directory::READS];
}
