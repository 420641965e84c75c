//! The codes of what no reader can make a connection of.

/// The text is not YAML, or no connection stands where one should.
pub const YAML_SYNTAX: &str = "yaml/syntax";

/// YAML that JSON has nothing for.
pub const YAML_NO_JSON: &str = "yaml/no-json";
