//! What a pasted certificate is, read by the page's reader of documents.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Html, Properties, component, use_effect_with, use_state};

use crate::host::Host;
use crate::markup::{all, el};
use crate::model::certificate::{Facts, certificates};

/// What is explained.
#[derive(Properties, PartialEq)]
pub(crate) struct CertificateProps {
    /// The page around it.
    pub(crate) host: Host,
    /// The certificate, or what stands in its place.
    pub(crate) text: String,
}

/// Its facts, once they are read; nothing of what is no certificate.
#[component]
pub(crate) fn Certificate(props: &CertificateProps) -> Html {
    let read = use_state(|| (String::new(), Vec::<Facts>::new()));
    {
        let (host, read) = (props.host.clone(), read.clone());
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            let is_wanted = Rc::new(Cell::new(true));
            let still = Rc::clone(&is_wanted);
            spawn_local(async move {
                let inspection = host.inspect(&text).await;
                if still.get() {
                    let found = inspection.as_ref().map(certificates);
                    read.set((text, found.unwrap_or_default()));
                }
            });
            move || is_wanted.set(false)
        });
    }
    // Of another text nothing is known yet.
    let found = read.1.iter().filter(|_| read.0 == props.text);
    all(found.map(facts).collect())
}

fn facts(facts: &Facts) -> Html {
    let lines = facts.iter().map(|(name, fact)| {
        all(vec![
            el("dt", "").text(name).html(),
            el("dd", "").text(fact).html(),
        ])
    });
    el("dl", "pb-facts pb-certificate")
        .list(lines.collect())
        .html()
}
