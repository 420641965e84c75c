//! How far the loading has come, in words and as a bar.

use yew::Html;

use super::loading::{Loaded, Progress};
use crate::components::banner::{Mood, banner, paragraph, told};
use crate::markup::el;
use crate::model::list::ListView;
use crate::model::rate_limit::time_of_day;
use crate::model::wording::{counted, grouped};

/// What is read out: the count once everything is here, what is found, why nothing goes on.
/// Each page that comes would be too much.
pub(super) fn summary(loaded: &Loaded, found: usize, view: &ListView) -> String {
    let count = loaded.rows.len();
    match loaded.progress {
        Progress::Done if !view.is_narrowed() => counted(count, "connection", "connections"),
        Progress::Done => [&grouped(found), " of ", &grouped(count), " match"].concat(),
        Progress::Loading if count > 0 && view.is_narrowed() => {
            [&grouped(found), " match so far"].concat()
        }
        Progress::Loading => String::new(),
        Progress::Waiting(_) | Progress::Failed(_) if count == 0 => String::new(),
        Progress::Waiting(_) | Progress::Failed(_) => {
            let part = part(loaded);
            if view.is_narrowed() {
                [&part, ", ", &grouped(found), " match"].concat()
            } else {
                part
            }
        }
    }
}

/// The bar while pages come, after the first.
pub(super) fn bar(loaded: &Loaded) -> Option<Html> {
    let is_loading = matches!(loaded.progress, Progress::Loading);
    let total = loaded.total?;
    (is_loading && !loaded.rows.is_empty()).then(|| {
        let bar = el("progress", "")
            .attr("aria-label", "Connections loaded")
            .set("max", total.to_string())
            .set("value", loaded.rows.len().to_string());
        el("span", "pb-row pb-muted")
            .child(bar)
            .text(&part(loaded))
            .html()
    })
}

/// Why nothing comes for a while.
pub(super) fn pause(until: u64) -> Html {
    let text = format!(
        "The server takes no more calls until {}. Loading goes on by itself then.",
        time_of_day(until)
    );
    let body = told("The rate limit is used up", paragraph(&text));
    banner(Mood::Warning, body, Html::default())
}

/// `300 of 1,050 loaded`.
fn part(loaded: &Loaded) -> String {
    let count = grouped(loaded.rows.len());
    match loaded.total {
        Some(total) => [&count, " of ", &grouped(total), " loaded"].concat(),
        None => [&count, " loaded"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use connection_model::{Connection, Strategy};
    use lossless_json::Value;
    use management_client::{Error, TransportError};

    use super::{Loaded, Progress, summary};
    use crate::model::list::ListView;
    use crate::model::search::Row;

    #[track_caller]
    fn check(progress: Progress, view: &ListView, expected: &str) {
        let connection = Connection::from_value(Value::parse(b"{}").unwrap()).unwrap();
        let row = Rc::new(Row::of(&connection));
        let loaded = Loaded {
            rows: vec![row; 1_100],
            total: Some(2_000),
            progress,
            ..Loaded::default()
        };
        assert_eq!(summary(&loaded, 12, view), expected);
    }

    #[test]
    fn what_is_read_out_is_the_outcome_and_not_each_page() {
        let (whole, part) = (
            ListView::default(),
            ListView::default().toggled(Strategy::Samlp),
        );
        check(Progress::Loading, &whole, "");
        check(Progress::Loading, &part, "12 match so far");
        check(Progress::Done, &whole, "1,100 connections");
        check(Progress::Done, &part, "12 of 1,100 match");
        check(Progress::Waiting(0), &whole, "1,100 of 2,000 loaded");
        let failed = || Progress::Failed(Error::Transport(TransportError::Offline));
        check(failed(), &whole, "1,100 of 2,000 loaded");
        check(failed(), &part, "1,100 of 2,000 loaded, 12 match");
    }
}
