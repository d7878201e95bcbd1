using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prescreen.Fhir.Auth.Launch;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Reading;
using Prescreen.Worklist.Subjects;

namespace Prescreen.Worklist.Hosting;

/// <summary>The composition root of the pages: what they need, put together once beside a <see cref="PrescreenSystem"/>, which outlives it.</summary>
public sealed class WorklistSystem : IAsyncDisposable
{
    private readonly ServiceProvider protection;

    private WorklistSystem(PrescreenSystem system, WorklistSettings settings, ILoggerFactory logs, TimeProvider signInTime)
    {
        (System, Settings, SignInTime) = (system, settings, signInTime);
        Names = new PatientNames(system.Ehr, system.Time);
        Visits = new LastVisits(system.Store.Kept);
        Subjects = new SubjectIndex(system.Store.Screenings, system.Time);
        Log = logs.CreateLogger<WorklistSystem>();
        AuditMapping mapping = new(new References(system.Settings.Ehr, system.Settings.Results), system.Protocols, NextId);
        Audit = new AuditTrail(system.Store.AuditStore, mapping, system.Time, Log);
        Forwarder = new AuditForwarder(system.Store.AuditStore, system.Results, system.Time, Log);
        protection = DataProtection.Over(system.Store.Kept);
        Protection = protection.GetRequiredService<IDataProtectionProvider>();
        Sessions = new SessionKeeper(system.Store.Sessions, Protection, settings, signInTime);
        Cookies = new SessionCookies(settings, Protection, signInTime);
        Flows = settings.Ways.ToFrozenDictionary(way => way.Key, way => new CodeFlow(FhirTransport.Create(), PartyOf(way, settings), signInTime, NextId), StringComparer.Ordinal);
    }

    /// <summary>The installation.</summary>
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

    /// <summary>The clock of sessions and sign-in, which must not jump when a play does.</summary>
    internal TimeProvider SignInTime { get; }

    internal AuditForwarder Forwarder { get; }

    internal IDataProtectionProvider Protection { get; }

    internal SessionKeeper Sessions { get; }

    internal SessionCookies Cookies { get; }

    internal FrozenDictionary<string, CodeFlow> Flows { get; }

    internal ILogger Log { get; }

    /// <summary>
    /// Puts the pages together; WORK-016 where the settings name a study that isn't active. <paramref name="signInTime"/> is the clock of sessions where it isn't the system's:
    /// one that jumps would end them.
    /// </summary>
    public static Result<WorklistSystem> Open(PrescreenSystem system, WorklistSettings settings, ILoggerFactory logs, TimeProvider? signInTime = null)
    {
        var unknown = settings.Access.Keys.Order(StringComparer.Ordinal).FirstOrDefault(study => system.Protocols.Find(study) is null);
        return unknown is null ? new WorklistSystem(system, settings, logs, signInTime ?? system.Time) : WorklistProblems.UnknownStudy($"Prescreen:Worklist:Access:{unknown}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Forwarder.Dispose();
        foreach (var flow in Flows.Values)
        {
            flow.Dispose();
        }

        await protection.DisposeAsync();
    }

    private static string NextId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static RelyingParty PartyOf(SignInWay way, WorklistSettings settings) => new()
    {
        Issuer = way.Issuer,
        IsSmart = way.IsSmart,
        ClientId = way.ClientId,
        ClientSecret = way.ClientSecret,
        Keys = way.Keys,
        Redirect = new Uri(settings.PublicUrl, Addresses.Callback),
    };
}
