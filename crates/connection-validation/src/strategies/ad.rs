//! Options of a connection to Active Directory or another LDAP directory (`ad`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in. A connection needs no option: the connector that is installed beside the
//! directory reports itself through the provisioning ticket.

use crate::Code;
use crate::catalogue::check::{array, boolean, integer, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Is;
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::RequiredWhen;
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::shared;

options! {
    closed: false;

    "tenant_domain": string().min_length(1).max_length(512).format(Format::HostName).documented(),
        group(Group::Domains),
        "Directory domain", "Users whose email ends with this domain are sent here.";
    "domain_aliases": array().max_count(1000).documented(),
        group(Group::Domains),
        "Further email domains", "Users whose email ends with one of these domains are sent here as well.";
    "domain_aliases[]": string().min_length(1).max_length(255).format(Format::DomainAlias).documented(),
        group(Group::Domains),
        "Domain", "A domain such as example.com.";

    "brute_force_protection": boolean().documented().lost_when_left_out(),
        group(Group::SignIn).default("true"),
        "Brute-force protection", "Repeated wrong passwords are slowed down and blocked. An update that leaves it out removes it.";
    "kerberos": boolean().documented(),
        group(Group::SignIn).default("false"),
        "Kerberos", "Users inside the internal network are signed in by Windows, without a password.";
    "certAuth": boolean().documented(),
        group(Group::SignIn),
        "Client certificates", "Users inside the internal network can sign in with a certificate.";
    "ips": array().or_null().max_count(256).documented(),
        group(Group::SignIn),
        "Internal network", "Address ranges in CIDR notation. Kerberos and client certificates are tried only from these.";
    "ips[]": string().min_length(2).max_length(39).documented(),
        group(Group::SignIn),
        "Range", "A range such as 10.0.0.0/8, or one address.";
    "disable_cache": boolean().documented(),
        group(Group::SignIn),
        "Keep no credentials", "Every sign-in asks the directory, so that nobody can sign in while the connector is down.";
    "disable_self_service_change_password": boolean(),
        group(Group::SignIn),
        "Hide “Forgot password”", "Users cannot reset their password by themselves.";

    "signInEndpoint": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented(),
        group(Group::Provider),
        "Sign-in URL", "Users are sent to this address of the connector.";
    "agentMode": boolean().documented(),
        group(Group::Provider),
        "Direct connection", "Passwords are checked over the connector's own line instead of WS-Federation.";
    "agentIP": string().min_length(2).max_length(39).documented(),
        group(Group::Provider),
        "Connector address", "The connector reports it.";
    "agentVersion": string().min_length(5).max_length(12).documented(),
        group(Group::Provider),
        "Connector version", "The connector reports it.";

    "certs": array().max_count(2).documented(),
        group(Group::Keys),
        "Connector certificates", "What the connector signs with is checked against these. The connector sends them.";
    "certs[]": string().min_length(256).max_length(3072).format(Format::Certificate).documented(),
        group(Group::Keys),
        "Certificate", "One certificate as PEM text or base64.";
    "thumbprints": array().max_count(2).documented(),
        group(Group::Keys).derived_from(&["certs"]),
        "Thumbprints", "SHA-1 thumbprints of the certificates that are trusted.";
    "thumbprints[]": string().min_length(40).max_length(40).format(Format::Hexadecimal).documented(),
        group(Group::Keys),
        "Thumbprint", "40 hexadecimal digits.";

    "strategy_version": integer().documented(),
        group(Group::Advanced),
        "Strategy version", "The generation of the implementation, set by the API.";

    shared: [shared::ICON_URL, shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            RequiredWhen(Is(option("certAuth"), Bool(true)), option("signInEndpoint")),
            Code::MissingBeside,
        ),
        Relation::advised(
            RequiredWhen(Is(option("certAuth"), Bool(true)), option("ips")),
            Code::MissingBeside,
        ),
        Relation::advised(
            RequiredWhen(Is(option("kerberos"), Bool(true)), option("ips")),
            Code::MissingBeside,
        ),
    ];
}
