//! Options of a connection by a code or a link in an email (`email`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: an object of parameters where the schema has a text, and a connection
//! without options.

use crate::catalogue::Types;
use crate::catalogue::check::{closed_object, object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::strategies::{passwordless, shared};

options! {
    closed: false;

    "name": string().min_length(3).max_length(128).required().documented(),
        group(Group::Message),
        "Label", "What the connection is called among the passwordless ones.";
    "email": closed_object().required().documented(),
        group(Group::Message),
        "Email", "The message with the code or the link.";
    "email.from": string().min_length(1).max_length(1024).documented(),
        group(Group::Message),
        "From", "The sender, for example {{ application.name }} <sign-in@example.com>.";
    "email.subject": string().min_length(1).max_length(1024).documented(),
        group(Group::Message),
        "Subject", "The subject line. It may hold placeholders such as {{ code }}.";
    "email.body": string().min_length(1).max_length(20_480).documented(),
        group(Group::Message).multiline(),
        "Body", "The text or HTML of the message, with placeholders such as {{ code }} or {{ link }}.";
    "email.syntax": one_of(&["liquid"]).documented(),
        group(Group::Message),
        "Syntax", "The placeholders are written in this language.";

    shared: [
        passwordless::SIGN_IN,
        // The schema has one text; what tenants were recorded to accept is an object.
        &passwordless::authorization_parameters(
            const {
                &object()
                    .or(Types::STRING)
                    .min_length(1)
                    .max_length(1024)
                    .documented()
                    .may_contain_secret()
            },
        ),
        shared::PROFILE,
        shared::UPSTREAM_PARAMS,
    ];

    relations: [];
}
