//! Connecting to a server with an access token; both stay in memory.

mod attempt;
mod claims;

use connection_model::Contract;
use connection_validation::Severity;
use management_client::{AccessToken, ServerUrl};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;
use yew::{Callback, Html, Properties, UseStateHandle, component, use_state};

use self::attempt::{Failure, attempt};
use self::claims::claims;
use crate::app::App;
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::components::button::link_button;
use crate::components::control::{area, line, typed};
use crate::components::icon::{Icon, chevron, icon};
use crate::markup::{El, On, el, prose};
use crate::model::token::advice;

/// What the page is told.
#[derive(Properties, PartialEq)]
pub(crate) struct ConnectPageProps {
    /// The console.
    pub(crate) app: App,
    /// Whether there is another way in: then only the page's own server can be asked.
    pub(crate) aside: bool,
    /// Whether a token has ended, with a page behind to go back to.
    pub(crate) expired: bool,
    /// The user is connected to another server than before.
    pub(crate) on_connected: Callback<App>,
    /// The same server has a new token.
    pub(crate) on_renewed: Callback<()>,
    /// The other way in is wanted.
    pub(crate) on_back: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typing {
    server: String,
    token: String,
    /// The contract that the user insists on.
    contract: Option<Contract>,
    busy: bool,
    failed: Option<Failure>,
}

/// Two fields, and what the token says of itself.
#[component]
pub(crate) fn ConnectPage(props: &ConnectPageProps) -> Html {
    let host = props.app.host();
    let fixed = match props.app.server() {
        Some(server) if props.expired => Some(server.as_str().to_owned()),
        _ => props.aside.then(|| host.origin()),
    };
    let typing = {
        let server = fixed.clone().unwrap_or_default();
        use_state(move || Typing {
            server,
            token: String::new(),
            contract: None,
            busy: false,
            failed: None,
        })
    };
    let server = ServerUrl::parse(&typing.server);
    let token = AccessToken::new(typing.token.trim());
    let read = token.as_ref().ok().map(AccessToken::claims);
    let now = App::now();
    let advice = match &read {
        Some(Some(claims)) => advice(claims, server.as_ref().ok().map(ServerUrl::as_str), now),
        _ => Vec::new(),
    };
    let is_refused = advice.iter().any(|it| it.severity == Severity::Error);
    let ready = server.is_ok() && token.is_ok() && !is_refused && !typing.busy;
    let onsubmit = connecting(props, &typing);
    let change = |put: fn(&mut Typing, String)| {
        let typing = typing.clone();
        Callback::from(move |event: Event| {
            let mut next = (*typing).clone();
            put(&mut next, typed(&event));
            next.failed = None;
            typing.set(next);
        })
    };
    let server_message = match &server {
        Err(error) if !typing.server.trim().is_empty() => error.to_string(),
        _ => String::new(),
    };
    let server_field = line("pb-input pb-mono")
        .attr("inputmode", "url")
        .attr("autocapitalize", "off")
        .attr("placeholder", "https://example.eu.auth0.com")
        .attr_if(fixed.is_some(), "readonly", "")
        .value(&typing.server)
        .on(On::Input, change(|typing, text| typing.server = text));
    let token_message = match &token {
        Err(error) if !typing.token.trim().is_empty() => error.to_string(),
        _ => String::new(),
    };
    let token_field = area("pb-input pb-mono pb-hidden-text", 2)
        .attr("autocapitalize", "off")
        .attr("placeholder", "eyJ…")
        .value(&typing.token)
        .on(On::Input, change(|typing, text| typing.token = text));
    let send = el("button", "pb-button pb-button-primary")
        .attr("type", "submit")
        .attr_if(!ready, "disabled", "")
        .text(if typing.busy {
            "Connecting…"
        } else {
            "Connect"
        });
    let back = (props.aside && !props.expired)
        .then(|| link_button("Sign in with a link instead", props.on_back.reform(|_| ())));
    let form = el("form", "pb-stack")
        .on(On::Submit, onsubmit)
        .child(field(
            props,
            "server",
            "Server",
            SERVER_HELP,
            &server_message,
            server_field,
        ))
        .child(field(
            props,
            "token",
            "Access token",
            TOKEN_HELP,
            &token_message,
            token_field,
        ))
        .maybe(read.map(|read| claims(host, read.as_ref(), &advice, now)))
        // Another token does not make another server of it.
        .maybe((!props.expired).then(|| contract_choice(props, &typing)))
        .child(el("div", "pb-row").child(send).maybe(back));
    let trouble = typing.failed.as_ref().map(|failed| {
        let words = told(failed.title, paragraph(&failed.text));
        banner(Mood::Error, words, Html::default())
    });
    let news = props.expired.then(|| {
        let text = "What you have typed is still here. Paste a new token to go on where you were.";
        banner(Mood::Info, paragraph(text).html(), Html::default())
    });
    let title = if props.expired {
        "Your token has ended"
    } else {
        "Connect to a server"
    };
    el("div", "pb-gate pb-gate-wide")
        .child(el("h1", "pb-title").text(title))
        .maybe(news)
        .maybe(trouble)
        .child(el("div", "pb-card").child(el("div", "pb-card-body").child(form)))
        .child(el("p", "pb-help").text(MEMORY_ONLY))
        .html()
}

const SERVER_HELP: &str =
    "A tenant such as example.eu.auth0.com, or where `patchbay serve` listens.";
const TOKEN_HELP: &str = "For the Management API. `patchbay token` prints one for its server; a tenant \
                          gives one on the API Explorer tab of its Management API.";
const MEMORY_ONLY: &str = "Server and token are kept in this page's memory alone: nothing is stored, and \
                           loading the page again forgets them. Whoever has the token can do what it \
                           allows, so prefer one with few scopes and a near end. For a team, let a \
                           server hold the token instead.";

fn field(
    props: &ConnectPageProps,
    name: &str,
    label: &str,
    help: &str,
    message: &str,
    control: El,
) -> Html {
    let host = props.app.host();
    let id = host.id(name);
    let (help_id, message_id) = ([&id, "-help"].concat(), [&id, "-message"].concat());
    let is_wrong = !message.is_empty();
    let message = el("p", "pb-message pb-message-error")
        .id(&message_id)
        .attr("role", "status")
        .maybe(is_wrong.then(|| icon(Icon::Error)))
        .text(message);
    el("div", "pb-stacked-field")
        .child(el("label", "pb-label").set("for", id.clone()).text(label))
        .child(el("span", "pb-help").id(&help_id).child(prose(help)))
        .child(
            control
                .id(&id)
                .set("aria-describedby", [&help_id, " ", &message_id].concat())
                .attr_if(is_wrong, "aria-invalid", "true"),
        )
        .child(message)
        .html()
}

/// The contract is told by the server; who knows better can say so.
fn contract_choice(props: &ConnectPageProps, typing: &UseStateHandle<Typing>) -> Html {
    let id = props.app.host().id("contract");
    let choose = {
        let typing = typing.clone();
        Callback::from(move |event: Event| {
            let contract = match typed(&event).as_str() {
                "reference" => Some(Contract::Reference),
                "tenant" => Some(Contract::Tenant),
                _ => None,
            };
            typing.set(Typing {
                contract,
                ..(*typing).clone()
            });
        })
    };
    let option = |value: &'static str, contract: Option<Contract>, label: &str| {
        el("option", "")
            .attr("value", value)
            .attr_if(typing.contract == contract, "selected", "")
            .text(label)
            .html()
    };
    let select = el("select", "pb-input")
        .id(&id)
        .on(On::Change, choose)
        .list(vec![
            option("", None, "As the server says"),
            option(
                "tenant",
                Some(Contract::Tenant),
                "Tenant: options are replaced whole",
            ),
            option(
                "reference",
                Some(Contract::Reference),
                "Reference: options are merged",
            ),
        ]);
    let body = el("div", "pb-stacked-field")
        .child(
            el("label", "pb-label")
                .set("for", id)
                .text("How it treats an update"),
        )
        .child(select);
    el("details", "pb-more")
        .child(el("summary", "").child(chevron()).text("Contract"))
        .child(body)
        .html()
}

