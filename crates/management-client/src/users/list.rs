//! Asking for users page by page.

use connection_model::Contract;
use lossless_json::Value;

use super::User;
use crate::url;

/// Which users of a connection to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserQuery<'a> {
    /// The name of the connection.
    pub connection: &'a str,
    /// Only those with exactly this address.
    pub email: Option<&'a str>,
    /// The page, counted from 0.
    pub page: u32,
    /// Users in one page, 1 to 100.
    pub per_page: u32,
    /// Only these top-level fields; all when empty.
    pub fields: &'a [&'a str],
}

impl UserQuery<'_> {
    /// The query string with its question mark; it always asks for the number of all matches.
    ///
    /// A tenant is told which search engine to use, since its default is the tenant's setting, and
    /// an order, without which its pages overlap. Source: the published schema of `GET /users`.
    pub(super) fn to_query_string(&self, contract: Contract) -> String {
        let mut search = term("identities.connection", self.connection);
        if let Some(email) = self.email {
            search = [&search, " AND ", &term("email", email)].concat();
        }
        let engine: &[(&str, &str)] = match contract {
            Contract::Tenant => &[("search_engine", "v3"), ("sort", "created_at:1")],
            Contract::Reference => &[],
        };
        let fields = (!self.fields.is_empty()).then(|| ("fields", self.fields.join(",")));
        let pairs = [
            ("q", search),
            ("page", self.page.to_string()),
            ("per_page", self.per_page.to_string()),
            ("include_totals", "true".to_owned()),
        ];
        let engine = engine
            .iter()
            .map(|(key, value)| (*key, (*value).to_owned()));
        url::query_string(pairs.into_iter().chain(engine).chain(fields))
    }
}

/// A page of users.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UserPage {
    /// The users in the server's order.
    pub users: Vec<User>,
    /// How many match in all.
    pub total: u64,
    /// How many the page could hold.
    pub limit: u64,
}

impl UserPage {
    /// Reads `{start,limit,length,users,total}`; nothing when it is anything else.
    pub(super) fn read(value: Value) -> Option<Self> {
        let Value::Object(mut members) = value else {
            return None;
        };
        let count = |key: &str| members.get(key)?.as_number()?.as_u64();
        let (total, limit) = (count("total")?, count("limit")?);
        let users = match members.remove("users")? {
            Value::Array(users) => users.into_iter().map(User::from_value).collect(),
            _ => None,
        };
        Some(Self {
            users: users?,
            total,
            limit,
        })
    }
}

/// `field:"text"` in the search language, with what ends a quoted text escaped.
fn term(field: &str, text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    [field, ":\"", &text, "\""].concat()
}

#[cfg(test)]
mod tests {
    use super::{UserPage, UserQuery};
    use connection_model::Contract;
    use lossless_json::Value;

    const QUERY: UserQuery<'_> = UserQuery {
        connection: "customers",
        email: None,
        page: 0,
        per_page: 1,
        fields: &[],
    };

    #[test]
    fn users_are_found_by_the_name_of_their_connection() {
        assert_eq!(
            QUERY.to_query_string(Contract::Reference),
            "?q=identities.connection%3A%22customers%22&page=0&per_page=1&include_totals=true"
        );
    }

    #[test]
    fn a_tenant_is_told_engine_and_order() {
        let query = UserQuery {
            email: Some("a@x.example"),
            fields: &["user_id", "email"],
            ..QUERY
        };
        assert_eq!(
            query.to_query_string(Contract::Tenant),
            "?q=identities.connection%3A%22customers%22%20AND%20email%3A%22a%40x.example%22\
             &page=0&per_page=1&include_totals=true&search_engine=v3&sort=created_at%3A1\
             &fields=user_id%2Cemail"
        );
    }

    #[test]
    fn a_name_cannot_widen_the_search() {
        let query = UserQuery {
            connection: r#"a" OR b:"\"#,
            ..QUERY
        };
        let text = query.to_query_string(Contract::Reference);
        assert!(
            text.contains("%22a%5C%22%20OR%20b%3A%5C%22%5C%5C%22&"),
            "{text}"
        );
    }

    #[test]
    fn a_page_has_its_total_and_whole_users() {
        let read = |text: &str| UserPage::read(Value::parse(text.as_bytes()).unwrap());
        let page = read(
            r#"{"start":0,"limit":2,"length":1,"users":[{"user_id":"a|1","n":1.50}],"total":9}"#,
        );
        let page = page.unwrap();
        assert_eq!((page.total, page.limit), (9, 2));
        assert_eq!(
            page.users[0].to_value().to_string(),
            r#"{"user_id":"a|1","n":1.50}"#
        );
        for text in ["[]", "{}", r#"{"limit":1,"total":1,"users":[{}]}"#] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
