//! Options of a connection to Microsoft accounts (`windowslive`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in: also a client ID that breaks the schema, so that its form is only advised.

use crate::Code;
use crate::catalogue::check::{array, integer, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::{Is, Present};
use crate::catalogue::relation::Expected::{Bool, Number};
use crate::catalogue::relation::Relates::{CountsOnlyWith, IdleWhile, MustBe, Together};
use crate::catalogue::relation::Relation;
use crate::format::Format;
use crate::strategies::shared::{self, flag};

/// What the API makes `scope` from.
const SCOPE_SOURCES: &[&str] = &[
    "strategy_version",
    "signin",
    "offline_access",
    "graph_user",
    "graph_user_update",
    "graph_user_activity",
    "graph_device",
    "graph_device_command",
    "graph_emails",
    "graph_emails_update",
    "mail_send",
    "mail_readwrite_all",
    "graph_calendars",
    "graph_calendars_update",
    "graph_tasks",
    "graph_tasks_update",
    "graph_contacts",
    "graph_contacts_update",
    "graph_files",
    "graph_files_update",
    "graph_files_all",
    "graph_files_all_update",
    "graph_notes",
    "graph_notes_create",
    "graph_notes_update",
    "sites_read_all",
    "sites_readwrite_all",
    "user_readbasic_all",
    "user_read_all",
    "group_read_all",
    "group_readwrite_all",
    "directory_read_all",
    "directory_readwrite_all",
    "directory_accessasuser_all",
    "team_readbasic_all",
    "team_readwrite_all",
    "rolemanagement_read_all",
    "rolemanagement_readwrite_directory",
    "basic",
    "emails",
    "birthday",
    "phone_numbers",
    "postal_addresses",
    "work_profile",
    "calendars",
    "calendars_update",
    "events_create",
    "contacts_create",
    "contacts_birthday",
    "contacts_calendars",
    "contacts_photos",
    "contacts_skydrive",
    "photos",
    "skydrive",
    "skydrive_update",
    "share",
    "messenger",
    "applications",
    "applications_create",
    "freeform_scopes",
];

options! {
    closed: false;

    "client_id": string().format(Format::MicrosoftAccountClientId).documented(),
        group(Group::Credentials),
        "Client ID", "The application ID of your app registration at Microsoft: a UUID, or 16 hexadecimal digits for an old one.";
    "client_secret": string().max_length(256).documented().secret(),
        group(Group::Credentials),
        "Client secret", "The value of a client secret of the same registration, not its ID.";

    "strategy_version": integer().range(1, 2).documented(),
        group(Group::Permissions),
        "Generation of scopes", "2 asks Microsoft Graph, 1 the Live SDK, which is closed. Without it, tenants were seen to take 1.";
    "signin": flag(),
        group(Group::Permissions).default("true"),
        "Single sign-on", "Users who are signed in at Microsoft are not asked again: scope `wl.signin` in generation 1, none in 2. It is always on.";
    "offline_access": flag(),
        group(Group::Permissions),
        "Offline access", "Your application gets a refresh token, and can act while the user is away.";
    "graph_user": flag(),
        group(Group::Permissions),
        "See the profile", "Your application sees the profile: scope `https://graph.microsoft.com/User.Read`.";
    "graph_user_update": flag(),
        group(Group::Permissions).wide(),
        "Change the profile", "Your application sees and changes the profile.";
    "graph_user_activity": flag(),
        group(Group::Permissions),
        "Activity", "Your application sees what the user did in apps that report it.";
    "graph_device": flag(),
        group(Group::Permissions),
        "See devices", "Your application sees which devices the user has.";
    "graph_device_command": flag(),
        group(Group::Permissions).wide(),
        "Command devices", "Your application sends commands to the user's devices.";
    "scope": array().max_count(255).documented(),
        group(Group::Permissions).derived_from(SCOPE_SOURCES),
        "Scope", "What Microsoft is asked for. The API makes it from the permissions on every write.";
    "scope[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Scope", "One scope, as Microsoft spells it.";

    "graph_emails": flag(),
        group(Group::MailPermissions),
        "Read mail", "Your application reads the user's mail.";
    "graph_emails_update": flag(),
        group(Group::MailPermissions).wide(),
        "Read and change mail", "Your application reads, writes and deletes the user's mail.";
    "mail_send": flag(),
        group(Group::MailPermissions).wide(),
        "Send mail", "Your application sends mail as the user.";
    "mail_readwrite_all": flag(),
        group(Group::MailPermissions).wide(),
        "All mailboxes", "Your application reads, writes and deletes mail in all mailboxes of the organization.";

    "graph_calendars": flag(),
        group(Group::CalendarPermissions),
        "See calendars", "Your application sees calendars and events.";
    "graph_calendars_update": flag(),
        group(Group::CalendarPermissions).wide(),
        "Change calendars", "Your application sees and changes calendars and events.";
    "graph_tasks": flag(),
        group(Group::CalendarPermissions),
        "See tasks", "Your application sees tasks and their lists.";
    "graph_tasks_update": flag(),
        group(Group::CalendarPermissions).wide(),
        "Change tasks", "Your application sees and changes tasks and their lists.";

    "graph_contacts": flag(),
        group(Group::PeoplePermissions),
        "See contacts", "Your application sees contacts.";
    "graph_contacts_update": flag(),
        group(Group::PeoplePermissions).wide(),
        "Change contacts", "Your application sees and changes contacts.";

    "graph_files": flag(),
        group(Group::FilePermissions),
        "See own files", "Your application reads the files of the user's OneDrive.";
    "graph_files_update": flag(),
        group(Group::FilePermissions).wide(),
        "Change own files", "Your application reads and changes the files of the user's OneDrive.";
    "graph_files_all": flag(),
        group(Group::FilePermissions),
        "See all files", "Your application reads every file the user can reach, also shared ones.";
    "graph_files_all_update": flag(),
        group(Group::FilePermissions).wide(),
        "Change all files", "Your application reads and changes every file the user can reach.";
    "graph_notes": flag(),
        group(Group::FilePermissions),
        "See notebooks", "Your application reads OneNote notebooks.";
    "graph_notes_create": flag(),
        group(Group::FilePermissions),
        "Add notebooks", "Your application adds OneNote notebooks.";
    "graph_notes_update": flag(),
        group(Group::FilePermissions).wide(),
        "Change notebooks", "Your application reads and changes OneNote notebooks.";
    "sites_read_all": flag(),
        group(Group::FilePermissions),
        "See SharePoint sites", "Your application reads documents and lists in all sites.";
    "sites_readwrite_all": flag(),
        group(Group::FilePermissions).wide(),
        "Change SharePoint sites", "Your application reads, changes and deletes documents and lists in all sites.";

    "user_readbasic_all": flag(),
        group(Group::OrganizationPermissions),
        "See all users", "Your application sees name, email and picture of everybody in the organization.";
    "user_read_all": flag(),
        group(Group::OrganizationPermissions),
        "See all profiles", "Your application sees the whole profile of everybody, with managers and reports.";
    "group_read_all": flag(),
        group(Group::OrganizationPermissions),
        "See groups", "Your application sees all groups and who is in them.";
    "group_readwrite_all": flag(),
        group(Group::OrganizationPermissions).wide(),
        "Change groups", "Your application adds, changes and deletes groups and their members.";
    "directory_read_all": flag(),
        group(Group::OrganizationPermissions),
        "See the directory", "Your application sees the users, groups and apps of the organization.";
    "directory_readwrite_all": flag(),
        group(Group::OrganizationPermissions).wide(),
        "Change the directory", "Your application sees and changes the users and groups of the organization.";
    "directory_accessasuser_all": flag(),
        group(Group::OrganizationPermissions).wide(),
        "Directory as the user", "Your application can do in the directory what the user can.";
    "team_readbasic_all": flag(),
        group(Group::OrganizationPermissions),
        "See teams", "Your application sees the names and descriptions of all teams.";
    "team_readwrite_all": flag(),
        group(Group::OrganizationPermissions).wide(),
        "Change teams", "Your application sees and changes all teams and their members.";
    "rolemanagement_read_all": flag(),
        group(Group::OrganizationPermissions),
        "See roles", "Your application sees who has which role in the directory.";
    "rolemanagement_readwrite_directory": flag(),
        group(Group::OrganizationPermissions).wide(),
        "Change roles", "Your application gives and takes roles in the directory.";

    "basic": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Basic profile", "Profile and contacts, through the Live SDK.";
    "emails": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Email addresses", "Private and business email addresses, through the Live SDK.";
    "birthday": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Birthday", "The date of birth, through the Live SDK.";
    "phone_numbers": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Phone numbers", "Private and business phone numbers, through the Live SDK.";
    "postal_addresses": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Postal addresses", "Private and business addresses, through the Live SDK.";
    "work_profile": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Work", "Employer and position, through the Live SDK.";
    "calendars": flag(),
        group(Group::RetiredPermissions).legacy(),
        "See calendars (Live SDK)", "“See calendars” of the Graph takes its place.";
    "calendars_update": flag(),
        group(Group::RetiredPermissions).legacy().wide(),
        "Change calendars (Live SDK)", "“Change calendars” of the Graph takes its place.";
    "events_create": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Add events", "New events in the main calendar, through the Live SDK.";
    "contacts_create": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Add contacts", "New contacts, through the Live SDK.";
    "contacts_birthday": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Birthdays of contacts", "Day and month, through the Live SDK.";
    "contacts_calendars": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Shared calendars", "Calendars that others shared, through the Live SDK.";
    "contacts_photos": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Shared photos", "Albums that others shared, through the Live SDK.";
    "contacts_skydrive": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Shared files", "Files that others shared, through the Live SDK.";
    "photos": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Photos", "Photos, videos and albums, through the Live SDK.";
    "skydrive": flag(),
        group(Group::RetiredPermissions).legacy(),
        "See files (Live SDK)", "“See own files” of the Graph takes its place.";
    "skydrive_update": flag(),
        group(Group::RetiredPermissions).legacy().wide(),
        "Change files (Live SDK)", "“Change own files” of the Graph takes its place.";
    "share": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Share", "Sharing content with others, through the Live SDK.";
    "messenger": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Messenger", "What Messenger knew, which Microsoft closed in 2013.";
    "applications": flag(),
        group(Group::RetiredPermissions).legacy(),
        "See applications", "What a developer had registered, through the Live SDK.";
    "applications_create": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Add applications", "New registrations, through the Live SDK.";

    shared: [shared::FREEFORM_SCOPES, shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
        Relation::advised(
            MustBe(Present(option("signin")), option("signin"), Bool(true)),
            Code::AlwaysOn,
        ),
        graph_only("graph_user"),
        graph_only("graph_user_update"),
        graph_only("graph_user_activity"),
        graph_only("graph_device"),
        graph_only("graph_device_command"),
        graph_only("graph_emails"),
        graph_only("graph_emails_update"),
        graph_only("graph_calendars"),
        graph_only("graph_calendars_update"),
        graph_only("graph_tasks"),
        graph_only("graph_tasks_update"),
        graph_only("graph_contacts"),
        graph_only("graph_contacts_update"),
        graph_only("graph_files"),
        graph_only("graph_files_update"),
        graph_only("graph_files_all"),
        graph_only("graph_files_all_update"),
        graph_only("graph_notes"),
        graph_only("graph_notes_create"),
        graph_only("graph_notes_update"),
        live_only("basic"),
        live_only("emails"),
        live_only("birthday"),
        live_only("phone_numbers"),
        live_only("postal_addresses"),
        live_only("work_profile"),
        live_only("calendars"),
        live_only("calendars_update"),
        live_only("events_create"),
        live_only("contacts_create"),
        live_only("contacts_birthday"),
        live_only("contacts_calendars"),
        live_only("contacts_photos"),
        live_only("contacts_skydrive"),
        live_only("photos"),
        live_only("skydrive"),
        live_only("skydrive_update"),
        live_only("share"),
        live_only("messenger"),
        live_only("applications"),
        live_only("applications_create"),
    ];
}

/// A switch of Microsoft Graph, which only generation 2 asks.
const fn graph_only(switch: &str) -> Relation {
    Relation::advised(
        CountsOnlyWith(option(switch), Is(option("strategy_version"), Number(2))),
        Code::HasNoEffect,
    )
}

/// A switch of the Live SDK, which generation 2 does not ask any more.
const fn live_only(switch: &str) -> Relation {
    Relation::advised(
        IdleWhile(option(switch), Is(option("strategy_version"), Number(2))),
        Code::NoEffectBeside,
    )
}
