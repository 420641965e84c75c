//! The list as somebody wants to see it: searched, filtered, in an order.

use std::cmp::Ordering;
use std::rc::Rc;

use connection_model::{Family, Strategy};

use super::search::{Row, Search};

/// What the address of the list says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ListView {
    /// What is in the search field.
    pub(crate) search: String,
    /// Only connections of these strategies; all when there are none.
    pub(crate) strategies: Vec<Strategy>,
    /// The order; the server's when there is none.
    pub(crate) order: Option<Order>,
}

/// A column that the list can be ordered by, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// The column.
    pub(crate) column: Column,
    /// Whether the last comes first.
    pub(crate) descending: bool,
}

/// A column that the list can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// The technical name, without the difference between upper and lower case.
    Name,
    /// What people call the strategy.
    Strategy,
    /// How many clients may use it.
    Clients,
}

impl Column {
    /// All of them, in the order of the table.
    pub(crate) const ALL: [Self; 3] = [Self::Name, Self::Strategy, Self::Clients];

    /// The name in the address.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Strategy => "strategy",
            Self::Clients => "clients",
        }
    }
}

impl Order {
    /// Reads it from the address: the column, with a hyphen before it when the last comes first.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (descending, name) = match text.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, text),
        };
        let mut columns = Column::ALL.into_iter();
        let column = columns.find(|column| column.as_str() == name)?;
        Some(Self { column, descending })
    }

    fn compare(self, one: &Row, other: &Row) -> Ordering {
        let ordering = match self.column {
            Column::Name => one.folded_name().cmp(other.folded_name()),
            Column::Strategy => one.label().cmp(other.label()),
            Column::Clients => one.clients.cmp(&other.clients),
        };
        if self.descending {
            ordering.reverse()
        } else {
            ordering
        }
    }
}

impl ListView {
    /// Whether connections may be left out.
    pub(crate) fn is_narrowed(&self) -> bool {
        !self.search.trim().is_empty() || !self.strategies.is_empty()
    }

    /// The same list with another search.
    pub(crate) fn searched(&self, search: String) -> Self {
        Self {
            search,
            ..self.clone()
        }
    }

    /// The same list with a strategy chosen that was not, or no longer chosen.
    pub(crate) fn toggled(&self, strategy: Strategy) -> Self {
        let mut view = self.clone();
        view.strategies.retain(|chosen| *chosen != strategy);
        if view.strategies.len() == self.strategies.len() {
            view.strategies.push(strategy);
        }
        view
    }

    /// The same list in the next order of a column: up, down, as the server has it.
    pub(crate) fn reordered(&self, column: Column) -> Self {
        let order = match self.order {
            Some(order) if order.column == column && order.descending => None,
            Some(order) if order.column == column => Some(Order {
                column,
                descending: true,
            }),
            _ => Some(Order {
                column,
                descending: false,
            }),
        };
        Self {
            order,
            ..self.clone()
        }
    }

    /// Everything again, in the same order.
    pub(crate) fn whole(&self) -> Self {
        Self {
            order: self.order,
            ..Self::default()
        }
    }

    /// The rows to show, and what the filter offers.
    pub(crate) fn find(&self, rows: &[Rc<Row>]) -> Found {
        let search = Search::new(&self.search);
        let mut found = Vec::new();
        let mut counts = vec![None; Strategy::ALL.len()];
        for row in rows {
            let searched = search.matches(row);
            if let Some(count) = row.strategy.and_then(|it| counts.get_mut(it as usize)) {
                *count.get_or_insert(0) += usize::from(searched);
            }
            let chosen = self.strategies.is_empty()
                || row.strategy.is_some_and(|it| self.strategies.contains(&it));
            if searched && chosen {
                found.push(Rc::clone(row));
            }
        }
        if let Some(order) = self.order {
            found.sort_by(|one, other| order.compare(one, other));
        }
        Found {
            rows: found,
            counts,
        }
    }
}

