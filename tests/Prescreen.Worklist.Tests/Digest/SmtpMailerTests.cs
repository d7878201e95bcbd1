using System.Net;
using System.Net.Sockets;
using System.Text;
using Prescreen.Worklist.Digest;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Digest;

public sealed class SmtpMailerTests
{
    private static readonly Mail Letter = new("anna@hospital.example", "Prescreen：您的筛选列表有变化", "2 名新的候选患者\nhttps://prescreen.example/worklist\n", "prescreen-20261120-abc");

    [Fact]
    public async Task Mail_Taken_HasItsIdAndSaysThatNobodyWroteIt()
    {
        await using MailSink sink = new();

        (await SendAsync(sink)).ShouldBe(MailOutcome.Sent);

        var mail = sink.Mails.ShouldHaveSingleItem();
        mail.ShouldContain("To: anna@hospital.example\n");
        mail.ShouldContain("Message-ID: <prescreen-20261120-abc@prescreen.example>\n");
        mail.ShouldContain("Auto-Submitted: auto-generated\n");
        Encoding.UTF8.GetString(Convert.FromBase64String(mail[mail.IndexOf("\n\n", StringComparison.Ordinal)..].Replace("\n", "", StringComparison.Ordinal))).ReplaceLineEndings("\n").ShouldBe(Letter.Text);
    }

    [Fact]
    public async Task Mail_Refused_MayBeSentAgain()
    {
        await using MailSink sink = new() { OnSender = "451 try later" };

        var outcome = await SendAsync(sink);

        outcome.IsCertain.ShouldBeTrue();
        outcome.Problem!.Code.ShouldBe("MAIL-001");
    }

    [Fact]
    public async Task Mail_ConnectionEndsAfterIt_MustNotBeSentAgain()
    {
        await using MailSink sink = new() { BreaksOff = true };

        var outcome = await SendAsync(sink);

        outcome.IsCertain.ShouldBeFalse();
        outcome.Problem!.Code.ShouldBe("MAIL-003");
        sink.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Mail_NobodyListens_MayBeSentAgain()
    {
        using TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var outcome = await Mailer(port, false).SendAsync(Letter, TestContext.Current.CancellationToken);

        (outcome.Problem!.Code, outcome.IsCertain).ShouldBe(("MAIL-002", true));
    }

    [Fact]
    public async Task Mail_ServerWithoutTls_IsNotSentWhereItMustBeEncrypted()
    {
        await using MailSink sink = new();

        var outcome = await Mailer(sink.Port, true).SendAsync(Letter, TestContext.Current.CancellationToken);

        outcome.Problem.ShouldNotBeNull();
        sink.Mails.ShouldBeEmpty();
    }

    private static Task<MailOutcome> SendAsync(MailSink sink) => Mailer(sink.Port, false).SendAsync(Letter, TestContext.Current.CancellationToken);

    private static SmtpMailer Mailer(int port, bool startTls)
        => new(new SmtpSettings { Host = "127.0.0.1", Port = port, From = "prescreen@prescreen.example", StartTls = startTls });
}
