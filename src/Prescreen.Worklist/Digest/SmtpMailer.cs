using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Prescreen.Worklist.Digest;

/// <summary>Sends by SMTP, with STARTTLS where the settings say so. No further mailing package can be had on the registry; this one can't do implicit TLS (port 465).</summary>
internal sealed class SmtpMailer(SmtpSettings settings) : IMailer
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public async Task<MailOutcome> SendAsync(Mail mail, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Longest);
        using SmtpClient client = new(settings.Host, settings.Port)
        {
            EnableSsl = settings.StartTls,
            UseDefaultCredentials = false,
            Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
        };
        using var message = Message(mail);
        try
        {
            await client.SendMailAsync(message, timeout.Token);
            return MailOutcome.Sent;
        }
        catch (SmtpException failure) when (failure.StatusCode is not SmtpStatusCode.GeneralFailure)
        {
            return new MailOutcome(new Problem(ProblemKind.Unavailable, "MAIL-001", $"The mail server refused a mail ({failure.StatusCode}): look at the sender, the address and the sign-in."), IsCertain: true);
        }
        catch (SmtpException failure) when (failure.InnerException is SocketException or AuthenticationException)
        {
            return new MailOutcome(new Problem(ProblemKind.Unavailable, "MAIL-002", "The mail server can't be reached, or its certificate isn't trusted."), IsCertain: true);
        }
        catch (Exception failure) when (failure is SmtpException or IOException or OperationCanceledException)
        {
            return new MailOutcome(new Problem(ProblemKind.Unavailable, "MAIL-003", "The mail server broke off, so that nobody knows whether it took the mail."), IsCertain: false);
        }
    }

    private MailMessage Message(Mail mail)
    {
        MailMessage message = new(settings.From, mail.To)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        // https://www.rfc-editor.org/rfc/rfc3834#section-5: no out-of-office answers.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Message-ID", $"<{mail.Id}@{message.From!.Host}>");
        return message;
    }
}