/// What a list comes to.
pub(crate) struct Found {
    /// The rows to show, in their order.
    pub(crate) rows: Vec<Rc<Row>>,
    /// By strategy, in the order of [`Strategy::ALL`]: how many are found without the filter;
    /// nothing where no connection has it.
    counts: Vec<Option<usize>>,
}

impl Found {
    /// The strategies of a family that occur, each with how many connections the search finds.
    pub(crate) fn strategies(&self, family: Family) -> impl Iterator<Item = (Strategy, usize)> {
        let all = Strategy::ALL.iter().copied().zip(&self.counts);
        all.filter(move |(strategy, _)| strategy.family() == family)
            .filter_map(|(strategy, count)| Some((strategy, (*count)?)))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use connection_model::{Connection, Family, Strategy};
    use lossless_json::Value;

    use super::{Column, ListView, Order};
    use crate::model::search::Row;

    fn rows() -> Vec<Rc<Row>> {
        [
            r#"{"id":"1","name":"beta","strategy":"samlp","enabled_clients":["a","b"]}"#,
            r#"{"id":"2","name":"Alpha","strategy":"auth0","enabled_clients":["a"]}"#,
            r#"{"id":"3","name":"alpine","strategy":"samlp"}"#,
            r#"{"id":"4","name":"gamma","strategy":"of-the-future"}"#,
        ]
        .map(|text| {
            let value = Value::parse(text.as_bytes()).unwrap();
            Rc::new(Row::of(&Connection::from_value(value).unwrap()))
        })
        .into()
    }

    fn names(view: &ListView) -> Vec<String> {
        let found = view.find(&rows()).rows;
        found.iter().map(|row| row.name.clone()).collect()
    }

    fn ordered(text: &str) -> ListView {
        ListView {
            order: Order::parse(text),
            ..ListView::default()
        }
    }

    #[test]
    fn search_and_filter_both_have_to_match() {
        let view = ListView::default().searched("al".to_owned());
        assert_eq!(names(&view), ["Alpha", "alpine"]);
        assert_eq!(names(&view.toggled(Strategy::Samlp)), ["alpine"]);
        let either = view.toggled(Strategy::Samlp).toggled(Strategy::Auth0);
        assert_eq!(names(&either), ["Alpha", "alpine"]);
        assert_eq!(names(&either.whole()).len(), 4);
    }

    #[test]
    fn choosing_twice_is_choosing_no_more() {
        let view = ListView::default().toggled(Strategy::Samlp);
        assert!(view.is_narrowed());
        assert!(!view.toggled(Strategy::Samlp).is_narrowed());
    }

    #[test]
    fn only_strategies_that_occur_are_offered_each_with_what_the_search_finds() {
        let view = ListView::default().searched("alpine".to_owned());
        let found = view.toggled(Strategy::Auth0).find(&rows());
        let offered = |family| found.strategies(family).collect::<Vec<_>>();
        assert_eq!(offered(Family::Database), [(Strategy::Auth0, 0)]);
        assert_eq!(offered(Family::Enterprise), [(Strategy::Samlp, 1)]);
        assert_eq!(offered(Family::Social), []);
    }

    #[test]
    fn a_column_orders_up_and_down_and_equals_stay_as_the_server_has_them() {
        for (order, expected) in [
            ("name", ["Alpha", "alpine", "beta", "gamma"]),
            ("-name", ["gamma", "beta", "alpine", "Alpha"]),
            ("strategy", ["Alpha", "beta", "alpine", "gamma"]),
            ("clients", ["alpine", "gamma", "Alpha", "beta"]),
            ("-clients", ["beta", "Alpha", "alpine", "gamma"]),
            ("something", ["beta", "Alpha", "alpine", "gamma"]),
        ] {
            assert_eq!(names(&ordered(order)), expected, "{order}");
        }
    }

    #[test]
    fn a_column_goes_up_then_down_then_back_to_the_servers_order() {
        let up = ordered("strategy").reordered(Column::Name);
        assert_eq!(up.order, Order::parse("name"));
        let down = up.reordered(Column::Name);
        assert_eq!(down.order, Order::parse("-name"));
        assert_eq!(down.reordered(Column::Name).order, None);
    }
}
