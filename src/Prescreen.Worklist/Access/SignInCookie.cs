using Prescreen.Fhir.Auth.Launch;

namespace Prescreen.Worklist.Access;

/// <summary>A sign-in under way, as the browser that began it keeps it, encrypted. Prints nothing of it.</summary>
/// <param name="Way">The key of the way to sign in.</param>
/// <param name="Pending">State, nonce and verifier.</param>
/// <param name="To">Where to go afterwards; null for what the launch is about, or the studies.</param>
/// <param name="Until">When it is too late.</param>
internal sealed record SignInCookie(string Way, PendingSignIn Pending, string? To, DateTimeOffset Until)
{
    public override string ToString() => Way;
}
