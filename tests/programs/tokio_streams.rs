//! The codec between tokio's streams, in both directions.

use futures_util::{SinkExt as _, StreamExt as _};
use smtp_codes::{Command, ReplyBuf, ReplyCodec};
use tokio_util::codec::Framed;

#[tokio::test]
async fn both_ends_speak_over_a_stream() {
    let (client, server) = tokio::io::duplex(7);
    let replies = ["220 hi", "250-a\r\n250 b", "421 4.3.2 bye"].map(|text| text.parse::<ReplyBuf>().unwrap());
    let sent = replies.clone();
    let server = async move {
        let mut framed = Framed::new(server, ReplyCodec::new());
        for reply in &sent {
            framed.send(reply).await.unwrap();
        }
    };
    let client = async move {
        let mut codec = ReplyCodec::new();
        codec.expect(Command::Ehlo);
        let answers: Vec<_> = Framed::new(client, codec).map(Result::unwrap).collect().await;
        let commands: Vec<_> = answers.iter().map(|answer| answer.command).collect();
        assert_eq!(commands, [Command::Connect, Command::Ehlo, Command::Unsolicited]);
        assert!(answers.into_iter().map(|answer| answer.reply).eq(replies));
    };
    tokio::join!(server, client);
}

/// Octets that a server writes in a task of its own must be `Send` and borrow nothing.
#[tokio::test]
async fn octets_of_a_reply_cross_an_await_in_a_spawned_task() {
    use smtp_codes::ToReply;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    #[derive(ToReply)]
    #[reply(to = Rcpt)]
    #[reply(250, "2.1.5", "recipient {0:?} ok")]
    struct Accepted(std::cell::Cell<u8>);

    let (mut client, mut server) = tokio::io::duplex(64);
    let server = tokio::spawn(async move {
        // `Cell` is not `Sync`: a reply borrowed across the `.await` would not compile here.
        let reply = Accepted(7.into());
        server.write_all(&reply.to_bytes()).await
    });
    server.await.unwrap().unwrap();
    let mut received = String::new();
    client.read_to_string(&mut received).await.unwrap();
    assert_eq!(received, "250 2.1.5 recipient Cell { value: 7 } ok\r\n");
}
