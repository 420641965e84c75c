//! The codes that are no codes of the validator: of files, and of what stands beside connections.

use connection_files::{YAML_NO_JSON, YAML_SYNTAX};

/// A code and what it stands for.
#[derive(Debug)]
pub(super) struct OwnCode {
    pub(super) slug: &'static str,
    pub(super) description: &'static str,
}

/// A file of auth0-deploy-cli names another one that is not there.
pub(super) const DEPLOY_CLI_MISSING_FILE: &str = "deploy-cli/missing-file";

/// A file of auth0-deploy-cli has something in another one that is not read along.
pub(super) const DEPLOY_CLI_INCLUDE: &str = "deploy-cli/include";

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
    OwnCode {
        slug: DEPLOY_CLI_MISSING_FILE,
        description: "The file that auth0-deploy-cli is to read the value from is not there.",
    },
    OwnCode {
        slug: DEPLOY_CLI_INCLUDE,
        description: "What `!include` names is not read along, so that it is not checked.",
    },
];
