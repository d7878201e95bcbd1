using System.Collections.Immutable;

namespace Prescreen.Worklist.Digest;

/// <summary>A coordinator who gets mails. Prints the name in the settings.</summary>
/// <param name="Id">As named under Prescreen:Worklist:Access.</param>
/// <param name="Address">The e-mail address.</param>
/// <param name="Studies">The protocols' ids they coordinate.</param>
internal sealed record Recipient(string Id, string Address, ImmutableArray<string> Studies)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
