//! Files of auth0-deploy-cli: what is read of them, and what is no finding.

use super::{Files, Run};

impl Files {
    /// Adds a file below folders.
    #[track_caller]
    fn add(&self, name: &str, content: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

/// File, index, pointer and code of each finding.
#[track_caller]
fn found(run: &Run) -> Vec<String> {
    let text = |row: &lossless_json::Value| {
        ["file", "index", "pointer", "code"]
            .map(|key| row.get(key).unwrap().to_string().replace('"', ""))
            .join(" ")
    };
    run.rows().iter().map(text).collect()
}

const TENANT: &str = r###"
tenant:
  friendly_name: "##ENVIRONMENT## tenant"
  allowed_logout_urls: @@ALLOWED_LOGOUT_URLS@@
clients:
  - name: App
    connections: [nonsense]
rules: !include rules.yaml
databases:
  - name: users
    strategy: auth0
    enabled_clients: [App]
    options:
      passwordPolicy: fair
      enabledDatabaseCustomization: true
      password_history: { enable: true, size: ##SIZE## }
      disable_signup: @@NO_SIGNUP@@
      customScripts:
        login: ./databases/users/login.js
        create: ./databases/users/create.js
        verify: ./databases/##ENVIRONMENT##/verify.js
  - name: more-users
connections:
  - name: ##PREFIX##-idp
    strategy: samlp
    options:
      signInEndpoint: ##SIGN_IN##
      signingCert: '##CERTIFICATE##'
      signatureAlgorithm: rsa-sha256
      digestAlgorithm: sha512
    scim_configuration:
      user_id_attribute: externalId
      mapping: []
  - name: oidc
    strategy: oidc
    options: !include oidc.yaml
"###;

#[test]
fn a_tenant_is_checked_as_the_tool_sends_it() {
    let files = Files::new(&[("tenant.yaml", TENANT)]);
    files.add("databases/users/login.js", "function login() {}");
    let expected = [
        "tenant.yaml 0 /options/customScripts/create deploy-cli/missing-file",
        "tenant.yaml 2 /options/digestAlgorithm common/choice",
        "tenant.yaml 3 /options deploy-cli/include",
    ];
    for arguments in [
        &["tenant.yaml"][..],
        &["."],
        &["--contract", "tenant", "tenant.yaml"],
    ] {
        let run = files.check(&[&["--format", "json"], arguments].concat());
        assert_eq!(run.code, 1, "{}", run.stderr);
        let found: Vec<_> = found(&run)
            .into_iter()
            .map(|row| row.trim_start_matches("./").to_owned())
            .collect();
        assert_eq!(found, expected, "{arguments:?}");
    }
    let run = files.check(&["tenant.yaml"]);
    assert!(
        run.stdout
            .starts_with("tenant.yaml:20:9: error: [0]/options/customScripts/create: names a file"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("tenant.yaml:30:7: "), "{}", run.stdout);
    assert!(run.stdout.contains("4 connections in 1 file: "));
}

#[test]
fn references_of_standard_input_are_not_followed() {
    let run = Files::new(&[]).check_input(&["--format", "json", "-"], TENANT);
    assert_eq!(
        found(&run),
        [
            "- 2 /options/digestAlgorithm common/choice",
            "- 3 /options deploy-cli/include"
        ]
    );
}

#[test]
fn only_files_of_the_tool_may_have_placeholders() {
    let list = "- name: ##A##\n  strategy: auth0\n";
    let run = Files::new(&[]).check_input(&["--format", "json", "-"], list);
    assert_eq!(found(&run), ["- 0 /name common/type"]);
    let files = Files::new(&[("a.json", r###"{"name":"##A##","strategy":"auth0"}"###)]);
    let run = files.check(&["--format", "json", "a.json"]);
    assert_eq!(found(&run), ["a.json 0 /name common/format"]);
}

#[test]
fn what_the_tool_fills_in_is_no_placeholder_that_was_forgotten() {
    let options = r###""options":{"client_id":"a","client_secret":"##SECRET##"}"###;
    let github = format!(r#"{{"name":"a","strategy":"github",{options}}}"#);
    let covered = github.replace("##SECRET##", "****");
    let files = Files::new(&[("a.json", &github), ("tenant.json", "{}")]);
    files.add("connections/a.json", &github);
    files.add(
        "connections/b.json",
        &github.replace("##SECRET##", "@@SECRET@@"),
    );
    files.add("connections/c.json", &covered);
    let check = |name| found(&files.check(&["--format", "json", name]));
    assert_eq!(
        check("a.json"),
        ["a.json 0 /options/client_secret common/placeholder"]
    );
    assert!(check("connections/a.json").is_empty());
    assert!(check("connections/b.json").is_empty());
    // No other tool's mark is filled in by this one.
    assert_eq!(
        check("connections/c.json"),
        ["connections/c.json 0 /options/client_secret common/placeholder"]
    );
    let tenant = "connections:\n  - name: a\n    strategy: github\n    options:\n      \
                  client_id: a\n      client_secret: ";
    for value in ["##SECRET##", "'##SECRET##'", "@@SECRET@@"] {
        let text = format!("{tenant}{value}\n");
        let run = files.check_input(&["--format", "json", "-"], &text);
        assert!(found(&run).is_empty(), "{}", run.stdout);
    }
}

#[test]
fn a_folder_of_the_tool_is_walked_in_the_order_of_names() {
    let files = Files::new(&[]);
    files.add(
        "out/connections/b.json",
        r###"{"name":"##A##","strategy":"samlp","show_as_button":##SHOWN##,"options":{"signInEndpoint":@@URL@@,"cert":"x","nonsense":"@@X@@"}}"###,
    );
    files.add(
        "out/connections/a.json",
        r#"{"name":"mail","strategy":"email","options":{"name":"email","email":{"body":"./mail.html"}}}"#,
    );
    files.add(
        "out/database-connections/users/database.json",
        r#"{"name":"users","options":{"customScripts":{"login":"./login.js","create":"./create.js"}}}"#,
    );
    files.add("out/database-connections/users/login.js", "");
    files.add("out/database-connections/empty/other.json", "{]");
    files.add("out/connections/notes.txt", "nothing");
    files.add("out/clients/a.json", "{]");
    let run = files.check(&["--format", "json", "out"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(
        found(&run),
        [
            "out/connections/a.json 0 /options/email/body deploy-cli/missing-file",
            "out/connections/b.json 0 /options/cert common/format",
            "out/database-connections/users/database.json 0 /options/customScripts/create \
             deploy-cli/missing-file",
        ]
    );
    files.add("out/connections/mail.html", "<p>");
    let run = files.check(&["--format", "json", "out/connections"]);
    assert_eq!(
        found(&run),
        ["out/connections/b.json 0 /options/cert common/format"]
    );
    let run = files.check(&["--format", "json", "out/database-connections"]);
    assert_eq!(found(&run).len(), 1);
}

/// A folder of this name alone makes no export of the tool, and so has the usual contract.
#[test]
fn a_file_is_the_tool_s_when_something_else_of_it_lies_beside_its_folder() {
    let files = Files::new(&[]);
    files.add(
        "connections/a.json",
        r###"{"name":"##A##","strategy":"auth0","options":{"passwordPolicy":"fair"}}"###,
    );
    let check = |name| found(&files.check(&["--format", "json", name]));
    assert_eq!(
        check("connections/a.json"),
        [
            "connections/a.json 0 /name common/format",
            "connections/a.json 0 /options/passwordPolicy common/other-contract",
        ]
    );
    assert!(check("connections").is_empty(), "the folder was named");
    files.add("clients/app.json", "{}");
    assert!(check("connections/a.json").is_empty());
}

#[test]
fn a_folder_that_is_none_of_the_tool_s_says_what_it_lacks() {
    let files = Files::new(&[("a.json", "{}")]);
    let run = files.check(&["."]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .starts_with("patchbay: .: cannot be read: it is a folder without connections/*.json"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_fix_leaves_placeholders_as_they_are() {
    let text = r###"{"name":"a","strategy":"SAMLP","show_as_button":##SHOWN##,"options":{"signInEndpoint":@@URL@@,"cert":"##CERT##"}}"###;
    let files = Files::new(&[]);
    files.add("connections/a.json", text);
    files.add("tenant.json", "{}");
    let run = files.check(&["--fix", "--dry-run", "connections/a.json"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout
            .contains("+{\"name\":\"a\",\"strategy\":\"samlp\",\"show_as_button\":"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("@@URL@@"), "{}", run.stdout);
    assert_eq!(files.check(&["--fix", "."]).code, 0);
    let path = files.0.path().join("connections/a.json");
    let mended = std::fs::read_to_string(path).unwrap();
    assert_eq!(mended, text.replace("SAMLP", "samlp"));
}

const WRONG: &str = "  strategy: auth0\n  options: { passwordPolicy: best }\n";

#[test]
fn files_that_a_tenant_includes_are_read_along() {
    let files = Files::new(&[(
        "tenant.yaml",
        "clients: !include clients.yaml\nconnections: !include parts/connections.yaml\n\
         databases: !include databases.yml\n",
    )]);
    files.add(
        "parts/connections.yaml",
        &format!("- name: a\n{WRONG}- !include more/b.yaml\n- name: ##C##\n  strategy: ad\n"),
    );
    // A path begins at the folder of its file; one of a script, at that of the tenant.
    files.add(
        "parts/more/b.yaml",
        "name: b\nstrategy: samlp\noptions: { signInEndpoint: x }\n",
    );
    files.add(
        "databases.yml",
        "- name: users\n  options:\n    customScripts: { login: ./parts/login.js }\n",
    );
    files.add("parts/login.js", "function login() {}");
    for argument in ["tenant.yaml", "."] {
        let run = files.check(&["--format", "json", argument]);
        let found: Vec<_> = found(&run)
            .into_iter()
            .map(|row| row.trim_start_matches("./").to_owned())
            .collect();
        assert_eq!(
            found,
            [
                "parts/connections.yaml 0 /options/passwordPolicy common/choice",
                "parts/more/b.yaml 0 /options/signingCert samlp/missing-without-metadata",
                "parts/more/b.yaml 0 /options/signInEndpoint common/length",
            ]
        );
        assert_eq!(run.code, 1);
    }
    let run = files.check(&["tenant.yaml"]);
    let at = "parts/connections.yaml:3:14: error: [0]/options/passwordPolicy: ";
    assert!(run.stdout.starts_with(at), "{}", run.stdout);
    assert!(
        run.stdout.contains("4 connections in 4 files: "),
        "{}",
        run.stdout
    );
}

#[test]
fn connections_of_included_files_are_held_against_each_other() {
    let files = Files::new(&[(
        "tenant.yaml",
        "databases:\n  - name: a\nconnections: !include connections.yaml\n",
    )]);
    files.add("connections.yaml", "- name: a\n  strategy: ad\n");
    let run = files.check(&["tenant.yaml"]);
    assert!(
        run.stdout
            .starts_with("connections.yaml:1:3: error: [0]/name: ")
            && run.stdout.contains("(the other is [0] of tenant.yaml)"),
        "{}",
        run.stdout
    );
}

#[test]
fn what_is_included_and_not_read_says_where_and_why() {
    for (included, code, why) in [
        (
            "/etc/hostname",
            "deploy-cli/include",
            "outside of the folder",
        ),
        (
            "../beside.yaml",
            "deploy-cli/include",
            "outside of the folder",
        ),
        (
            "parts/../../beside.yaml",
            "deploy-cli/include",
            "outside of the folder",
        ),
        ("link.yaml", "deploy-cli/include", "outside of the folder"),
        ("none.yaml", "deploy-cli/missing-file", "is not there"),
        (
            "'##ENV##.yaml'",
            "deploy-cli/include",
            "whose name is not known",
        ),
        ("tenant.yaml", "deploy-cli/include", "includes this one"),
        ("circle.yaml", "deploy-cli/include", "includes this one"),
        ("parts", "deploy-cli/missing-file", "is not there"),
        ("# nothing", "deploy-cli/missing-file", "is not there"),
        ("utf16.yaml", "deploy-cli/include", "which is UTF-16"),
    ] {
        let files = Files::new(&[]);
        files.add("beside.yaml", "- name: a\n  strategy: ad\n");
        files.add("all/parts/a.yaml", "");
        files.add("all/utf16.yaml", "");
        std::fs::write(files.0.path().join("all/utf16.yaml"), b"\xff\xfe-\0").unwrap();
        files.add("all/circle.yaml", "- !include circle.yaml\n");
        #[cfg(unix)]
        std::os::unix::fs::symlink(
            files.0.path().join("beside.yaml"),
            files.0.path().join("all/link.yaml"),
        )
        .unwrap();
        let text = format!("tenant: {{}}\nconnections: !include {included}\n");
        files.add("all/tenant.yaml", &text);
        let run = files.check(&["all/tenant.yaml"]);
        assert_eq!(run.code, 2, "{included}: {}", run.stdout);
        let file = if included == "circle.yaml" {
            "all/circle.yaml:1:"
        } else {
            "all/tenant.yaml:2:"
        };
        let told = run.stdout.lines().next().unwrap_or_default();
        let is_told = told.starts_with(file)
            && told.contains(": error: [0]")
            && told.contains(why)
            && told.ends_with(&format!("[{code}]"));
        assert!(is_told, "{included}: {}", run.stdout);
    }
}

#[test]
fn files_that_include_each_other_again_and_again_come_to_an_end() {
    let files = Files::new(&[("tenant.yaml", "connections: !include 0.yaml\n")]);
    for number in 0..20 {
        let next = format!("- !include {}.yaml\n", number + 1);
        files.add(&format!("{number}.yaml"), &next.repeat(2));
    }
    files.add("20.yaml", "- name: a\n  strategy: ad\n");
    let run = files.check(&["tenant.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("no more than 1000 are read along"));
}

#[test]
fn only_a_tenant_has_its_lists_in_other_files() {
    let text = "connections: !include connections.yaml\n";
    let run = Files::new(&[]).check_input(&["--format", "json", "-"], text);
    assert_eq!(found(&run), ["- 0  deploy-cli/include"]);
    let files = Files::new(&[(
        "list.yaml",
        "- name: a\n  strategy: ad\n- !include b.yaml\n",
    )]);
    let run = files.check(&["list.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("name that one, too"), "{}", run.stdout);
}

#[test]
fn scim_beside_a_connection_excludes_what_the_api_would_refuse() {
    let connection = |name: &str, more: &str, scim: &str| {
        format!(
            "  - name: {name}\n    strategy: waad\n    options:\n      tenant_domain: {name}.example\n      \
             client_id: '1'\n      client_secret: s\n{more}    scim_configuration: {scim}\n"
        )
    };
    let common = "      useCommonEndpoint: true\n      userid_attribute: sub\n";
    let scim = "{ user_id_attribute: externalId }";
    let text = [
        "connections:\n",
        &connection("both", common, scim),
        &connection("without", common, "null"),
        &connection("sub", "      userid_attribute: sub\n", scim),
        &connection("open", "      userid_attribute: \"##CLAIM##\"\n", scim),
    ];
    let files = Files::new(&[("tenant.yaml", &text.concat())]);
    assert_eq!(
        found(&files.check(&["--format", "json", "tenant.yaml"])),
        [
            "tenant.yaml 0 /options/useCommonEndpoint waad/common-endpoint-with-scim",
            "tenant.yaml 2 /options/userid_attribute waad/object-id-needed-by-scim",
        ]
    );
}
