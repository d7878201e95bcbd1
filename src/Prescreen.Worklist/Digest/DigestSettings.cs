using System.Collections.Immutable;

namespace Prescreen.Worklist.Digest;

/// <summary>When and to whom mails go (Prescreen:Worklist:Digest:…).</summary>
public sealed record DigestSettings
{
    /// <summary>The mail server.</summary>
    public required SmtpSettings Smtp { get; init; }

    /// <summary>The site's time of day from which on mails go out.</summary>
    public TimeOnly At { get; init; } = new(7, 30);

    /// <summary>How many mails a person gets within seven days at most.</summary>
    public int Most { get; init; } = 5;

    /// <summary>"en" or "zh".</summary>
    public string Language { get; init; } = "en";

    /// <summary>Who wants none: as they are named under :Access, or their addresses.</summary>
    public ImmutableArray<string> Off { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"at {At:HH\\:mm}, {Smtp}";
}
