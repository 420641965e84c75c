//! Ids of connections, users and jobs.

use std::fmt::Write as _;

use crate::{FillRandom, RandomnessError};

const LETTERS_AND_DIGITS: &[u8; 62] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// How many letters and digits follow `con_` and `job_`.
const LENGTH: usize = 16;

/// How many random bytes the id of a user has; each becomes two hexadecimal digits.
const USER_BYTES: usize = 12;

/// Makes the id of a connection: `con_` and 16 of `[A-Za-z0-9]`, each as likely as any other.
pub(crate) fn connection_id(fill_random: FillRandom) -> Result<String, RandomnessError> {
    with_prefix("con_", fill_random)
}

/// Makes the id of a job: `job_` and 16 of `[A-Za-z0-9]`.
pub(crate) fn job_id(fill_random: FillRandom) -> Result<String, RandomnessError> {
    with_prefix("job_", fill_random)
}

/// Makes what stands behind the strategy in the id of a user: 24 of `[0-9a-f]`.
pub(crate) fn user_key(fill_random: FillRandom) -> Result<String, RandomnessError> {
    let mut bytes = [0_u8; USER_BYTES];
    fill_random(&mut bytes)?;
    Ok(bytes.iter().fold(String::new(), |mut key, byte| {
        // Writing to a String cannot fail.
        let _ = write!(key, "{byte:02x}");
        key
    }))
}

fn with_prefix(prefix: &str, fill_random: FillRandom) -> Result<String, RandomnessError> {
    let mut id = prefix.to_owned();
    let wanted = id.len() + LENGTH;
    while id.len() < wanted {
        let mut bytes = [0_u8; 2 * LENGTH];
        fill_random(&mut bytes)?;
        // 248 is the largest multiple of 62 in a byte; what is above would favour some letters.
        let fair = bytes.into_iter().filter(|byte| *byte < 248);
        let letters = fair.filter_map(|byte| LETTERS_AND_DIGITS.get(usize::from(byte % 62)));
        id.extend(
            letters
                .take(wanted - id.len())
                .map(|letter| char::from(*letter)),
        );
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU8, Ordering};

    use super::{connection_id, job_id, user_key};
    use crate::RandomnessError;

    #[expect(clippy::unnecessary_wraps, reason = "the signature is `FillRandom`")]
    fn rising(buffer: &mut [u8]) -> Result<(), RandomnessError> {
        static NEXT: AtomicU8 = AtomicU8::new(200);
        for byte in buffer {
            *byte = NEXT.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    #[test]
    fn an_id_has_sixteen_letters_and_digits() {
        for _ in 0..100 {
            let id = connection_id(rising).unwrap();
            let rest = id.strip_prefix("con_").unwrap();
            assert_eq!(rest.len(), 16, "{id}");
            assert!(
                rest.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                "{id}"
            );
        }
    }

    #[test]
    fn jobs_and_users_have_ids_of_their_own_form() {
        let job = job_id(rising).unwrap();
        assert_eq!((job.len(), job.starts_with("job_")), (20, true), "{job}");
        let user = user_key(rising).unwrap();
        let digit = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
        assert!(user.len() == 24 && user.bytes().all(digit), "{user}");
    }

    #[test]
    fn without_randomness_there_is_no_id() {
        assert_eq!(
            connection_id(|_| Err(RandomnessError)),
            Err(RandomnessError)
        );
    }
}
