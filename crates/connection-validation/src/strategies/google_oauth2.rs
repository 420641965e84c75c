//! Options of a connection to Google (`google-oauth2`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in. Of the scopes that the switches become, those the help names were recorded.

use crate::Code;
use crate::catalogue::check::{array, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Present;
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::{MustBe, Together};
use crate::catalogue::relation::Relation;
use crate::strategies::shared::{self, flag};

/// What the API makes `scope` from.
const SCOPE_SOURCES: &[&str] = &[
    "email",
    "profile",
    "offline_access",
    "gmail_readonly",
    "gmail_metadata",
    "gmail_send",
    "gmail_compose",
    "gmail_insert",
    "gmail_labels",
    "gmail_modify",
    "gmail_new",
    "gmail_settings_basic",
    "gmail_settings_sharing",
    "gmail",
    "calendar",
    "calendar_events",
    "calendar_events_readonly",
    "calendar_settings_readonly",
    "calendar_addons_execute",
    "tasks",
    "tasks_readonly",
    "contacts_new",
    "contacts_readonly",
    "contacts_other_readonly",
    "directory_readonly",
    "contacts",
    "drive_file",
    "drive_readonly",
    "drive",
    "drive_appdata",
    "drive_metadata",
    "drive_metadata_readonly",
    "drive_activity",
    "drive_activity_readonly",
    "drive_apps_readonly",
    "drive_photos_readonly",
    "drive_scripts",
    "spreadsheets",
    "google_drive",
    "google_drive_files",
    "document_list",
    "youtube_readonly",
    "youtube_upload",
    "youtube_new",
    "youtube_channelmemberships_creator",
    "youtubepartner",
    "youtube",
    "analytics",
    "adsense_management",
    "webmaster_tools",
    "content_api_for_shopping",
    "google_cloud_storage",
    "blogger",
    "sites",
    "google_books",
    "chrome_web_store",
    "google_plus",
    "url_shortener",
    "coordinate",
    "coordinate_readonly",
    "picasa_web",
    "moderator",
    "orkut",
    "google_affiliate_network",
    "latitude_best",
    "latitude_city",
    "freeform_scopes",
];

options! {
    closed: false;

    "client_id": string().min_length(1).max_length(255).documented(),
        group(Group::Credentials),
        "Client ID", "The OAuth client ID of your project in the Google Cloud console.";
    "client_secret": string().min_length(1).max_length(255).documented().secret(),
        group(Group::Credentials),
        "Client secret", "The secret of the same OAuth client.";
    "allowed_audiences": array().min_count(1).max_count(64).documented(),
        group(Group::Credentials),
        "Allowed audiences", "Client IDs of your mobile apps: ID tokens that Google issued to one of them are taken for sign-in.";
    "allowed_audiences[]": string().min_length(1).max_length(255).documented(),
        group(Group::Credentials),
        "Client ID", "The client ID of one app.";

    "email": flag(),
        group(Group::Permissions).default("true"),
        "Email", "Google shares the email and whether it is verified: scope `email`. It is always asked for.";
    "profile": flag(),
        group(Group::Permissions).default("true"),
        "Profile", "Google shares name, picture and language: scope `profile`. It is always asked for.";
    "offline_access": flag(),
        group(Group::Permissions),
        "Offline access", "Your application gets a refresh token, and can act while the user is away.";
    "scope": array().max_count(255).documented(),
        group(Group::Permissions).derived_from(SCOPE_SOURCES),
        "Scope", "What Google is asked for. The API makes it from the permissions on every write.";
    "scope[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Scope", "One scope, as Google spells it.";

    "gmail_readonly": flag(),
        group(Group::MailPermissions),
        "Read mail", "Your application reads all mail and changes nothing.";
    "gmail_metadata": flag(),
        group(Group::MailPermissions),
        "Read mail headers", "Your application sees labels and headers, not what a mail says.";
    "gmail_send": flag(),
        group(Group::MailPermissions).wide(),
        "Send mail", "Your application sends mail and reads none.";
    "gmail_compose": flag(),
        group(Group::MailPermissions).wide(),
        "Write drafts", "Your application writes drafts and sends them.";
    "gmail_insert": flag(),
        group(Group::MailPermissions).wide(),
        "Add mail", "Your application puts mail into the mailbox and does nothing else.";
    "gmail_labels": flag(),
        group(Group::MailPermissions),
        "Manage labels", "Your application adds, renames and deletes labels, and does nothing else.";
    "gmail_modify": flag(),
        group(Group::MailPermissions).wide(),
        "Read and change mail", "Your application reads and changes mail, and cannot delete it for good.";
    "gmail_new": flag(),
        group(Group::MailPermissions).wide(),
        "Full access to mail", "Your application reads and changes mail, and can delete it for good.";
    "gmail_settings_basic": flag(),
        group(Group::MailPermissions).wide(),
        "Manage mail settings", "Your application changes everyday settings such as filters.";
    "gmail_settings_sharing": flag(),
        group(Group::MailPermissions).wide(),
        "Manage forwarding and delegates", "Your application changes who else gets the mail. Google allows it to administrators only.";
    "gmail": flag(),
        group(Group::MailPermissions).legacy(),
        "Mail feed", "New mail as a feed: scope `https://mail.google.com/mail/feed/atom`.";

    "calendar": flag(),
        group(Group::CalendarPermissions).wide(),
        "All calendars", "Your application sees, changes, shares and deletes calendars: scope `https://www.googleapis.com/auth/calendar`.";
    "calendar_events": flag(),
        group(Group::CalendarPermissions).wide(),
        "Events", "Your application sees and changes the events of all calendars.";
    "calendar_events_readonly": flag(),
        group(Group::CalendarPermissions),
        "See events", "Your application sees the events of all calendars.";
    "calendar_settings_readonly": flag(),
        group(Group::CalendarPermissions),
        "See calendar settings", "Your application sees how the calendar is set up.";
    "calendar_addons_execute": flag(),
        group(Group::CalendarPermissions),
        "Calendar add-on", "Your application runs as an add-on inside the calendar.";
    "tasks": flag(),
        group(Group::CalendarPermissions).wide(),
        "Tasks", "Your application sees and changes tasks and their lists.";
    "tasks_readonly": flag(),
        group(Group::CalendarPermissions),
        "See tasks", "Your application sees tasks and their lists.";

    "contacts_new": flag(),
        group(Group::PeoplePermissions).wide(),
        "Contacts", "Your application sees, changes and deletes contacts.";
    "contacts_readonly": flag(),
        group(Group::PeoplePermissions),
        "See contacts", "Your application sees contacts.";
    "contacts_other_readonly": flag(),
        group(Group::PeoplePermissions),
        "See other contacts", "Your application sees people the user wrote to without adding them.";
    "directory_readonly": flag(),
        group(Group::PeoplePermissions),
        "See the company directory", "Your application sees the colleagues of a Google Workspace user.";
    "contacts": flag(),
        group(Group::PeoplePermissions).legacy().wide(),
        "Contacts (older interface)", "Contacts over an interface that Google replaced.";

    "drive_file": flag(),
        group(Group::FilePermissions),
        "Files it was given", "Your application reaches only files that it made or that the user opened with it.";
    "drive_readonly": flag(),
        group(Group::FilePermissions),
        "Read all files", "Your application reads everything in the Drive.";
    "drive": flag(),
        group(Group::FilePermissions).wide(),
        "All files", "Your application reads, changes and deletes everything in the Drive.";
    "drive_appdata": flag(),
        group(Group::FilePermissions),
        "Own data", "Your application keeps its own data in a hidden folder.";
    "drive_metadata": flag(),
        group(Group::FilePermissions).wide(),
        "File details", "Your application sees and changes names, folders and other details, not the content.";
    "drive_metadata_readonly": flag(),
        group(Group::FilePermissions),
        "See file details", "Your application sees names, folders and other details, not the content.";
    "drive_activity": flag(),
        group(Group::FilePermissions),
        "File activity", "Your application sees what happened to files, and adds to it.";
    "drive_activity_readonly": flag(),
        group(Group::FilePermissions),
        "See file activity", "Your application sees what happened to files.";
    "drive_apps_readonly": flag(),
        group(Group::FilePermissions),
        "See connected apps", "Your application sees which apps may reach the Drive.";
    "drive_photos_readonly": flag(),
        group(Group::FilePermissions),
        "See photos in the Drive", "Your application sees photos, their albums and details.";
    "drive_scripts": flag(),
        group(Group::FilePermissions).wide(),
        "Change scripts", "Your application changes what Apps Script files do.";
    "spreadsheets": flag(),
        group(Group::FilePermissions).wide(),
        "Spreadsheets", "Your application reads and changes spreadsheets. SDKs know it, and the schema does not list it.";
    "google_drive": flag(),
        group(Group::FilePermissions).legacy().wide(),
        "All files (older switch)", "All files of the Drive, by the older of two switches.";
    "google_drive_files": flag(),
        group(Group::FilePermissions).legacy(),
        "Files it was given (older switch)", "Files that the application made or was given, by the older of two switches.";
    "document_list": flag(),
        group(Group::FilePermissions).legacy(),
        "Document list", "The list of documents, from before there was a Drive.";

    "youtube_readonly": flag(),
        group(Group::MediaPermissions),
        "See the YouTube account", "Your application sees videos, playlists and subscriptions on YouTube.";
    "youtube_upload": flag(),
        group(Group::MediaPermissions).wide(),
        "Upload to YouTube", "Your application uploads videos to YouTube and manages them.";
    "youtube_new": flag(),
        group(Group::MediaPermissions).wide(),
        "Manage the YouTube account", "Your application sees and changes everything in the YouTube account.";
    "youtube_channelmemberships_creator": flag(),
        group(Group::MediaPermissions),
        "See channel members", "Your application sees who is a paying member of the channel, on which level and since when.";
    "youtubepartner": flag(),
        group(Group::MediaPermissions).wide(),
        "YouTube content of partners", "Your application manages what a content partner has on YouTube.";
    "youtube": flag(),
        group(Group::MediaPermissions).legacy().wide(),
        "YouTube (older interface)", "The account over an interface that Google replaced: scope `https://gdata.youtube.com`.";

    "analytics": flag(),
        group(Group::BusinessPermissions),
        "Analytics", "Your application reads Analytics reports and settings.";
    "adsense_management": flag(),
        group(Group::BusinessPermissions).wide(),
        "AdSense", "Your application sees and changes the ad units and channels of AdSense.";
    "webmaster_tools": flag(),
        group(Group::BusinessPermissions).wide(),
        "Search Console", "Your application manages sites in the Search Console and sees what people search for.";
    "content_api_for_shopping": flag(),
        group(Group::BusinessPermissions).wide(),
        "Shopping", "Your application manages products, feeds and accounts of a merchant at Google.";
    "google_cloud_storage": flag(),
        group(Group::BusinessPermissions).wide(),
        "Cloud Storage", "Your application reads and changes what is in Cloud Storage.";
    "blogger": flag(),
        group(Group::BusinessPermissions).wide(),
        "Blogger", "Your application manages blogs, posts and comments on Blogger.";
    "sites": flag(),
        group(Group::BusinessPermissions).wide(),
        "Sites", "Your application manages the pages of Google Sites.";
    "google_books": flag(),
        group(Group::BusinessPermissions),
        "Books", "Your application manages the library of Google Books.";
    "chrome_web_store": flag(),
        group(Group::BusinessPermissions),
        "Chrome Web Store", "Your application reads what the user has in the Chrome Web Store.";

    "google_plus": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Google+", "The public profile in Google+, which closed in 2019.";
    "url_shortener": flag(),
        group(Group::RetiredPermissions).legacy(),
        "URL shortener", "Short addresses at goo.gl, which closed in 2019.";
    "coordinate": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Maps Coordinate", "Jobs of people on the road, in Maps Coordinate, which closed in 2016.";
    "coordinate_readonly": flag(),
        group(Group::RetiredPermissions).legacy(),
        "See Maps Coordinate", "The same, without changes: Maps Coordinate, which closed in 2016.";
    "picasa_web": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Picasa web albums", "Photos and albums in Picasa, which closed in 2016.";
    "moderator": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Moderator", "Questions and votes in Moderator, which closed in 2015.";
    "orkut": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Orkut", "Profile and friends in Orkut, which closed in 2014.";
    "google_affiliate_network": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Affiliate network", "Data of publishers in the affiliate network, which closed in 2013.";
    "latitude_best": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Exact location", "The exact location in Latitude, which closed in 2013.";
    "latitude_city": flag(),
        group(Group::RetiredPermissions).legacy(),
        "City", "The city in Latitude, which closed in 2013.";

    shared: [shared::FREEFORM_SCOPES, shared::ICON_URL, shared::PROFILE, shared::UPSTREAM_PARAMS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
        Relation::advised(
            MustBe(Present(option("email")), option("email"), Bool(true)),
            Code::AlwaysOn,
        ),
        Relation::advised(
            MustBe(Present(option("profile")), option("profile"), Bool(true)),
            Code::AlwaysOn,
        ),
    ];
}
