using Microsoft.Extensions.Logging;

namespace Prescreen.Worklist.Hosting;

/// <summary>What the pages say of themselves: codes and counts, never who, whom or what was sent.</summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Warning, "A sign-in failed: {Code}: {Text}")]
    public static partial void SignInFailed(this ILogger logger, string code, string text);

    [LoggerMessage(102, LogLevel.Error, "An audit event can't be kept, so nothing is shown: {Code}: {Text}")]
    public static partial void AuditNotKept(this ILogger logger, string code, string text);

    [LoggerMessage(103, LogLevel.Warning, "Audit events can't be sent to the results server now: {Code}: {Text}")]
    public static partial void AuditNotSent(this ILogger logger, string code, string text);

    [LoggerMessage(104, LogLevel.Error, "The results server refuses an audit event with HTTP {Status}; it stays here: number {Id}")]
    public static partial void AuditRefused(this ILogger logger, int status, long id);
}
