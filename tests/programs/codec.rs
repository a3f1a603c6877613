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
