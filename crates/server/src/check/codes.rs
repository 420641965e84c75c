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

/// A certificate has expired.
pub(super) const CERTIFICATE_EXPIRED: &str = "certificate/expired";
/// A certificate expires soon.
pub(super) const CERTIFICATE_EXPIRES_SOON: &str = "certificate/expires-soon";
/// A certificate is not valid yet.
pub(super) const CERTIFICATE_NOT_YET_VALID: &str = "certificate/not-yet-valid";
/// A certificate cannot be read.
pub(super) const CERTIFICATE_UNREADABLE: &str = "certificate/unreadable";

/// A file of auth0-deploy-cli names another one that is not there.
pub(super) const DEPLOY_CLI_MISSING_FILE: &str = "deploy-cli/missing-file";
/// A file of auth0-deploy-cli has its connections in another one.
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
        slug: CERTIFICATE_EXPIRED,
        description: "The certificate has expired.",
    },
    OwnCode {
        slug: CERTIFICATE_EXPIRES_SOON,
        description: "The certificate expires within the days that were asked for.",
    },
    OwnCode {
        slug: CERTIFICATE_NOT_YET_VALID,
        description: "The certificate is not valid yet.",
    },
    OwnCode {
        slug: CERTIFICATE_UNREADABLE,
        description: "The certificate cannot be read, so that its dates are not known.",
    },
    OwnCode {
        slug: DEPLOY_CLI_MISSING_FILE,
        description: "The file that auth0-deploy-cli is to read the value from is not there.",
    },
    OwnCode {
        slug: DEPLOY_CLI_INCLUDE,
        description: "The connections are in another file, which is not read along.",
    },
];
