//! Options of a connection to Facebook (`facebook`).
//!
//! Sources: the published Management API schema of June 2026, and what tenants were recorded to
//! accept and fill in. Switches that the schema has dropped are here as well, so that connections
//! which still have them are not wondered at.

use crate::Code;
use crate::catalogue::check::{Aspects, array, object, string};
use crate::catalogue::form::{Group, group};
use crate::catalogue::line::Line;
use crate::catalogue::macros::{options, rows};
use crate::catalogue::relation::Relates::Together;
use crate::catalogue::relation::Relation;
use crate::rules::scopes::{Made, Places, same, scope_places, scope_reads};
use crate::strategies::shared::{self, flag};

/// The permissions that have the name of their switch, as recorded. What comes of a name with a
/// hyphen, which no permission has, was not.
pub(crate) const SCOPES: Made = Made {
    always: &[],
    switches: &same([
        "public_profile",
        "email",
        "user_birthday",
        "user_age_range",
        "user_gender",
        "user_hometown",
        "user_location",
        "user_link",
        "user_likes",
        "user_posts",
        "user_events",
        "user_tagged_places",
        "user_friends",
        "groups_access_member_info",
        "publish_to_groups",
        "user_photos",
        "user_videos",
        "publish_video",
        "pages_show_list",
        "manage_pages",
        "publish_pages",
        "pages_manage_cta",
        "pages_manage_instant_articles",
        "read_page_mailboxes",
        "pages_messaging",
        "pages_messaging_phone_number",
        "pages_messaging_subscriptions",
        "read_insights",
        "read_audience_network_insights",
        "ads_read",
        "ads_management",
        "business_management",
        "leads_retrieval",
        "manage_notifications",
        "publish_actions",
        "read_mailbox",
        "read_stream",
        "user_groups",
        "user_managed_groups",
        "user_status",
        "user_about_me",
        "user_relationships",
        "user_relationship_details",
        "user_religion_politics",
        "user_education_history",
        "user_work_history",
        "user_website",
        "user_games_activity",
        "read_custom_friendlists",
        "rsvp_event",
        "user_banana",
    ]),
    open: &[
        "user_actions-books",
        "user_actions-fitness",
        "user_actions-music",
        "user_actions-news",
        "user_actions-video",
        "freeform_scopes",
    ],
};
/// What the API makes `scope` from.
const SCOPE_SOURCES: &[&str] = &SCOPES.sources::<{ SCOPES.source_count() }>();
const WORDS: &[&str] = &SCOPES.words::<{ SCOPES.count() }>();
/// The options that the rule reads.
pub(crate) const SCOPE_READS: &[u16] = &scope_reads!(SCOPES);
/// What the rule goes by.
pub(crate) static SCOPE_PLACES: Places = scope_places!(SCOPES, WORDS);

/// Here at most ten parameters are passed on.
const UPSTREAM_PARAMS: &[Line] = rows! {
    "upstream_params": object().or_null().max_count(10).documented_for(Aspects::MAX_COUNT).may_contain_secret(),
        group(Group::Advanced),
        "Upstream parameters", "Up to ten parameters passed on to Facebook: each a fixed value or the name of another parameter.";
};

