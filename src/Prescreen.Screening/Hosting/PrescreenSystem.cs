using System.Security.Cryptography;
using System.Text;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Prescreen.Facts;
using Prescreen.Fhir.Auth;
using Prescreen.Fhir.Rest;
using Prescreen.Fhir.Subscriptions;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Narrative;
using Prescreen.Screening.CatchUp;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Intake;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Records;
using Prescreen.Screening.Work;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Hosting;

/// <summary>The composition root: everything of one installation, put together once, for the Functions app, <c>prescreen serve</c>, the demo and tests.</summary>
public sealed class PrescreenSystem : IAsyncDisposable
{
    private readonly FhirSubjectStore subjects;
    private readonly IAccessTokenSource? ehrTokens;
    private readonly IAccessTokenSource? resultsTokens;

    private PrescreenSystem(PrescreenSettings settings, SystemParts parts)
    {
        Settings = settings;
        Protocols = parts.Protocols;
        Store = parts.Store;
        Time = parts.Time;
        ehrTokens = Tokens(settings.EhrAuth, parts.Time);
        Ehr = Client(settings.Ehr, ehrTokens, parts.Time);
        resultsTokens = settings.Results == settings.Ehr ? null : Tokens(settings.ResultsAuth, parts.Time);
        Results = settings.Results == settings.Ehr ? Ehr : Client(settings.Results, resultsTokens, parts.Time);
        var calendar = new SiteCalendar(settings.TimeZone);
        var hash = new PatientHash(SHA256.HashData(Encoding.UTF8.GetBytes($"prescreen log {settings.Store} {settings.Secrets.FirstOrDefault()}")));
        Records = new FhirPatientRecords(Ehr, Protocols, calendar, parts.Narrative.Read);
        subjects = new FhirSubjectStore(Results, settings.Ehr, parts.Time);
        var sync = new SubjectSync(Results, Store.Screenings, Protocols);
        CatchUp = new CatchUpService(
            Ehr, Results, Store.Ledger, Store.Watermarks, sync, Protocols, Signal, parts.Time, parts.Logs.CreateLogger<CatchUpService>());
        var numbers = new EventNumbers(Store.Watermarks, parts.Time, parts.Logs.CreateLogger<EventNumbers>());
        var guard = new NotificationGuard(settings.Secrets);
        Receive = new ReceiveNotification(
            Store.Ledger, numbers, CatchUp, guard, Signal, Telemetry, parts.Time, parts.Logs.CreateLogger<ReceiveNotification>());
        var screen = new ScreenPatient(Store.Ledger, Store.Screenings, Records, subjects, Protocols, calendar, parts.Time);
        var errands = new Errands(Store.Ledger, Records, sync, CatchUp, Signal, parts.Time);
        Work = new DueWork(Store.Ledger, screen, errands, parts.Worker, hash, Telemetry, parts.Time, parts.Logs.CreateLogger<DueWork>());
        Dispatch = new DispatchDue(Store.Ledger);
        Decisions = new SubjectDecisions(Results, settings.Ehr, subjects, sync, Store, Signal, calendar, parts.Time);
        Notes = new SubjectNotes(Results);
        Caretaker = new Caretaker(this, parts.Worker, parts.Logs.CreateLogger<Caretaker>());
    }

    /// <summary>What the installation is configured by.</summary>
    public PrescreenSettings Settings { get; }

    /// <summary>The active trials.</summary>
    public ActiveProtocols Protocols { get; }

    /// <summary>The ledger, the watermarks and the read model.</summary>
    public LedgerStore Store { get; }

    /// <summary>The EHR.</summary>
    public FhirClient Ehr { get; }

    /// <summary>The results server, perhaps the EHR.</summary>
    public FhirClient Results { get; }

    /// <summary>Where records are read from.</summary>
    public IPatientRecords Records { get; }

    /// <summary>The function that takes notifications.</summary>
    public ReceiveNotification Receive { get; }

    /// <summary>The function that screens who is due.</summary>
    public DueWork Work { get; }

    /// <summary>The function that tells who is due.</summary>
    public DispatchDue Dispatch { get; }

    /// <summary>The function that finds what no notification told of.</summary>
    public CatchUpService CatchUp { get; }

    /// <summary>Writes what people decide.</summary>
    public ISubjectDecisions Decisions { get; }

    /// <summary>Reads what people noted.</summary>
    public ISubjectNotes Notes { get; }

    /// <summary>What is to be done at the start.</summary>
    public Caretaker Caretaker { get; }

    /// <summary>Wakes workers.</summary>
    public WorkSignal Signal { get; } = new();

    /// <summary>Counters and spans.</summary>
    public Telemetry Telemetry { get; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Loads the protocols and opens the store. <paramref name="worker"/> names this process, see <see cref="ILedger.ReleaseAsync"/>.</summary>
    public static async Task<Result<PrescreenSystem>> OpenAsync(
        PrescreenSettings settings, string worker, TimeProvider time, ILoggerFactory logs, CancellationToken ct)
        => ProtocolFolder.Load(settings.Protocols, settings.ValueSets, settings.ConceptMaps).TryGet(out var protocols, out var problem)
            ? await OpenAsync(settings, protocols, worker, time, logs, ct)
            : problem;

    /// <summary>Opens the store, with protocols that are compiled already.</summary>
    public static async Task<Result<PrescreenSystem>> OpenAsync(
        PrescreenSettings settings, ActiveProtocols protocols, string worker, TimeProvider time, ILoggerFactory logs, CancellationToken ct, LedgerOptions? ledger = null)
    {
        var (narrative, problems) = LexiconFolder.Load(settings.Narrative);
        return narrative is null ? problems[0]
            : (await LedgerStore.OpenAsync(settings.Store, time, ledger, ct))
                .Select(store => new PrescreenSystem(settings, new SystemParts(protocols, narrative, store, new WorkerIdentity(worker), time, logs)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        subjects.Dispose();
        Ehr.Dispose();
        Results.Dispose();
        (ehrTokens as IDisposable)?.Dispose();
        (resultsTokens as IDisposable)?.Dispose();
        Telemetry.Dispose();
        await Store.DisposeAsync();
    }

    private static FhirClient Client(Uri baseUrl, IAccessTokenSource? tokens, TimeProvider time)
        => new(FhirTransport.Create(), new FhirClientOptions { BaseUrl = baseUrl }, time, tokens);

    internal static IAccessTokenSource? Tokens(SignIn? signIn, TimeProvider time) => signIn switch
    {
        null => null,
        SmartSignIn smart => new SmartBackendTokens(FhirTransport.Create(), smart.Options, time, () => RandomNumberGenerator.GetHexString(32, lowercase: true)),
        AzureSignIn azure => new AzureTokens(new DefaultAzureCredential(), azure.Scope, time),
        _ => throw new System.Diagnostics.UnreachableException($"No case for {signIn.GetType().Name}."),
    };

    private sealed record SystemParts(
        ActiveProtocols Protocols, NarrativeReader Narrative, LedgerStore Store, WorkerIdentity Worker, TimeProvider Time, ILoggerFactory Logs);
}
