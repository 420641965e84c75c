//! What was answered with success is there afterwards.

use std::time::Duration;

use crate::client::Request;
use crate::patchbay::Data;

const ROUNDS: usize = 25;

#[test]
fn a_write_that_was_answered_survives_the_end_of_the_process() {
    let data = Data::new();
    let token = data.token(&[]);
    let mut survivors = 0;
    for round in 0..ROUNDS {
        let server = data.serve();
        let authority = server.authority.clone();
        let writer = {
            let token = token.clone();
            std::thread::spawn(move || write_until_it_is_gone(&authority, &token, round))
        };
        // The moment differs from round to round, so that it meets writes at every stage.
        std::thread::sleep(Duration::from_millis(20 + (round as u64 * 7) % 40));
        server.kill();
        let answered = writer.join().unwrap();

        let server = data.serve();
        for name in &answered {
            let path = format!("/api/v2/connections?name={name}&fields=name");
            let response = server.send(Request::new("GET", &path).token(&token));
            assert!(
                response.text().contains(name),
                "{name} was answered and is gone"
            );
        }
        survivors += answered.len();
    }
    assert!(
        survivors > ROUNDS,
        "only {survivors} writes in {ROUNDS} rounds prove little"
    );
}

/// Creates connections one after another; gives the names of those that were answered with 201.
fn write_until_it_is_gone(authority: &str, token: &str, round: usize) -> Vec<String> {
    let mut answered = Vec::new();
    for number in 0.. {
        let name = format!("round-{round}-{number}");
        let body = format!(r#"{{"name":"{name}","strategy":"auth0"}}"#);
        let request = Request::new("POST", "/api/v2/connections")
            .token(token)
            .json(&body);
        match request.try_send(authority) {
            Ok(response) if response.status == 201 => answered.push(name),
            Ok(response) => panic!("{}", response.text()),
            Err(_) => break,
        }
    }
    answered
}
