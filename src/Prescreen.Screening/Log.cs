using Microsoft.Extensions.Logging;

namespace Prescreen.Screening;

/// <summary>What the flow says of itself. Patients appear as a keyed hash only (<see cref="PatientHash"/>).</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Screened {Patient}: {Protocols} protocols, {Changed} changed, {Milliseconds} ms")]
    public static partial void Screened(this ILogger logger, string patient, int protocols, int changed, long milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "Parked {Patient}: {Code} ({Kind}), as {As}")]
    public static partial void Parked(this ILogger logger, string patient, string code, ProblemKind kind, string @as);

    [LoggerMessage(3, LogLevel.Warning, "Lost the claim of {Patient}")]
    public static partial void ClaimLost(this ILogger logger, string patient);

    [LoggerMessage(4, LogLevel.Error, "The ledger refused: {Code}: {Text}")]
    public static partial void LedgerRefused(this ILogger logger, string code, string text);

    [LoggerMessage(5, LogLevel.Information, "Caught up on {Stream}: {Resources} resources, {Patients} patients due, {Milliseconds} ms")]
    public static partial void CaughtUp(this ILogger logger, string stream, int resources, int patients, long milliseconds);

    [LoggerMessage(6, LogLevel.Warning, "Couldn't catch up on {Stream}: {Code}: {Text}")]
    public static partial void CatchUpFailed(this ILogger logger, string stream, string code, string text);

    [LoggerMessage(7, LogLevel.Warning, "A notification was refused: {Code}")]
    public static partial void NotificationRefused(this ILogger logger, string code);

    [LoggerMessage(8, LogLevel.Warning, "Subscription told of event {Number} after {Last}: catching up")]
    public static partial void EventsMissed(this ILogger logger, long number, long last);

    [LoggerMessage(9, LogLevel.Information, "Protocols changed: {Patients} patients are due")]
    public static partial void ProtocolsChanged(this ILogger logger, int patients);

    [LoggerMessage(13, LogLevel.Warning, "The site's map: {Notice}")]
    public static partial void MapNotice(this ILogger logger, string notice);

    [LoggerMessage(10, LogLevel.Critical, "A defect ended the work on {Patient}: {Exception}")]
    public static partial void Defect(this ILogger logger, string patient, string exception);

    [LoggerMessage(11, LogLevel.Information, "Subscription {Name}: {Act}, {Status}")]
    public static partial void Subscribed(this ILogger logger, string name, string act, string status);

    [LoggerMessage(12, LogLevel.Warning, "Subscriptions couldn't be ensured: {Code}: {Text}")]
    public static partial void NotSubscribed(this ILogger logger, string code, string text);
}
