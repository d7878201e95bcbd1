namespace Prescreen.TestServer.Auth;

/// <summary>What becomes of a request to the authorization endpoint. See RFC 6749, 4.1.</summary>
internal abstract record AuthorizeOutcome
{
    private protected AuthorizeOutcome()
    {
    }
}

/// <summary>The request can't be trusted to name a place to go back to: the person is told.</summary>
internal sealed record Refused(string Text) : AuthorizeOutcome;

/// <summary>The app is told what it did wrong.</summary>
internal sealed record SentBack(string Error, string Text) : AuthorizeOutcome;

/// <summary>The person may be asked.</summary>
internal sealed record Accepted(IReadOnlyList<string> Scopes, LaunchContext Launch) : AuthorizeOutcome;
