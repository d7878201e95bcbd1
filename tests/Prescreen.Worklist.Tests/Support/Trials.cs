using Prescreen.Protocols;
using Prescreen.Screening;
using Prescreen.Screening.Hosting;

namespace Prescreen.Worklist.Tests.Support;

/// <summary>The two trials that come with the program.</summary>
internal static class Trials
{
    private static readonly Lazy<ActiveProtocols> Loaded = new(() =>
    {
        var profiles = Path.Combine(AppContext.BaseDirectory, "fhir-profiles");
        return ProtocolFolder.Load(Path.Combine(profiles, "protocols"), Path.Combine(profiles, "valuesets")).Value;
    });

    public static ActiveProtocols All => Loaded.Value;

    public static Protocol Cea => All.Find("cea-car-t")!;
}
