using Prescreen.Screening.Hosting;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Reading;
using Prescreen.Worklist.Subjects;

namespace Prescreen.Worklist.Hosting;

/// <summary>The composition root of the pages: what they need, put together once beside a <see cref="PrescreenSystem"/>.</summary>
public sealed class WorklistSystem
{
    internal WorklistSystem(PrescreenSystem system, WorklistSettings settings, IAuditTrail audit)
    {
        (System, Settings, Audit) = (system, settings, audit);
        Names = new PatientNames(system.Ehr, system.Time);
        Visits = new LastVisits(system.Store.Kept);
        Subjects = new SubjectIndex(system.Store.Screenings, system.Time);
    }

    /// <summary>The installation. It outlives this.</summary>
    public PrescreenSystem System { get; }

    /// <summary>What the pages are configured by.</summary>
    public WorklistSettings Settings { get; }

    /// <summary>Who did what.</summary>
    public IAuditTrail Audit { get; }

    /// <summary>Who patients are.</summary>
    public PatientNames Names { get; }

    /// <summary>When each person last looked at each list.</summary>
    public LastVisits Visits { get; }

    /// <summary>The subjects of every study.</summary>
    public SubjectIndex Subjects { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time => System.Time;
}
