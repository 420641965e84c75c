//! Social connections: whose app users see.

use connection_model::{Family, Strategy};

use super::{Review, option, word};
use crate::Code;
use crate::params::Params;

pub(super) fn look(review: &mut Review<'_>) {
    let social = review.strategy.map(Strategy::family) == Some(Family::Social);
    if !social {
        return;
    }
    let id = review.text("client_id").unwrap_or_default();
    if review.has("client_id") && id.trim().is_empty() {
        // A provider of one's own has no keys that all tenants could share.
        let params = match review.strategy {
            Some(Strategy::Oauth2) => word("keys", "none"),
            _ => Params::none(),
        };
        review.find(option("client_id"), Code::ReviewDeveloperKeys, params);
    }
}
