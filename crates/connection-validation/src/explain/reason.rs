//! Why a server refuses: a rule that is known here, or one of its own.

use core::fmt;

use crate::Code;

/// Why a server refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A rule that the validator knows, too.
    Known(Code),
    /// What only the server can see, or has a rule for.
    Server(ServerCode),
}

impl Reason {
    /// The slug: a [`Code`]'s, or `server/…`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Known(code) => code.as_str(),
            Self::Server(code) => code.as_str(),
        }
    }

    /// What it stands for, whatever the place: one or two English sentences in plain text.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Known(code) => code.description(),
            Self::Server(code) => code.description(),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

macro_rules! server_codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $slug:literal;)+) => {
        /// What only a server says: a stable slug `server/what`. No validation gives one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ServerCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl ServerCode {
            /// Every code, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The slug.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }

            /// What the code stands for: one or two English sentences in plain text.
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

server_codes! {
    /// The API refuses the request for a reason that no rule here is known for; its sentence says
    /// which.
    Refused = "server/refused";
    /// The value may have one of several forms and has none of them. What each of them wants is
    /// told beside it.
    NoSchemaFits = "server/no-schema-fits";
    /// A parameter of the query is refused.
    Query = "server/query";
    /// The address of the request names something in a wrong form.
    Path = "server/path";
    /// The access token is missing, has expired or is not for this API.
    Unauthorized = "server/unauthorized";
    /// The access token lacks a scope.
    InsufficientScope = "server/insufficient-scope";
    /// The tenant's plan, or a setting of the tenant, does not include it.
    NotInPlan = "server/not-in-plan";
    /// The strategy, or this connection, has no support for it.
    NotSupported = "server/not-supported";
    /// The caller may not do this.
    Forbidden = "server/forbidden";
    /// What the address names is not there.
    NotFound = "server/not-found";
    /// The address is right, and does not take this method.
    MethodNotAllowed = "server/method-not-allowed";
    /// It is in conflict with something else in the tenant.
    Conflict = "server/conflict";
    /// A connection with this name is still being deleted; the name is free once that is done.
    NameBeingDeleted = "server/name-being-deleted";
    /// Another connection has the same client ID.
    ClientTaken = "server/client-taken";
    /// The body is larger than the API reads.
    TooLarge = "server/too-large";
    /// The API does not take a body of this content type.
    MediaType = "server/media-type";
    /// Too many requests in too short a time; nothing is wrong with this one.
    RateLimit = "server/rate-limit";
    /// The server failed; nothing is known to be wrong with the request.
    Failed = "server/failed";
    /// A document that the API fetches is larger than it reads.
    DocumentTooLarge = "server/document-too-large";
    /// The tenant has no phone provider that can send the messages.
    PhoneProvider = "server/phone-provider";
    /// The Action that is to check old password hashes cannot be used.
    PasswordHashAction = "server/password-hash-action";
    /// Neither the connection nor the tenant has the client that a Microsoft directory asks for.
    ClientNeeded = "server/client-needed";
}

#[cfg(test)]
mod tests {
    use super::ServerCode;
    use crate::Code;

    #[test]
    fn no_code_of_a_server_is_one_of_the_validator() {
        for (place, code) in ServerCode::ALL.iter().enumerate() {
            let slug = code.as_str();
            assert!(slug.starts_with("server/"), "{slug}");
            assert!(Code::ALL.iter().all(|other| other.as_str() != slug));
            let first = ServerCode::ALL.iter().position(|it| it.as_str() == slug);
            assert_eq!(first, Some(place), "{slug}");
        }
    }
}
