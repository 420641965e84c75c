//! Where an option stands in a form: the second of the parallel tables.

/// A section of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Name, labels and where the connection is shown.
    General,
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
    /// Settings that are rarely touched.
    Advanced,
}

impl Group {
    /// The English heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::General => "General",
            Self::Identifiers => "Identifiers",
            Self::SignIn => "Sign-up and sign-in",
            Self::Passwords => "Passwords",
            Self::CustomDatabase => "Custom database",
            Self::Profile => "User profile",
            Self::Advanced => "Advanced",
        }
    }

    /// One English sentence below the heading.
    pub const fn help(self) -> &'static str {
        match self {
            Self::General => "What the connection is called and where it is offered.",
            Self::Identifiers => "What users are known by, and what they may type to sign in.",
            Self::SignIn => "Who may register, and how users prove who they are.",
            Self::Passwords => "How strong a password has to be, and which ones are refused.",
            Self::CustomDatabase => "Your own user store, reached by scripts.",
            Self::Profile => "What the tenant keeps of a user's profile.",
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
    /// An older setting that a newer one replaces.
    Legacy,
}

/// Where an option stands in a form and what it starts from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) group: Group,
    pub(crate) lifecycle: Lifecycle,
    pub(crate) default: Option<&'static str>,
    pub(crate) derived_from: &'static [&'static str],
    pub(crate) multiline: bool,
}

/// A row in this section.
pub(crate) const fn group(group: Group) -> Form {
    Form {
        group,
        lifecycle: Lifecycle::Stable,
        default: None,
        derived_from: &[],
        multiline: false,
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

    /// Replaced by a newer setting.
    pub(crate) const fn legacy(mut self) -> Self {
        self.lifecycle = Lifecycle::Legacy;
        self
    }

    /// A text of many lines, such as a script.
    pub(crate) const fn multiline(mut self) -> Self {
        self.multiline = true;
        self
    }
}
