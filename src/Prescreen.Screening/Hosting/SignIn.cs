using Prescreen.Fhir.Auth;

namespace Prescreen.Screening.Hosting;

/// <summary>How to sign in at a FHIR server.</summary>
public abstract record SignIn
{
    private protected SignIn()
    {
    }
}

/// <summary>SMART Backend Services (Auth=smart). Prints without its keys.</summary>
public sealed record SmartSignIn(SmartBackendOptions Options) : SignIn
{
    /// <inheritdoc/>
    public override string ToString() => "smart";
}

/// <summary>The Azure identity of the process (Auth=azure): a managed identity, a workload identity, environment variables or a developer's sign-in.</summary>
/// <param name="Scope">What the token is for, "https://workspace-service.fhir.azurehealthcareapis.com/.default".</param>
public sealed record AzureSignIn(string Scope) : SignIn;
