using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads one resource: what all have in common here, the rest by the type's own reader.</summary>
internal static class ReadHead
{
    /// <summary>Takes the member of this name, its value next, and says whether it did; otherwise leaves the reader where it is.</summary>
    public delegate bool Member<T>(ref Utf8JsonReader reader, string name, ref T resource);

    public static Result<T> Read<T>(ReadOnlySpan<byte> json, string type, T empty, Member<T> member, Func<T, string?> missing)
        where T : FhirResource
        => JsonWalk.Read<T>(json, type, (ref reader) =>
        {
            T resource = empty;
            string? found = null;
            while (reader.NextMember())
            {
                switch (reader.GetString()!)
                {
                    case "resourceType": found = reader.Text(); break;
                    case "id": resource = resource with { Id = reader.Text() }; break;
                    case "meta": resource = resource with { Meta = reader.One(ReadParts.Meta) ?? new Meta() }; break;
                    case "extension": resource = resource with { Extensions = reader.Many(ReadParts.Extension) }; break;
                    case "identifier": resource = resource with { Identifiers = reader.Many(ReadParts.Identifier) }; break;
                    case var name when member(ref reader, name, ref resource): break;
                    default: reader.Pass(); break;
                }
            }

            if (found != type)
            {
                return JsonProblems.WrongType(type);
            }

            return missing(resource) is { } element ? JsonProblems.Missing(type, element) : resource;
        });
}
