//! The stable names of what can be wrong.

use core::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $slug:literal;)+) => {
        /// What is wrong: a stable slug `family/what` that scripts and documents may rely on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Whether it comes from a review. A validation tells the dates of certificates as
            /// well when it knows the moment, and nothing else of it.
            pub fn is_of_review(self) -> bool {
                let slug = self.as_str();
                slug.starts_with("review/") || slug.starts_with("certificate/")
            }

            /// The slug.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }

            /// What the code stands for, whatever the place: one or two English sentences in plain
            /// text, with names in backticks.
            pub const fn description(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

codes! {
    /// The text is not JSON (RFC 8259).
    Syntax = "json/syntax";
    /// An object has the same key twice; readers disagree on which one counts.
    DuplicateKey = "json/duplicate-key";
    /// The payload is not an object.
    NotAnObject = "common/not-an-object";
    /// The payload is larger than the API reads.
    TooLarge = "common/too-large";
    /// More was found than is listed: the ways to the findings are too long.
    Unlisted = "common/unlisted";
    /// The API reads no such top-level field.
    UnknownField = "common/unknown-field";
    /// No option of that name is known here.
    UnknownOption = "common/unknown-option";
    /// Only the other contract reads this option.
    OtherContract = "common/other-contract";
    /// A member is missing.
    Required = "common/required";
    /// The value has another JSON type than the option takes.
    Type = "common/type";
    /// The value is none of those the option takes.
    Choice = "common/choice";
    /// The number is too small or too large.
    Range = "common/range";
    /// The text is too short or too long.
    Length = "common/length";
    /// The array or object has too few or too many entries.
    Count = "common/count";
    /// The array has the same entry twice.
    Unique = "common/unique";
    /// The array lacks an entry that it must have.
    Lacks = "common/lacks";
    /// The text does not have the form the field wants.
    Format = "common/format";
    /// The host of a name or URL has letters in upper case, which DNS does not tell from lower case.
    NotNormalised = "common/not-normalised";
    /// The API calls this address itself, and only a private network can reach its host.
    PrivateHost = "common/private-host";
    /// A placeholder stands where a value belongs that is or may hold a secret.
    Placeholder = "common/placeholder";
    /// The field is fixed when a connection is created and cannot be sent in an update.
    Immutable = "common/immutable";
    /// An update that changes nothing.
    EmptyUpdate = "common/empty-update";
    /// A stored option that an update leaves out, and that does not come back.
    OptionLost = "update/option-lost";
    /// A stored secret that an update empties or leaves out.
    SecretEmptied = "update/secret-emptied";
    /// Applications are enabled by a request of their own, and not in an update.
    ClientsApart = "update/clients-apart";
    /// `options` may be left out, and not be null.
    OptionsNull = "common/options-null";
    /// No strategy has this name.
    UnknownStrategy = "common/unknown-strategy";
    /// Login pages show buttons for enterprise strategies only.
    ButtonNotEnterprise = "common/button-not-enterprise";
    /// The option has an effect only beside another setting.
    HasNoEffect = "common/has-no-effect";
    /// The option has no effect while another one is set.
    NoEffectBeside = "common/no-effect-beside";
    /// Two options of which only one can be used.
    OnlyOneOf = "common/only-one-of";
    /// An option is missing that another one needs.
    MissingBeside = "common/missing-beside";
    /// The API makes the value from other options, and this is not what it makes.
    Overwritten = "common/overwritten";
    /// A switch that the API keeps on.
    AlwaysOn = "common/always-on";
    /// Options that count only together, and one is missing.
    Incomplete = "common/incomplete";
    /// While another option has its value, this one has to have a certain one.
    MustBe = "common/must-be";
    /// The strategy is retired; the API still takes it.
    RetiredStrategy = "common/retired-strategy";
    /// The federation metadata of an AD FS server comes from nowhere.
    MissingFederationMetadata = "adfs/missing-federation-metadata";
    /// Without a discovery document the connection has to name the endpoint itself.
    MissingWithoutDiscovery = "oidc/missing-without-discovery";
    /// An update without `connection_settings` turns PKCE off.
    PkceReset = "oidc/pkce-reset";
    /// Without SAML metadata the connection has to have the endpoint and the certificate itself.
    MissingWithoutMetadata = "samlp/missing-without-metadata";
    /// No directory of Microsoft is named.
    MissingDirectoryDomain = "waad/missing-directory-domain";
    /// The endpoint for all directories of Microsoft, which does not go with SCIM.
    CommonEndpointWithScim = "waad/common-endpoint-with-scim";
    /// Users are told apart by `sub`, and SCIM needs `oid`.
    ObjectIdNeededByScim = "waad/object-id-needed-by-scim";
    /// No Okta organization is named.
    MissingOktaDomain = "okta/missing-domain";
    /// Without the domain the connection has to name every endpoint itself.
    MissingWithoutOktaDomain = "okta/missing-without-domain";
    /// No domain of Google Workspace is named.
    MissingWorkspaceDomain = "google-apps/missing-domain";
    /// `map_user_id_to_id` differs from the stored one.
    UserIdMappingChanged = "google-apps/user-id-mapping-changed";
    /// A switch that inbound directory provisioning needs is turned off.
    NeededByProvisioning = "google-apps/needed-by-provisioning";
    /// `attributes` and `requires_username` exclude each other.
    AttributesWithUsername = "auth0/attributes-with-username";
    /// `attributes` and `validation` exclude each other.
    AttributesWithValidation = "auth0/attributes-with-validation";
    /// `attributes` has no identifier to sign in with.
    NoActiveIdentifier = "auth0/no-active-identifier";
    /// A required attribute is not asked for at sign-up.
    RequiredNotOnSignup = "auth0/required-not-on-signup";
    /// `email.unique: false` in a connection that exists.
    NonUniqueEmailAdded = "auth0/non-unique-email-added";
    /// `email.unique` differs from the stored one.
    EmailUniqueChanged = "auth0/email-unique-changed";
    /// A non-unique email used as an identifier.
    NonUniqueIdentifier = "auth0/non-unique-identifier";
    /// The flexible password policy beside one of the five older settings.
    PasswordOptionsWithLegacy = "auth0/password-options-with-legacy";
    /// `three_of_four` without all four character types.
    ThreeOfFour = "auth0/three-of-four";
    /// Without a password, sign-up has to verify the identifier by a code.
    UnverifiedWithoutPassword = "auth0/unverified-without-password";
    /// Passkeys are the only way to sign in.
    PasskeyAlone = "auth0/passkey-alone";
    /// `enable_script_context` was on and cannot be turned off.
    ScriptContextOneWay = "auth0/script-context-one-way";
    /// `enabledDatabaseCustomization` changes on a connection that may have users.
    CustomDatabaseSwitch = "auth0/custom-database-switch";
    /// `set_user_root_attributes` on a database whose users live in the tenant.
    RootAttributesInternal = "auth0/root-attributes-internal";
    /// A database takes passwords that are easy to guess.
    ReviewWeakPasswordPolicy = "review/weak-password-policy";
    /// A database lets users go back to an old password.
    ReviewPasswordHistoryOff = "review/password-history-off";
    /// Passwords can be guessed without an end.
    ReviewBruteForceProtectionOff = "review/brute-force-protection-off";
    /// Users are still moved over from another database.
    ReviewImportMode = "review/import-mode";
    /// Requests to the identity provider are not signed.
    ReviewUnsignedRequests = "review/unsigned-requests";
    /// SHA-1 is used, which is broken.
    ReviewSha1 = "review/sha-1";
    /// The ID token comes through the browser.
    ReviewImplicitFlow = "review/implicit-flow";
    /// A code can be used by whoever catches it.
    ReviewPkceDisabled = "review/pkce-disabled";
    /// Every email counts as verified, whoever has typed it.
    ReviewEmailTrust = "review/email-trust";
    /// A social connection uses the keys that all tenants share.
    ReviewDeveloperKeys = "review/developer-keys";
    /// A permission that lets applications change or remove what is not theirs.
    ReviewWideScope = "review/wide-scope";
    /// No application uses the connection.
    ReviewUnused = "review/unused";
    /// Neither name nor display name tells what the connection is for.
    ReviewNameSaysNothing = "review/name-says-nothing";
    /// Nothing says whose connection it is and why it is as it is.
    ReviewNoNotes = "review/no-notes";
    /// A domain at which anybody can have an address sends users to the connection.
    ReviewPublicMailDomain = "review/public-mail-domain";
    /// The certificate has expired.
    CertificateExpired = "certificate/expired";
    /// The certificate expires soon.
    CertificateExpiresSoon = "certificate/expires-soon";
    /// The certificate is not valid yet.
    CertificateNotYetValid = "certificate/not-yet-valid";
    /// The certificate cannot be read, so that its dates are not known.
    CertificateUnreadable = "certificate/unreadable";
    /// Another connection has the name.
    SetSameName = "set/same-name";
    /// Another connection has the realm.
    SetSameRealm = "set/same-realm";
    /// Another connection of the strategy is its domain connection.
    SetSecondDomainConnection = "set/second-domain-connection";
    /// Users of the domain are sent to another connection, too.
    SetSameDomain = "set/same-domain";
    /// The identity provider of another connection, which is at another host, signs with the same
    /// certificate.
    SetSameCertificate = "set/same-certificate";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
