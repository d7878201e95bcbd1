using System.Collections.Concurrent;

namespace Prescreen.TestServer.Auth;

/// <summary>Launches from the EHR: each is good for an hour and for one sign-in. See http://hl7.org/fhir/smart-app-launch/app-launch.html#launch-app-ehr-launch.</summary>
internal sealed class Launches(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (LaunchContext Context, DateTimeOffset Until)> known = new(StringComparer.Ordinal);

    /// <summary>The app's launch URL with iss and launch.</summary>
    public string Url(string appLaunchUrl, string issuer, LaunchContext context)
    {
        var now = time.GetUtcNow();
        foreach (var (old, _) in known.Where(entry => entry.Value.Until <= now))
        {
            known.TryRemove(old, out _);
        }

        var launch = RandomIds.Token();
        known[launch] = (context, now + Life);
        return UrlQuery.Add(appLaunchUrl, ("iss", issuer), ("launch", launch));
    }

    public LaunchContext? Find(string launch) => known.TryGetValue(launch, out var entry) && entry.Until > time.GetUtcNow() ? entry.Context : null;

    /// <summary>Uses the launch up; false where somebody else did.</summary>
    public bool TryUse(string launch) => known.TryRemove(launch, out _);
}
