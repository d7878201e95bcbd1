namespace Prescreen.Worklist.Access;

/// <summary>
/// What the server keeps of somebody who is signed in, encrypted. Roles aren't here: they are read anew at each request. Tokens aren't either: nothing
/// needs them once it is known who signed in. Prints only who.
/// </summary>
internal sealed record Session
{
    public required string UserId { get; init; }

    public required string Name { get; init; }

    public string? Practitioner { get; init; }

    public string? Email { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>256 random bits that anti-forgery tokens are bound to.</summary>
    public required string FormKey { get; init; }

    /// <summary>"Patient/1" whose chart was open at our EHR when they came; null where none was. Here, so that it is in no address.</summary>
    public string? LaunchPatient { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public override string ToString() => UserId;
}
