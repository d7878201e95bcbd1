using Prescreen.Fhir.Model;

namespace Prescreen.Screening.WriteBack;

/// <summary>What the engine calls itself in what it writes.</summary>
public static class EngineIdentity
{
    /// <summary>"0.1.0".</summary>
    public static string Version { get; } = typeof(EngineIdentity).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The identifier of the engine's Device.</summary>
    public static Identifier Identifier { get; } = new(PrescreenUrls.Identifiers, $"engine-{Version}");
}
