using System.CommandLine;
using Prescreen.TestServer;

namespace Prescreen.Cli.Commands;

/// <summary>The test server's apps and people: --app CLIENTID=REDIRECT_URI[,LAUNCH_URL] and --user "Name=Practitioner/x".</summary>
internal sealed class SignInOptions
{
    private static readonly RegisteredUser Somebody = new("test-coordinator", "Test Coordinator") { FhirUser = "Practitioner/test-coordinator" };

    public SignInOptions()
    {
        App.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => ReadApp(token.Value) is null))
            {
                result.AddError($"CLI-090: --app takes CLIENTID=REDIRECT_URI[,LAUNCH_URL] with absolute addresses, not '{token.Value}'.");
            }
        });
        User.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => ReadUser(token.Value) is null))
            {
                result.AddError($"CLI-091: --user takes \"Name=Practitioner/x\", not '{token.Value}'.");
            }
        });
    }

    /// <summary>Apps people may sign in to.</summary>
    public Option<string[]> App { get; } = new("--app")
    {
        Description = "CLIENTID=REDIRECT_URI[,LAUNCH_URL]: an app people can sign in to (SMART App Launch 2 or OpenID Connect, public client). May be given more than once.",
    };

    /// <summary>Who can sign in.</summary>
    public Option<string[]> User { get; } = new("--user")
    {
        Description = "\"Name=Practitioner/x\": somebody who can sign in, without a password. May be given more than once; without it, a test coordinator can.",
    };

    public IReadOnlyList<RegisteredApp> Apps(ParseResult parsed) => [.. (parsed.GetValue(App) ?? []).Select(text => ReadApp(text)!)];

    public IReadOnlyList<RegisteredUser> Users(ParseResult parsed) => parsed.GetValue(User) is { Length: > 0 } given ? [.. given.Select(text => ReadUser(text)!)] : [Somebody];

    private static RegisteredApp? ReadApp(string text)
        => text.Split('=', 2) is [{ Length: > 0 } id, var urls] && urls.Split(',') is { Length: 1 or 2 } addresses && addresses.All(RegisteredApp.IsAddress)
            ? new RegisteredApp(id, [addresses[0]]) { LaunchUrl = addresses.ElementAtOrDefault(1) }
            : null;

    // The last part of the reference is a good sub: stable, and without the name.
    private static RegisteredUser? ReadUser(string text)
        => text.Split('=', 2) is [{ Length: > 0 } name, var reference] && reference.Split('/') is [{ Length: > 0 }, { Length: > 0 } id]
            ? new RegisteredUser(id, name) { FhirUser = reference }
            : null;
}
