namespace Prescreen.Worklist.Digest;

/// <summary>A mail, ready to go. Prints its id.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Text">The text.</param>
/// <param name="Id">The same for the same person and day, for the Message-ID: what is sent twice is shown once.</param>
internal sealed record Mail(string To, string Subject, string Text, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
