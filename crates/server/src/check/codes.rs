//! The codes that are no codes of the validator: of files, and of what stands beside connections.

/// A code and what it stands for.
#[derive(Debug)]
pub(super) struct OwnCode {
    pub(super) slug: &'static str,
    pub(super) description: &'static str,
}

/// The text is not YAML.
pub(super) const YAML_SYNTAX: &str = "yaml/syntax";
/// YAML that JSON has nothing for.
pub(super) const YAML_NO_JSON: &str = "yaml/no-json";

/// Every code of this kind.
pub(super) const OWN_CODES: &[OwnCode] = &[
    OwnCode {
        slug: YAML_SYNTAX,
        description: "The text is not YAML 1.2, or no connection stands where one should.",
    },
    OwnCode {
        slug: YAML_NO_JSON,
        description: "The YAML has something that JSON has nothing for, such as `.inf`.",
    },
];
