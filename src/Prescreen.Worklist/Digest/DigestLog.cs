using Microsoft.Extensions.Logging;

namespace Prescreen.Worklist.Digest;

/// <summary>What the mails say of themselves: no address and nobody's name.</summary>
internal static partial class DigestLog
{
    [LoggerMessage(61, LogLevel.Information, "Mails: {Sent} sent, {People} coordinators")]
    public static partial void Told(this ILogger logger, int sent, int people);

    [LoggerMessage(62, LogLevel.Warning, "A coordinator couldn't be written to: {Code}: {Text}")]
    public static partial void NotTold(this ILogger logger, string code, string text);
}
