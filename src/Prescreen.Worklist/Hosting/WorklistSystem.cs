using Prescreen.Screening.Hosting;
using Prescreen.Worklist.Audit;

namespace Prescreen.Worklist.Hosting;

/// <summary>The composition root of the pages: what they need, put together once beside a <see cref="PrescreenSystem"/>.</summary>
public sealed class WorklistSystem
{
    internal WorklistSystem(PrescreenSystem system, WorklistSettings settings, IAuditTrail audit)
        => (System, Settings, Audit) = (system, settings, audit);

    /// <summary>The installation. It outlives this.</summary>
    public PrescreenSystem System { get; }

    /// <summary>What the pages are configured by.</summary>
    public WorklistSettings Settings { get; }

    /// <summary>Who did what.</summary>
    public IAuditTrail Audit { get; }
}
