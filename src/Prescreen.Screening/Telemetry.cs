using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Prescreen.Screening;

/// <summary>Counters and spans, by the name "Prescreen"; no patient in any of them.</summary>
public sealed class Telemetry : IDisposable
{
    private readonly Meter meter = new("Prescreen");

    /// <summary>Makes the instruments.</summary>
    public Telemetry()
    {
        Notifications = meter.CreateCounter<long>("prescreen.notifications", description: "Notifications acknowledged");
        Screenings = meter.CreateCounter<long>("prescreen.screenings", description: "Patients screened");
        Parked = meter.CreateCounter<long>("prescreen.parked", description: "Patients parked with a problem");
        Duration = meter.CreateHistogram<double>("prescreen.screening.duration", "ms", "From claim to settlement");
    }

    /// <summary>The spans' source.</summary>
    public ActivitySource Spans { get; } = new("Prescreen");

    internal Counter<long> Notifications { get; }

    internal Counter<long> Screenings { get; }

    internal Counter<long> Parked { get; }

    internal Histogram<double> Duration { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Spans.Dispose();
        meter.Dispose();
    }
}
