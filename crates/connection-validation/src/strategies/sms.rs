//! Options of a connection by a code in a text message (`sms`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: any text or `null` for the IDs of Twilio, and a connection without options.
//! The schema calls deprecated what a phone provider of the tenant does today.
//!
//! Only the API can see whether the tenant has one: "No phone provider configured for the tenant".

use crate::Code;
use crate::catalogue::check::{Aspects, boolean, object, one_of, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{self, Absent, All, Is, IsNot, Present};
use crate::catalogue::relation::Expected::Choice;
use crate::catalogue::relation::Relates::{AnyOf, CountsOnlyWith, IdleWhile, RequiredWhen};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::{passwordless, shared};

const GATEWAY: Condition = Is(option("provider"), Choice("sms_gateway"));
const TWILIO: Condition = Is(option("provider"), Choice("twilio"));

options! {
    closed: false;

    "name": string().min_length(1).max_length(255).documented(),
        group(Group::Message),
        "Label", "What the connection is called among the passwordless ones.";
    "template": string().min_length(1).max_length(5120).documented(),
        group(Group::Message).legacy().multiline(),
        "Text", "The text of the message, with the placeholder of the code.";
    "syntax": one_of(&["liquid", "md_with_macros"]).documented(),
        group(Group::Message).legacy(),
        "Syntax", "The placeholders are written in this language.";
    "from": string().min_length(1).max_length(128).documented(),
        group(Group::Message).legacy(),
        "From", "The number or name that a message comes from.";

    "provider": one_of(&["sms_gateway", "twilio"]).documented(),
        group(Group::Delivery).legacy(),
        "Sent by", "Twilio sends the messages, or a gateway of your own. The tenant's phone provider replaces this.";
    "gateway_url": string().min_length(8).max_length(255).format(Format::HttpsUrl).documented().called(),
        group(Group::Delivery).legacy(),
        "Gateway URL", "Your gateway is told here what to send to whom.";
    "gateway_authentication": object().or_null(),
        group(Group::Delivery).default("null").legacy(),
        "Gateway authentication", "How your gateway can tell that a request comes from this tenant.";
    "gateway_authentication.method": string().required().min_length(1).max_length(20)
        .documented_for(Aspects::REQUIRED).documented_for(Aspects::MIN_LENGTH).documented_for(Aspects::MAX_LENGTH),
        group(Group::Delivery).legacy(),
        "Method", "The scheme of the authorization header, for example bearer.";
    "gateway_authentication.subject": string().min_length(1).max_length(64)
        .documented_for(Aspects::MIN_LENGTH).documented_for(Aspects::MAX_LENGTH),
        group(Group::Delivery).legacy(),
        "Subject", "The subject that the token names.";
    "gateway_authentication.audience": string().required().min_length(1).max_length(128)
        .documented_for(Aspects::REQUIRED).documented_for(Aspects::MIN_LENGTH).documented_for(Aspects::MAX_LENGTH),
        group(Group::Delivery).legacy(),
        "Audience", "The audience that the token names.";
    "gateway_authentication.secret": string().required().min_length(1).max_length(5120)
        .documented_for(Aspects::REQUIRED).documented_for(Aspects::MIN_LENGTH).documented_for(Aspects::MAX_LENGTH).secret(),
        group(Group::Delivery).legacy(),
        "Secret", "The token is signed with it.";
    "gateway_authentication.secret_base64_encoded": boolean(),
        group(Group::Delivery).default("false").legacy(),
        "Secret is base64", "The secret is base64 of the bytes that sign.";
    "forward_req_info": boolean().documented(),
        group(Group::Delivery).legacy(),
        "Tell the gateway of the request", "Your gateway learns the address and the browser of whoever asked for a code.";
    "forward_request_info": boolean().documented(),
        group(Group::Delivery).legacy(),
        "Tell the gateway of the request (other spelling)", "Some clients send it in this spelling.";

    "twilio_sid": string().or_null().min_length(34).max_length(34).format(Format::TwilioAccount).documented(),
        group(Group::Delivery).legacy(),
        "Twilio account SID", "The ID of your Twilio account: AC and 32 hexadecimal digits.";
    "twilio_token": string().or_null().min_length(32).max_length(2048).documented().secret(),
        group(Group::Delivery).legacy(),
        "Twilio auth token", "The token of the same account.";
    "messaging_service_sid": string().or_null().min_length(34).max_length(34).format(Format::TwilioMessagingService).documented(),
        group(Group::Delivery).legacy(),
        "Twilio messaging service SID", "The service whose numbers send: MG and 32 hexadecimal digits. It takes the place of “From”.";

    shared: [
        passwordless::SIGN_IN,
        &passwordless::authorization_parameters(
            const { &object().documented().may_contain_secret() },
        ),
        shared::PROFILE,
        shared::UPSTREAM_PARAMS,
    ];

    // Documented, all of them: that a tenant refuses what breaks them was not seen.
    relations: [
        Relation::advised(
            RequiredWhen(GATEWAY, option("gateway_url")),
            Code::MissingBeside,
        ),
        Relation::advised(
            IdleWhile(option("twilio_sid"), GATEWAY),
            Code::NoEffectBeside,
        ),
        Relation::advised(
            IdleWhile(option("twilio_token"), GATEWAY),
            Code::NoEffectBeside,
        ),
        Relation::advised(
            CountsOnlyWith(option("gateway_url"), GATEWAY),
            Code::HasNoEffect,
        ),
        Relation::advised(
            CountsOnlyWith(option("gateway_authentication"), GATEWAY),
            Code::HasNoEffect,
        ),
        Relation::advised(
            RequiredWhen(TWILIO, option("twilio_sid")),
            Code::MissingBeside,
        ),
        Relation::advised(
            RequiredWhen(TWILIO, option("twilio_token")),
            Code::MissingBeside,
        ),
        // Twilio sends where no provider is named.
        Relation::advised(
            RequiredWhen(
                All(&[Present(option("twilio_sid")), Absent(option("provider"))]),
                option("twilio_token"),
            ),
            Code::MissingBeside,
        ),
        Relation::advised(
            RequiredWhen(
                All(&[Present(option("twilio_token")), Absent(option("provider"))]),
                option("twilio_sid"),
            ),
            Code::MissingBeside,
        ),
        Relation::advised(
            AnyOf(
                All(&[
                    Present(option("twilio_sid")),
                    IsNot(option("provider"), Choice("sms_gateway")),
                ]),
                &[option("from"), option("messaging_service_sid")],
            ),
            Code::MissingBeside,
        ),
    ];
}
