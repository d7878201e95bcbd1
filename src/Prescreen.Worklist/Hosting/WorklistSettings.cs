using System.Collections.Immutable;
using Prescreen.Worklist.Cds;
using Prescreen.Worklist.Digest;

namespace Prescreen.Worklist.Hosting;

/// <summary>What the pages are configured by (Prescreen:Worklist:…); <see cref="WorklistSettingsReader"/> reads and checks it.</summary>
public sealed record WorklistSettings
{
    /// <summary>Where browsers reach us (Prescreen:Worklist:PublicUrl): a scheme and host, ending in a slash, https but on loopback.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Who may see which study, by the protocol's id.</summary>
    public ImmutableDictionary<string, StudyAccess> Access { get; init; } = [];

    /// <summary>The ways to sign in, in the order of the sign-in page.</summary>
    public ImmutableArray<SignInWay> Ways { get; init; } = [];

    /// <summary>The name of a user whom nobody asks for a password, on this machine only (Prescreen:Worklist:DemoUser); null for none.</summary>
    public string? DemoUser { get; init; }

    /// <summary>The origins that may show our pages in a frame (Prescreen:Worklist:FrameAncestors).</summary>
    public ImmutableArray<string> FrameAncestors { get; init; } = [];

    /// <summary>How long a session lasts without a request (Prescreen:Worklist:IdleLimit).</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session lasts at most (Prescreen:Worklist:SessionLimit).</summary>
    public TimeSpan SessionLimit { get; init; } = TimeSpan.FromHours(10);

    /// <summary>The cards in the EHR (Prescreen:Worklist:Cds).</summary>
    public CdsSettings Cds { get; init; } = CdsSettings.None;

    /// <summary>The mails to coordinators (Prescreen:Worklist:Smtp and :Digest); null where there is no mail server.</summary>
    public DigestSettings? Digest { get; init; }

    /// <summary>True where browsers speak https to us.</summary>
    public bool IsSecure => PublicUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>True where an EHR may show us in a frame, so that cookies must be sent there.</summary>
    public bool IsEmbedded => IsSecure && !FrameAncestors.IsEmpty;

    /// <inheritdoc/>
    public override string ToString() => $"{Ways.Length} ways to sign in, {Access.Count} studies";
}
