//! Options of a database connection (`auth0`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept, refuse and fill in. The generic options of that schema are enforced by the API; rows
//! that only the strategy's own schema has are marked as documented.

use connection_model::Contract;

use crate::catalogue::check::{
    Aspects, array, boolean, closed_object, integer, number, object, one_of, string,
};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{Is, Present};
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::{CountsOnlyWith, Excludes, MustBe, OneOf};
use crate::catalogue::relation::Relation;
use crate::strategies::shared;
use crate::{Code, rules};

/// The strengths of a password, from any to the strictest.
const PASSWORD_POLICIES: &[&str] = &["none", "low", "fair", "good", "excellent"];
/// When sign-up asks for an attribute.
const SIGNUP_STATUS: &[&str] = &["required", "optional", "inactive"];
/// One action script may have 100 KB.
const SCRIPT: u32 = 102_400;

options! {
    closed: false;

    "requires_username": boolean().documented(),
        group(Group::Identifiers),
        "Require a username", "Users have a username beside their email. It cannot be combined with “Attributes”.";
    "attributes": closed_object().min_count(1),
        group(Group::Identifiers),
        "Attributes", "Which of email, phone number and username users have, and which they can sign in with.";
    "attributes.email": closed_object(),
        group(Group::Identifiers),
        "Email", "The email address of a user.";
    "attributes.email.identifier": closed_object(),
        group(Group::Identifiers),
        "As an identifier", "Whether users sign in with it.";
    "attributes.email.identifier.active": boolean(),
        group(Group::Identifiers),
        "Sign in by email", "Users can type their email to sign in.";
    "attributes.email.identifier.default_method": one_of(&["password", "email_otp"]),
        group(Group::Identifiers).early_access(),
        "First method offered", "What a user who typed an email is asked for first.";
    "attributes.email.unique": boolean().loss_told_by_a_rule(),
        group(Group::Identifiers).default("true"),
        "Unique email", "No two users share an email. It is fixed when the connection is created.";
    "attributes.email.profile_required": boolean(),
        group(Group::Identifiers),
        "Every user has an email", "A profile without an email is refused.";
    "attributes.email.verification_method": one_of(&["link", "otp"]),
        group(Group::Identifiers).default("\"link\""),
        "Verified by", "A link in the message, or a code to type.";
    "attributes.email.signup": closed_object(),
        group(Group::Identifiers),
        "At sign-up", "What sign-up asks for.";
    "attributes.email.signup.status": one_of(SIGNUP_STATUS),
        group(Group::Identifiers),
        "Asked for at sign-up", "Required, optional, or not asked for.";
    "attributes.email.signup.verification": closed_object(),
        group(Group::Identifiers),
        "Verification at sign-up", "Whether the email is verified before the account exists.";
    "attributes.email.signup.verification.active": boolean(),
        group(Group::Identifiers),
        "Verify at sign-up", "Sign-up ends only when the email is verified.";
    "attributes.phone_number": closed_object(),
        group(Group::Identifiers),
        "Phone number", "The phone number of a user.";
    "attributes.phone_number.identifier": closed_object(),
        group(Group::Identifiers),
        "As an identifier", "Whether users sign in with it.";
    "attributes.phone_number.identifier.active": boolean(),
        group(Group::Identifiers),
        "Sign in by phone number", "Users can type their phone number to sign in.";
    "attributes.phone_number.identifier.default_method": one_of(&["password", "phone_otp"]),
        group(Group::Identifiers).early_access(),
        "First method offered", "What a user who typed a phone number is asked for first.";
    "attributes.phone_number.profile_required": boolean(),
        group(Group::Identifiers),
        "Every user has a phone number", "A profile without a phone number is refused.";
    "attributes.phone_number.signup": closed_object(),
        group(Group::Identifiers),
        "At sign-up", "What sign-up asks for.";
    "attributes.phone_number.signup.status": one_of(SIGNUP_STATUS),
        group(Group::Identifiers),
        "Asked for at sign-up", "Required, optional, or not asked for.";
    "attributes.phone_number.signup.verification": closed_object(),
        group(Group::Identifiers),
        "Verification at sign-up", "Whether the number is verified before the account exists.";
    "attributes.phone_number.signup.verification.active": boolean(),
        group(Group::Identifiers),
        "Verify at sign-up", "Sign-up ends only when the number is verified.";
    "attributes.username": closed_object(),
        group(Group::Identifiers),
        "Username", "The username of a user.";
    "attributes.username.identifier": closed_object(),
        group(Group::Identifiers),
        "As an identifier", "Whether users sign in with it.";
    "attributes.username.identifier.active": boolean(),
        group(Group::Identifiers),
        "Sign in by username", "Users can type their username to sign in.";
    "attributes.username.identifier.default_method": string(),
        group(Group::Identifiers).early_access(),
        "First method offered", "What a user who typed a username is asked for first.";
    "attributes.username.profile_required": boolean(),
        group(Group::Identifiers),
        "Every user has a username", "A profile without a username is refused.";
    "attributes.username.signup": closed_object(),
        group(Group::Identifiers),
        "At sign-up", "What sign-up asks for.";
    "attributes.username.signup.status": one_of(SIGNUP_STATUS),
        group(Group::Identifiers),
        "Asked for at sign-up", "Required, optional, or not asked for.";
    "attributes.username.validation": closed_object(),
        group(Group::Identifiers),
        "Rules", "What a username may look like.";
    "attributes.username.validation.min_length": number().range(1, 128),
        group(Group::Identifiers),
        "Shortest username", "In characters, from 1 to 128.";
    "attributes.username.validation.max_length": number().range(1, 128),
        group(Group::Identifiers),
        "Longest username", "In characters, from 1 to 128.";
    "attributes.username.validation.allowed_types": closed_object(),
        group(Group::Identifiers),
        "Other forms", "Whether a username may look like another identifier.";
    "attributes.username.validation.allowed_types.email": boolean(),
        group(Group::Identifiers),
        "May look like an email", "A username may have the form of an email address.";
    "attributes.username.validation.allowed_types.phone_number": boolean(),
        group(Group::Identifiers),
        "May look like a phone number", "A username may have the form of a phone number.";
    "precedence": array().min_count(3).max_count(3).unique().documented_for(Aspects::MAX_COUNT),
        group(Group::Identifiers).default(r#"["email","phone_number","username"]"#),
        "Order of identifiers", "Which identifier a typed text is tried as first, second and third.";
    "precedence[]": one_of(&["email", "phone_number", "username"]),
        group(Group::Identifiers),
        "Identifier", "One of the three identifiers.";
    "validation": closed_object().or_null(),
        group(Group::Identifiers).legacy(),
        "Username length (older setting)", "Length of usernames where “Attributes” is not used.";
    "validation.username": closed_object().or_null(),
        group(Group::Identifiers).legacy(),
        "Username", "Both ends of the length.";
    "validation.username.min": integer().at_least(1).required(),
        group(Group::Identifiers).legacy(),
        "Shortest username", "In characters, at least 1.";
    "validation.username.max": integer().at_most(128).required(),
        group(Group::Identifiers).legacy(),
        "Longest username", "In characters, at most 128.";

    "disable_signup": boolean().documented(),
        group(Group::SignIn),
        "Refuse sign-ups", "Nobody can register; users are created by an administrator or an import.";
    "brute_force_protection": boolean().documented(),
        group(Group::SignIn).default("true"),
        "Brute-force protection", "Slows down and blocks repeated wrong passwords.";
    "disable_self_service_change_password": boolean(),
        group(Group::SignIn).default("false"),
        "Hide “Forgot password”", "Users cannot reset their password by themselves.";
    "authentication_methods": closed_object().or_null().refilled_by_members(),
        group(Group::SignIn),
        "Authentication methods", "What users can prove who they are with.";
    "authentication_methods.password": closed_object().refilled_by_members(),
        group(Group::SignIn),
        "Password", "Sign-in with a password.";
    "authentication_methods.password.enabled": boolean(),
        group(Group::SignIn).default("true"),
        "On", "Users can sign in with a password.";
    "authentication_methods.password.api_behavior": one_of(&["required", "optional"]),
        group(Group::SignIn).default("\"required\"").early_access(),
        "When created through the API", "Whether a new user must come with a password.";
    "authentication_methods.password.signup_behavior": one_of(&["allow", "block"]),
        group(Group::SignIn).default("\"allow\"").early_access(),
        "At sign-up", "Whether a password may be set when registering.";
    "authentication_methods.passkey": closed_object().refilled_by_members(),
        group(Group::SignIn),
        "Passkey", "Sign-in with a passkey.";
    "authentication_methods.passkey.enabled": boolean(),
        group(Group::SignIn).default("false"),
        "On", "Users can sign in with a passkey.";
    "authentication_methods.email_otp": closed_object().refilled_by_members(),
        group(Group::SignIn).early_access(),
        "Code by email", "Sign-in with a code sent by email.";
    "authentication_methods.email_otp.enabled": boolean(),
        group(Group::SignIn).early_access(),
        "On", "Users can sign in with a code sent by email.";
    "authentication_methods.phone_otp": closed_object().refilled_by_members(),
        group(Group::SignIn).early_access(),
        "Code by phone", "Sign-in with a code sent to a phone.";
    "authentication_methods.phone_otp.enabled": boolean(),
        group(Group::SignIn).early_access(),
        "On", "Users can sign in with a code sent to a phone.";
    "passkey_options": closed_object().or_null().refilled_by_members(),
        group(Group::SignIn),
        "Passkey experience", "How passkeys are offered.";
    "passkey_options.challenge_ui": one_of(&["both", "autofill", "button"]),
        group(Group::SignIn).default("\"both\""),
        "Offered as", "In the browser's autofill, by a button, or both.";
    "passkey_options.progressive_enrollment_enabled": boolean(),
        group(Group::SignIn).default("true"),
        "Offer to create one at sign-in", "Users without a passkey are asked after they signed in.";
    "passkey_options.local_enrollment_enabled": boolean(),
        group(Group::SignIn).default("true"),
        "Offer one for this device", "After a sign-in with another device's passkey, a local one is offered.";
    "mfa": object().documented(),
        group(Group::SignIn).legacy(),
        "MFA switches (older setting)", "Kept for connections that have it; MFA is set up for the tenant.";
    "mfa.active": boolean().documented(),
        group(Group::SignIn).default("true").legacy(),
        "On", "The older switch for MFA.";
    "mfa.return_enroll_settings": boolean().documented(),
        group(Group::SignIn).default("true").legacy(),
        "Return enrolment settings", "The older switch for enrolment settings.";
    "realm_fallback": boolean().documented(),
        group(Group::SignIn).default("false"),
        "Fallback for unknown realms", "A sign-in that names an unknown realm is tried here.";

    "password_policy": one_of(PASSWORD_POLICIES).or_null().read_by(Contract::Reference, "passwordPolicy"),
        group(Group::Passwords),
        "Password policy", "How strong a password has to be, from any (none) to the strictest (excellent).";
    "passwordPolicy": one_of(PASSWORD_POLICIES).or_null().read_by(Contract::Tenant, "password_policy"),
        group(Group::Passwords).legacy(),
        "Password policy", "How strong a password has to be, from any (none) to the strictest (excellent).";
    "password_history": closed_object().or_null(),
        group(Group::Passwords),
        "Password history", "Whether earlier passwords can be used again.";
    "password_history.enable": boolean().required(),
        group(Group::Passwords),
        "On", "Earlier passwords are refused.";
    "password_history.size": integer().range(0, 24),
        group(Group::Passwords),
        "Remembered passwords", "How many earlier passwords are refused, from 0 to 24.";
    "password_complexity_options": closed_object().or_null(),
        group(Group::Passwords),
        "Password length", "How long a password has to be.";
    "password_complexity_options.min_length": integer().range(1, 128),
        group(Group::Passwords),
        "Shortest password", "In characters, from 1 to 128.";
    "password_no_personal_info": closed_object().or_null(),
        group(Group::Passwords),
        "Personal data in passwords", "Whether a password may contain parts of the profile.";
    "password_no_personal_info.enable": boolean().required(),
        group(Group::Passwords),
        "Refuse personal data", "Passwords that contain the name, email and the like are refused.";
    "password_dictionary": closed_object().or_null(),
        group(Group::Passwords),
        "Password dictionary", "Whether common passwords are refused.";
    "password_dictionary.enable": boolean().required(),
        group(Group::Passwords),
        "Refuse common passwords", "Passwords from the built-in list are refused.";
    "password_dictionary.dictionary": array().max_count(200).documented_for(Aspects::MAX_COUNT),
        group(Group::Passwords),
        "Own words", "Up to 200 further passwords to refuse.";
    "password_dictionary.dictionary[]": string().max_length(50),
        group(Group::Passwords),
        "Word", "At most 50 characters.";
    "password_options": closed_object(),
        group(Group::Passwords),
        "Flexible password policy", "The newer policy. It takes the place of the five settings above.";
    "password_options.complexity": closed_object(),
        group(Group::Passwords),
        "Complexity", "Length and kinds of characters.";
    "password_options.complexity.min_length": integer().range(1, 72),
        group(Group::Passwords),
        "Shortest password", "In characters, from 1 to 72.";
    "password_options.complexity.character_types": array(),
        group(Group::Passwords),
        "Kinds of characters", "Kinds a password has to contain.";
    "password_options.complexity.character_types[]": one_of(&["uppercase", "lowercase", "number", "special"]),
        group(Group::Passwords),
        "Kind", "One kind of character.";
    "password_options.complexity.character_type_rule": one_of(&["all", "three_of_four"]),
        group(Group::Passwords),
        "How many kinds", "All of them, or any three of the four.";
    "password_options.complexity.identical_characters": one_of(&["allow", "block"]),
        group(Group::Passwords),
        "Runs of one character", "Whether a run such as “aaa” is allowed.";
    "password_options.complexity.sequential_characters": one_of(&["allow", "block"]),
        group(Group::Passwords),
        "Sequences", "Whether a sequence such as “abc” is allowed.";
    "password_options.complexity.max_length_exceeded": one_of(&["truncate", "error"]),
        group(Group::Passwords),
        "Overlong passwords", "Whether they are cut or refused.";
    "password_options.dictionary": closed_object(),
        group(Group::Passwords),
        "Dictionary", "Common passwords to refuse.";
    "password_options.dictionary.active": boolean(),
        group(Group::Passwords),
        "On", "Passwords from the lists are refused.";
    "password_options.dictionary.custom": array().max_count(200).documented_for(Aspects::MAX_COUNT),
        group(Group::Passwords),
        "Own words", "Up to 200 further words to refuse.";
    "password_options.dictionary.custom[]": string().max_length(50),
        group(Group::Passwords),
        "Word", "At most 50 characters.";
    "password_options.dictionary.default": one_of(&["en_10k", "en_100k"]),
        group(Group::Passwords),
        "Built-in list", "The 10,000 or the 100,000 most common ones.";
    "password_options.history": closed_object(),
        group(Group::Passwords),
        "History", "Earlier passwords to refuse.";
    "password_options.history.active": boolean(),
        group(Group::Passwords),
        "On", "Earlier passwords are refused.";
    "password_options.history.size": integer().range(1, 24),
        group(Group::Passwords),
        "Remembered passwords", "How many earlier passwords are refused, from 1 to 24.";
    "password_options.profile_data": closed_object(),
        group(Group::Passwords),
        "Profile data", "Parts of the profile to refuse.";
    "password_options.profile_data.active": boolean(),
        group(Group::Passwords),
        "On", "Passwords that contain profile data are refused.";
    "password_options.profile_data.blocked_fields": array().max_count(12).documented_for(Aspects::MAX_COUNT),
        group(Group::Passwords),
        "Fields", "Up to 12 profile fields whose values may not occur in a password.";
    "password_options.profile_data.blocked_fields[]": string().max_length(100),
        group(Group::Passwords),
        "Field", "The path of a profile field, at most 100 characters.";

    "enabledDatabaseCustomization": boolean().loss_told_by_a_rule(),
        group(Group::CustomDatabase),
        "Use an own database", "Users live in your store, which the scripts below reach.";
    "import_mode": boolean(),
        group(Group::CustomDatabase),
        "Move users over as they sign in", "A user found by the scripts is stored in the tenant at the first sign-in.";
    "enable_script_context": boolean().loss_told_by_a_rule(),
        group(Group::CustomDatabase),
        "Pass a context to scripts", "Scripts get a context object. It cannot be turned off again.";
    "customScripts": object().may_contain_secret(),
        group(Group::CustomDatabase),
        "Scripts", "JavaScript that reaches your user store, at most 100 KB each.";
    "customScripts.login": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Login", "Checks a password and returns the profile.";
    "customScripts.get_user": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Get user", "Finds a user by identifier.";
    "customScripts.create": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Create", "Adds a user who registers.";
    "customScripts.verify": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Verify", "Marks the email of a user as verified.";
    "customScripts.change_password": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Change password", "Sets a new password.";
    "customScripts.change_email": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Change email", "Sets a new email.";
    "customScripts.change_phone_number": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Change phone number", "Sets a new phone number.";
    "customScripts.change_username": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Change username", "Sets a new username.";
    "customScripts.delete": string().min_length(1).max_length(SCRIPT).documented_for(Aspects::MAX_LENGTH).script(),
        group(Group::CustomDatabase).multiline(),
        "Delete", "Removes a user.";
    "configuration": object().or_null().secret(),
        group(Group::CustomDatabase),
        "Settings for scripts", "Names and values that scripts can read, for example credentials. The API returns the values encrypted.";
    "configuration.*": string().or_null().secret(),
        group(Group::CustomDatabase),
        "Value", "The value scripts read under this name.";
    "custom_password_hash": object().documented(),
        group(Group::CustomDatabase),
        "Own password hashes", "An action that checks hashes the tenant does not know.";
    "custom_password_hash.action_id": string().min_length(1).required().documented(),
        group(Group::CustomDatabase),
        "Action ID", "The deployed action with the password hash migration trigger.";

    "strategy_version": integer().documented(),
        group(Group::Advanced),
        "Strategy version", "The generation of the implementation, set by the API.";

    shared: [shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        // Recorded on tenants of `true`, and of a length.
        Relation::refused_while(
            Excludes(option("attributes"), option("requires_username")),
            Is(option("requires_username"), Bool(true)),
            Code::AttributesWithUsername,
        ),
        Relation::refused_while(
            Excludes(option("attributes"), option("validation")),
            Present(option("validation.username")),
            Code::AttributesWithValidation,
        ),
        Relation::refused(
            OneOf(Present(option("attributes")), &[
                option("attributes.email.identifier.active"),
                option("attributes.phone_number.identifier.active"),
                option("attributes.username.identifier.active"),
            ]),
            Code::NoActiveIdentifier,
        ),
        Relation::advised(
            MustBe(
                Is(option("attributes.email.unique"), Bool(false)),
                option("attributes.email.identifier.active"),
                Bool(false),
            ),
            Code::NonUniqueIdentifier,
        ),
        // A tenant answers with both, whichever of them it was sent: recorded.
        Relation::advised(
            Excludes(option("password_options"), option("passwordPolicy")),
            Code::PasswordOptionsWithLegacy,
        )
        .of_requests(),
        Relation::advised(
            Excludes(option("password_options"), option("password_complexity_options")),
            Code::PasswordOptionsWithLegacy,
        )
        .of_requests(),
        Relation::advised(
            Excludes(option("password_options"), option("password_history")),
            Code::PasswordOptionsWithLegacy,
        )
        .of_requests(),
        Relation::advised(
            Excludes(option("password_options"), option("password_no_personal_info")),
            Code::PasswordOptionsWithLegacy,
        )
        .of_requests(),
        Relation::advised(
            Excludes(option("password_options"), option("password_dictionary")),
            Code::PasswordOptionsWithLegacy,
        )
        .of_requests(),
        Relation::advised(
            CountsOnlyWith(
                option("set_user_root_attributes"),
                Is(option("enabledDatabaseCustomization"), Bool(true)),
            ),
            Code::RootAttributesInternal,
        ),
        Relation::advised(
            CountsOnlyWith(
                option("customScripts"),
                Is(option("enabledDatabaseCustomization"), Bool(true)),
            ),
            Code::HasNoEffect,
        ),
        Relation::advised(
            CountsOnlyWith(
                option("import_mode"),
                Is(option("enabledDatabaseCustomization"), Bool(true)),
            ),
            Code::HasNoEffect,
        ),
    ];
    rules: [rules::custom_database::READS, rules::identifiers::READS, rules::passwords::READS];
}
