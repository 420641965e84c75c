//! The calls for users, typed.

use connection_model::{Contract, Endpoint, Operation};

use super::{UserPage, UserQuery};
use crate::client::endpoint;
use crate::exchange::Call;
use crate::guard::Leave;
use crate::url;
use crate::{Client, Error, Write};

const LIST: &Endpoint = endpoint(Operation::ListUsers);
const DELETE: &Endpoint = endpoint(Operation::DeleteUser);
const DELETE_OF_CONNECTION: &Endpoint = endpoint(Operation::DeleteUsers);

/// What may be an e-mail address; never an empty text, with which a server could understand that
/// all users are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Takes a text with something on both sides of an `@` and no spaces inside.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let strange = |it: char| it.is_ascii_whitespace() || it.is_ascii_control();
        let good = !local.is_empty() && !domain.is_empty() && !text.contains(strange);
        good.then(|| Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Client {
    /// One page of a connection's users: `GET /users`.
    pub async fn users(&self, query: &UserQuery<'_>) -> Result<UserPage, Error> {
        let contract = self.contract_before_write().await?;
        let url = url::endpoint_url(self.base_url(), LIST) + &query.to_query_string(contract);
        let response = self.send(&Call::read(LIST, url)).await?;
        let status = response.status;
        let page = self.read(&response)?;
        UserPage::read(page).ok_or(Error::Unreadable { status })
    }

    /// How many users a connection has, by its name.
    pub async fn count_users(&self, connection: &str) -> Result<u64, Error> {
        let query = UserQuery {
            connection,
            email: None,
            page: 0,
            per_page: 1,
            fields: &["user_id"],
        };
        Ok(self.users(&query).await?.total)
    }

    /// Deletes all users of a connection, by its id: `DELETE /connections/{id}/users`.
    ///
    /// # Errors
    /// [`Error::NoDeleteAll`] on a tenant, which has no such call: nothing is sent then.
    pub async fn delete_all_users(&self, connection_id: &str) -> Result<(), Error> {
        if self.contract_before_write().await? == Contract::Tenant {
            return Err(Error::NoDeleteAll);
        }
        let url = self.url_for(DELETE_OF_CONNECTION, connection_id)?;
        let write = Write::new(Operation::DeleteUsers).to(connection_id);
        let leave = self.leave(write).await?;
        self.delete_at(DELETE_OF_CONNECTION, url, &leave).await?;
        self.written(leave, None);
        Ok(())
    }

    /// Deletes the user with this address, also when there is none:
    /// `DELETE /connections/{id}/users?email=`. A tenant knows it for database connections alone.
    pub async fn delete_user_with_email(
        &self,
        connection_id: &str,
        email: &EmailAddress,
    ) -> Result<(), Error> {
        let url = self.url_for(DELETE_OF_CONNECTION, connection_id)?;
        let url = url + &url::query_string([("email", email.0.clone())]);
        let write = Write::new(Operation::DeleteUser).to(connection_id);
        let leave = self.leave(write).await?;
        self.delete_at(DELETE_OF_CONNECTION, url, &leave).await?;
        self.written(leave, None);
        Ok(())
    }

    /// Deletes a user with all linked accounts: `DELETE /users/{id}`.
    pub async fn delete_user(&self, id: &str) -> Result<(), Error> {
        let leave = self.leave(Write::new(Operation::DeleteUser)).await?;
        self.delete_user_with(id, &leave).await?;
        self.written(leave, None);
        Ok(())
    }

    /// Deletes a user of a run that has leave already.
    pub(super) async fn delete_user_with(&self, id: &str, leave: &Leave) -> Result<(), Error> {
        let url = self.url_for(DELETE, id)?;
        self.delete_at(DELETE, url, leave).await
    }

    async fn delete_at(
        &self,
        endpoint: &'static Endpoint,
        url: String,
        leave: &Leave,
    ) -> Result<(), Error> {
        let call = Call::write(endpoint, url, None, leave);
        let response = self.send(&call).await?;
        if response.status == 204 {
            self.learn_contract(&response);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::EmailAddress;

    #[test]
    fn what_is_no_address_cannot_be_deleted_by() {
        for text in ["", " ", "@", "a@", "@x.example", "a b@x.example", "a\n@x"] {
            assert_eq!(EmailAddress::parse(text), None, "{text:?}");
        }
        let email = EmailAddress::parse(" a+b@x.example ");
        assert_eq!(
            email.as_ref().map(EmailAddress::as_str),
            Some("a+b@x.example")
        );
    }
}
