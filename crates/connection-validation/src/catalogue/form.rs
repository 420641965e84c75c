//! Where an option stands in a form: the second of the parallel tables.

/// A section of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Name, labels and where the connection is shown.
    General,
    /// The message that carries a code or a link.
    Message,
    /// Who sends the message.
    Delivery,
    /// Where the identity provider is, and how it is described.
    Provider,
    /// What the identity provider knows the tenant's application by.
    Credentials,
    /// Certificates and keys of both sides.
    Keys,
    /// What a sign-in request looks like.
    Requests,
    /// Which email domains are sent here.
    Domains,
    /// What users share of themselves, and which scopes that makes.
    Permissions,
    /// Permissions for mail.
    MailPermissions,
    /// Permissions for calendars and tasks.
    CalendarPermissions,
    /// Permissions for contacts, friends and groups.
    PeoplePermissions,
    /// Permissions for files, documents and notes.
    FilePermissions,
    /// Permissions for photos and videos.
    MediaPermissions,
    /// Permissions for repositories, webhooks and keys.
    RepositoryPermissions,
    /// Permissions for what belongs to a company or team.
    OrganizationPermissions,
    /// Permissions for pages, ads, shops and sites.
    BusinessPermissions,
    /// Permissions that the provider no longer offers.
    RetiredPermissions,
    /// Which identifiers users have and may sign in with.
    Identifiers,
    /// How users sign up and prove who they are.
    SignIn,
    /// Length, history and dictionary of passwords.
    Passwords,
    /// Scripts and settings of an own user store.
    CustomDatabase,
    /// What is stored of a profile.
    Profile,
    /// What is read of a user's entry in the directory.
    Directory,
    /// Settings that are rarely touched.
    Advanced,
}

impl Group {
    /// The English heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::General => "General",
            Self::Message => "Message",
            Self::Delivery => "Delivery",
            Self::Provider => "Identity provider",
            Self::Credentials => "Credentials",
            Self::Keys => "Certificates and keys",
            Self::Requests => "Requests and answers",
            Self::Domains => "Home realm discovery",
            Self::Permissions => "Permissions",
            Self::MailPermissions => "Permissions: mail",
            Self::CalendarPermissions => "Permissions: calendars and tasks",
            Self::PeoplePermissions => "Permissions: people and groups",
            Self::FilePermissions => "Permissions: files and notes",
            Self::MediaPermissions => "Permissions: photos and videos",
            Self::RepositoryPermissions => "Permissions: repositories and keys",
            Self::OrganizationPermissions => "Permissions: organization",
            Self::BusinessPermissions => "Permissions: business and publishing",
            Self::RetiredPermissions => "Permissions: no longer offered",
            Self::Identifiers => "Identifiers",
            Self::SignIn => "Sign-up and sign-in",
            Self::Passwords => "Passwords",
            Self::CustomDatabase => "Custom database",
            Self::Profile => "User profile",
            Self::Directory => "Directory data",
            Self::Advanced => "Advanced",
        }
    }

    /// One English sentence below the heading.
    pub const fn help(self) -> &'static str {
        match self {
            Self::General => "What the connection is called and where it is offered.",
            Self::Message => "What users are sent, and whom it comes from.",
            Self::Delivery => "Who sends the message, and how they are reached.",
            Self::Provider => "Where users are sent to sign in, and who answers there.",
            Self::Credentials => "What the identity provider knows your application by.",
            Self::Keys => "What proves that a message is genuine, and what opens an encrypted one.",
            Self::Requests => "What is sent to the identity provider, and what may come back.",
            Self::Domains => "Whose email addresses lead to this connection.",
            Self::Permissions => "What users are asked to share when they sign in.",
            Self::MailPermissions => {
                "Whether your application may read, write or send a user's mail."
            }
            Self::CalendarPermissions => {
                "Whether your application may see or change a user's calendars and tasks."
            }
            Self::PeoplePermissions => {
                "Whether your application may see or change whom a user knows."
            }
            Self::FilePermissions => {
                "Whether your application may see or change a user's files and notes."
            }
            Self::MediaPermissions => {
                "Whether your application may see or change a user's photos and videos."
            }
            Self::RepositoryPermissions => {
                "Whether your application may reach a user's code, webhooks and keys."
            }
            Self::OrganizationPermissions => {
                "Whether your application may see or change what belongs to a user's organization."
            }
            Self::BusinessPermissions => {
                "Whether your application may reach the pages, ads, shops and sites a user runs."
            }
            Self::RetiredPermissions => {
                "What the provider no longer offers, for connections that still have it."
            }
            Self::Identifiers => "What users are known by, and what they may type to sign in.",
            Self::SignIn => "Who may register, and how users prove who they are.",
            Self::Passwords => "How strong a password has to be, and which ones are refused.",
            Self::CustomDatabase => "Your own user store, reached by scripts.",
            Self::Profile => "What the tenant keeps of a user's profile.",
            Self::Directory => "What the tenant takes over from a user's entry in the directory.",
            Self::Advanced => "Settings that few connections need.",
        }
    }
}

/// How far along the vendor says an option is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lifecycle {
    /// For everyone.
    Stable,
    /// Early access: it may change, and a tenant may have to ask for it.
    EarlyAccess,
    /// An older setting: a newer one replaces it, or what it was for is gone.
    Legacy,
}

/// A document that is the text of an option, beyond what its format says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Document {
    /// The certificate that messages are checked with, which the API is documented to read as PEM
    /// or base64 of it.
    Pem,
    /// A certificate that others encrypt with.
    Encryption,
    /// SAML metadata, or that of AD FS (WS-Federation).
    Metadata,
}

/// Where an option stands in a form and what it starts from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) group: Group,
    pub(crate) lifecycle: Lifecycle,
    pub(crate) default: Option<&'static str>,
    pub(crate) derived_from: &'static [&'static str],
    pub(crate) multiline: bool,
    pub(crate) wide: bool,
    pub(crate) document: Option<Document>,
}

/// A row in this section.
pub(crate) const fn group(group: Group) -> Form {
    Form {
        group,
        lifecycle: Lifecycle::Stable,
        default: None,
        derived_from: &[],
        multiline: false,
        wide: false,
        document: None,
    }
}

impl Form {
    /// The value, as JSON, that the API uses when the option is left out.
    pub(crate) const fn default(mut self, json: &'static str) -> Self {
        self.default = Some(json);
        self
    }

    /// Early access.
    pub(crate) const fn early_access(mut self) -> Self {
        self.lifecycle = Lifecycle::EarlyAccess;
        self
    }

    /// An older setting.
    pub(crate) const fn legacy(mut self) -> Self {
        self.lifecycle = Lifecycle::Legacy;
        self
    }

    /// Computed by the API from these options, named by their paths, on every write.
    pub(crate) const fn derived_from(mut self, sources: &'static [&'static str]) -> Self {
        self.derived_from = sources;
        self
    }

    /// A text of many lines, such as a script.
    pub(crate) const fn multiline(mut self) -> Self {
        self.multiline = true;
        self
    }

    /// A document of this kind.
    pub(crate) const fn document(mut self, document: Document) -> Self {
        self.document = Some(document);
        self
    }

    /// A permission that lets an application change or remove what is the user's, or act in the
    /// user's name: more than a sign-in asks for.
    pub(crate) const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }
}
