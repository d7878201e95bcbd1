using Prescreen.Facts;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.CatchUp;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Work;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.Support;

/// <summary>Decisions on a ward's server through another transport, or on a server of its own.</summary>
internal sealed class Shop : IDisposable
{
    private readonly FhirClient client;
    private readonly FhirSubjectStore store;

    public Shop(Ward ward, HttpMessageHandler transport)
    {
        client = new FhirClient(transport, new FhirClientOptions { BaseUrl = ward.Server.BaseUrl, FirstDelay = TimeSpan.FromMilliseconds(5) }, TimeProvider.System);
        store = new FhirSubjectStore(client, ward.Server.BaseUrl, ward.Time);
        Decisions = new SubjectDecisions(
            client, ward.Server.BaseUrl, store, new SubjectSync(client, ward.System.Store.Screenings, ward.System.Protocols), ward.System.Store, new WorkSignal(), SiteCalendar.Utc, ward.Time);
    }

    public ISubjectDecisions Decisions { get; }

    public void Dispose()
    {
        store.Dispose();
        client.Dispose();
    }
}
