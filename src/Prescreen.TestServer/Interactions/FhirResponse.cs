using Prescreen.TestServer.Json;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>What an interaction answers, before it is HTTP or a Bundle entry.</summary>
internal sealed record FhirResponse(int Status, byte[] Body)
{
    public string? ETag { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The version's address without the base: "Patient/7/_history/1".</summary>
    public string? Location { get; init; }

    public bool Failed => Status >= 400;

    public static FhirResponse Of(Problem problem)
    {
        var (status, issueType) = RefusalStatus.Of(problem);
        return new FhirResponse(status, OutcomeBody.Write("error", issueType, problem.Text, problem.Code, problem.Place));
    }

    /// <summary>A resource as it is, or after writing it.</summary>
    public static FhirResponse Of(int status, StoredResource stored, string prefer = "")
        => new(status, prefer.Contains("return=minimal", StringComparison.Ordinal) ? [] : Shown(stored, prefer))
        {
            ETag = stored.ETag,
            LastModified = stored.Updated,
            Location = status == 201 || prefer.Length > 0 ? $"{stored.Reference}/_history/{stored.Version}" : null,
        };

    private static byte[] Shown(StoredResource stored, string prefer) => prefer.Contains("return=OperationOutcome", StringComparison.Ordinal)
        ? OutcomeBody.Write("information", "informational", "Done.")
        : stored.Body;
}