fn connecting(props: &ConnectPageProps, typing: &UseStateHandle<Typing>) -> Callback<Event> {
    let app = props.app.clone();
    let (on_connected, on_renewed) = (props.on_connected.clone(), props.on_renewed.clone());
    let (typing, expired) = (typing.clone(), props.expired);
    Callback::from(move |event: Event| {
        event.prevent_default();
        let server = ServerUrl::parse(&typing.server);
        let token = AccessToken::new(typing.token.trim());
        let (Ok(server), Ok(token)) = (server, token) else {
            return;
        };
        if typing.busy {
            return;
        }
        let before = (*typing).clone();
        typing.set(Typing {
            busy: true,
            failed: None,
            ..before.clone()
        });
        let connected = app.connected(server, token.clone(), typing.contract);
        let (app, typing) = (app.clone(), typing.clone());
        let (on_connected, on_renewed) = (on_connected.clone(), on_renewed.clone());
        spawn_local(async move {
            match attempt(connected.client()).await {
                Ok(()) if expired => {
                    app.renew(token);
                    on_renewed.emit(());
                }
                Ok(()) => on_connected.emit(connected),
                Err(failed) => typing.set(Typing {
                    busy: false,
                    failed: Some(failed),
                    ..before
                }),
            }
        });
    })
}
