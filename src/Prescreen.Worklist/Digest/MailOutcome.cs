namespace Prescreen.Worklist.Digest;

/// <summary>What became of a mail.</summary>
/// <param name="Problem">Null where the server took it.</param>
/// <param name="IsCertain">False where it isn't known whether the server took it, so that it must not be sent again.</param>
internal sealed record MailOutcome(Problem? Problem, bool IsCertain)
{
    /// <summary>The server took it.</summary>
    public static MailOutcome Sent { get; } = new(null, true);

    /// <inheritdoc/>
    public override string ToString() => Problem?.Code ?? "sent";
}
