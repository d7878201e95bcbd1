namespace Prescreen.Worklist.Digest;

/// <summary>Sends mails.</summary>
internal interface IMailer
{
    /// <summary>Sends one.</summary>
    Task<MailOutcome> SendAsync(Mail mail, CancellationToken ct);
}