options! {
    closed: false;

    "client_id": string().max_length(4096).documented(),
        group(Group::Credentials),
        "App ID", "The ID of your app at Meta for Developers.";
    "client_secret": string().min_length(1).max_length(13_000).documented().secret(),
        group(Group::Credentials),
        "App secret", "The secret of the same app.";

    "public_profile": flag(),
        group(Group::Permissions).default("true"),
        "Public profile", "Facebook shares name and picture. It does so for every sign-in.";
    "email": flag(),
        group(Group::Permissions).default("false"),
        "Email", "Facebook shares the primary email of the account.";
    "user_birthday": flag(),
        group(Group::Permissions).default("false"),
        "Birthday", "Facebook shares the date of birth.";
    "user_age_range": flag(),
        group(Group::Permissions).default("false"),
        "Age range", "Facebook shares the bracket the age falls in, not the age.";
    "user_gender": flag(),
        group(Group::Permissions).default("false"),
        "Gender", "Facebook shares the gender.";
    "user_hometown": flag(),
        group(Group::Permissions).default("false"),
        "Hometown", "Facebook shares the hometown the profile names.";
    "user_location": flag(),
        group(Group::Permissions).default("false"),
        "Current city", "Facebook shares the city the profile names.";
    "user_link": flag(),
        group(Group::Permissions).default("false"),
        "Profile link", "Facebook shares the address of the profile page.";
    "user_likes": flag(),
        group(Group::Permissions).default("false"),
        "Likes", "Your application sees which pages the user likes.";
    "user_posts": flag(),
        group(Group::Permissions).default("false"),
        "Posts", "Your application sees the posts on the timeline. Facebook wants to approve this first.";
    "user_events": flag(),
        group(Group::Permissions).default("false"),
        "Events", "Your application sees the events the user hosts or answered. Facebook wants to approve this first.";
    "user_tagged_places": flag(),
        group(Group::Permissions).default("false"),
        "Tagged places", "Your application sees where the user was tagged. Facebook wants to approve this first.";
    "scope": string().max_length(2048).words(WORDS).documented(),
        group(Group::Permissions).derived_from(SCOPE_SOURCES),
        "Scope", "What Facebook is asked for, with commas between the permissions. The API makes it from the switches on every write: each permission has the name of its switch.";
    "freeform_scopes": array().min_count(1).max_count(255).documented(),
        group(Group::Permissions),
        "Further scopes", "Permissions that have no switch of their own.";
    "freeform_scopes[]": string().min_length(1).max_length(255).documented(),
        group(Group::Permissions),
        "Permission", "One permission, as Facebook spells it.";

    "user_friends": flag(),
        group(Group::PeoplePermissions).default("false"),
        "Friends", "Your application sees which friends use it as well. Facebook wants to approve this first.";
    "groups_access_member_info": flag(),
        group(Group::PeoplePermissions).default("false"),
        "Group members", "Your application sees what members of a group show publicly.";
    "publish_to_groups": flag(),
        group(Group::PeoplePermissions).default("false").wide(),
        "Post to groups", "Your application may post to groups for the user.";

    "user_photos": flag(),
        group(Group::MediaPermissions).default("false"),
        "Photos", "Your application sees photos the user uploaded or is tagged in. Facebook wants to approve this first.";
    "user_videos": flag(),
        group(Group::MediaPermissions).default("false"),
        "Videos", "Your application sees videos the user uploaded or is tagged in. Facebook wants to approve this first.";
    "publish_video": flag(),
        group(Group::MediaPermissions).default("false").wide(),
        "Live videos", "Your application may publish live videos on the timeline.";

    "pages_show_list": flag(),
        group(Group::BusinessPermissions).default("false"),
        "List of pages", "Your application sees which pages the user runs.";
    "manage_pages": flag(),
        group(Group::BusinessPermissions).default("false").wide(),
        "Manage pages", "Your application gets tokens for the pages the user runs.";
    "publish_pages": flag(),
        group(Group::BusinessPermissions).default("false").wide(),
        "Publish as a page", "Your application may post, comment and like as a page. It needs “Manage pages” too.";
    "pages_manage_cta": flag(),
        group(Group::BusinessPermissions).default("false").wide(),
        "Page buttons", "Your application may change the call-to-action buttons of pages.";
    "pages_manage_instant_articles": flag(),
        group(Group::BusinessPermissions).default("false").wide(),
        "Instant articles", "Your application may manage the articles that Facebook itself shows for pages.";
    "read_page_mailboxes": flag(),
        group(Group::BusinessPermissions).default("false"),
        "Page inboxes", "Your application reads the inboxes of pages.";
    "pages_messaging": flag(),
        group(Group::BusinessPermissions).default("false").wide(),
        "Page messages", "Your application may send and receive messages as a page.";
    "pages_messaging_phone_number": flag(),
        group(Group::BusinessPermissions).default("false"),
        "Page messages by phone number", "Your application may address people by their phone number.";
    "pages_messaging_subscriptions": flag(),
        group(Group::BusinessPermissions).default("false"),
        "Page messages at any time", "Your application may write to people long after they last wrote to the page.";
    "read_insights": flag(),
        group(Group::BusinessPermissions).default("false"),
        "Insights", "Your application reads the figures of pages, apps and domains.";
    "read_audience_network_insights": flag(),
        group(Group::BusinessPermissions).default("false"),
        "Audience network insights", "Your application reads the figures of the audience network.";
    "ads_read": flag(),
        group(Group::BusinessPermissions).default("false"),
        "See ads", "Your application reads the reports of ad accounts.";
    "ads_management": flag(),
        group(Group::BusinessPermissions).default("false").wide(),
        "Manage ads", "Your application may change the ads of ad accounts.";
    "business_management": flag(),
        group(Group::BusinessPermissions).default("false").wide(),
        "Business manager", "Your application may read and change what the business manager holds.";
    "leads_retrieval": flag(),
        group(Group::BusinessPermissions).default("false"),
        "Leads", "Your application reads the answers to lead ads.";

    "allow_context_profile_field": flag(),
        group(Group::RetiredPermissions).default("false").legacy(),
        "Social context", "What the user and friends have in common. Facebook ended it in 2019.";
    "manage_notifications": flag(),
        group(Group::RetiredPermissions).default("false").legacy().wide(),
        "Notifications", "Notifications, and marking them as read. Facebook ended it with version 2.3 of its API.";
    "publish_actions": flag(),
        group(Group::RetiredPermissions).default("false").legacy().wide(),
        "Publish", "Posts on the timeline, written by an application. Facebook ended it in 2018.";
    "read_mailbox": flag(),
        group(Group::RetiredPermissions).default("false").legacy(),
        "Inbox", "The messages of the user. Facebook ended it with version 2.3 of its API.";
    "read_stream": flag(),
        group(Group::RetiredPermissions).default("false").legacy(),
        "News feed", "The posts the user is shown. Facebook ended it with version 2.3 of its API.";
    "user_groups": flag(),
        group(Group::RetiredPermissions).default("false").legacy(),
        "Groups", "The groups the user is in. Facebook ended it with version 2.3 of its API.";
    "user_managed_groups": flag(),
        group(Group::RetiredPermissions).default("false").legacy(),
        "Managed groups", "The groups the user runs. Facebook ended it with version 3.0 of its API.";
    "user_status": flag(),
        group(Group::RetiredPermissions).default("false").legacy(),
        "Status updates", "Posts of text alone. Facebook ended it with version 2.3 of its API.";
    "user_about_me": flag(),
        group(Group::RetiredPermissions).legacy(),
        "About me", "The text users write about themselves. Only older connections still have the switch.";
    "user_relationships": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Relationships", "Family and partner. Only older connections still have the switch.";
    "user_relationship_details": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Relationship details", "In whom the user is interested. Only older connections still have the switch.";
    "user_religion_politics": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Religion and politics", "Religious and political views. Only older connections still have the switch.";
    "user_education_history": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Education", "Schools and degrees. Only older connections still have the switch.";
    "user_work_history": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Work", "Employers and positions. Only older connections still have the switch.";
    "user_website": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Website", "The address of an own website. Only older connections still have the switch.";
    "user_games_activity": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Games", "Scores in games. Only older connections still have the switch.";
    "user_actions-books": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Books", "What the user read. Only older connections still have the switch.";
    "user_actions-fitness": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Fitness", "How the user exercised. Only older connections still have the switch.";
    "user_actions-music": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Music", "What the user listened to. Only older connections still have the switch.";
    "user_actions-news": flag(),
        group(Group::RetiredPermissions).legacy(),
        "News", "Which news the user read. Only older connections still have the switch.";
    "user_actions-video": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Films and series", "What the user watched. Only older connections still have the switch.";
    "read_custom_friendlists": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Lists of friends", "How the user groups friends. Only older connections still have the switch.";
    "rsvp_event": flag(),
        group(Group::RetiredPermissions).legacy().wide(),
        "Answer invitations", "Answers to invitations, for the user. Only older connections still have the switch.";
    "user_banana": flag(),
        group(Group::RetiredPermissions).legacy(),
        "Banana", "Nothing that Facebook knows. Only older connections still have the switch.";

    shared: [shared::PROFILE, UPSTREAM_PARAMS, shared::UPSTREAM_PARAM];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
    ];
    rules: [SCOPE_READS];
}
