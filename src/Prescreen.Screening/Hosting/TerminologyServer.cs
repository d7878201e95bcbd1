using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Prescreen.Fhir.Rest;

namespace Prescreen.Screening.Hosting;

/// <summary>A hospital's terminology server; how to sign in there stands under <c>Prescreen:Terminology</c> (<c>Auth</c> and its keys, as for the EHR).</summary>
public static class TerminologyServer
{
    /// <summary>A client, or every problem of its settings (APP-001).</summary>
    public static (FhirClient? Client, ImmutableArray<Problem> Problems) Open(IConfiguration configuration, Uri server, TimeProvider time)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var signIn = AuthSettings.Read(configuration, "Prescreen:Terminology", server, problems);
        return problems.Count > 0
            ? (null, problems.ToImmutable())
            : (new FhirClient(FhirTransport.Create(), new FhirClientOptions { BaseUrl = server }, time, PrescreenSystem.Tokens(signIn, time)), []);
    }
}
